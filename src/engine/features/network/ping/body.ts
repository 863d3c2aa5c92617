export { pingDialogue, traceDialogue } from './dialogue.ts';
export { ping } from './ping.ts';
export { trace } from './trace.ts';

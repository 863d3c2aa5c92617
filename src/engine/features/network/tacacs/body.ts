export { groups } from './ask.ts';
export { topics } from './debug.ts';
export { printed } from './lines.ts';
export { forget, hideKeys } from './servers.ts';

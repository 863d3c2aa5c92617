export { groups } from './ask.ts';
export { topics } from './debug.ts';
export { groupLines, serverLines, sourceLines } from './lines.ts';
export { forget, hideKeys } from './servers.ts';

export { groupMode, serverMode } from './config.ts';
export { groupHeader, serverHeader } from './headers.ts';

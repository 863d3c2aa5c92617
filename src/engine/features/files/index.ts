export { default as files } from './files/index.ts';
export { default as linearFlash } from './linear-flash/index.ts';

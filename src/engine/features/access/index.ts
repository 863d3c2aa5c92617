export { default as aaa } from './aaa/index.ts';
export { default as access } from './access/index.ts';
export { default as terminal } from './terminal/index.ts';

export { default as files } from './files/index.ts';

export { styleOf, texts } from './copying.ts';
export { work } from './work.ts';

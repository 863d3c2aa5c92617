export { leave } from './account.ts';
export { topics } from './debug.ts';
export { asked } from './authorize.ts';
export { withLists } from './line-lists.ts';
export { model } from './model.ts';
export { listLines, sessionLines } from './printed.ts';

export { default as alias } from './alias/index.ts';
export { default as clock } from './clock/index.ts';
export { default as debugging } from './debugging/index.ts';
export { default as hostname } from './hostname/index.ts';
export { default as inventory } from './inventory/index.ts';
export { default as privilege } from './privilege/index.ts';
export { default as service } from './service/index.ts';

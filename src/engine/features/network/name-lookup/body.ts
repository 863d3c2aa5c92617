export { ping } from './ping.ts';
export { addressOf, resolveName } from './resolve.ts';

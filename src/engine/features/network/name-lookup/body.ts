export { addressOf, nameOf, resolveName } from './resolve.ts';

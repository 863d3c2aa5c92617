export { default as cryptoKeys } from './crypto-keys/index.ts';
export { default as authenticity } from './authenticity/index.ts';
export { default as forgedImage } from './forged-image/index.ts';
export { default as resilience } from './resilience/index.ts';
export { default as ssh } from './ssh/index.ts';

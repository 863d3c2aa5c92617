export { usableKeys as storedKeys } from './keys.ts';
export { type TrustChain, trustChain, type TrustKey, type TrustLink } from './trust.ts';

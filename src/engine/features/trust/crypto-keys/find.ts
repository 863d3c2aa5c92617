export { findPair } from '../../../system/crypto/find-pair.ts';

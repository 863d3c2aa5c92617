import { bytesContent, type Content } from '../content.ts';
import { sha512Hex } from './digests.ts';
import { signDigest } from './rsa.ts';
import { privateTrainingKey, type TrainingKeyId } from './training-keys.ts';

/** A signature of a content in a file of its own, as `openssl dgst -sha512 -sign` makes it. */
export const detachedSignature = (content: Content, key: TrainingKeyId): Content =>
  bytesContent(signDigest(privateTrainingKey(key), sha512Hex(content)));

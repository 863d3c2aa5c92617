import { pbkdf2 } from '@noble/hashes/pbkdf2.js';
import { scrypt } from '@noble/hashes/scrypt.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { encode64, utf8Encode } from '../bytes.ts';
import { ITOA64 } from './password-md5.ts';

/** What types 8 and 9 store after the salt. */
export function slowHash(type: 8 | 9, salt: string, clear: string): string {
  const [password, saltBytes] = [utf8Encode(clear), utf8Encode(salt)];
  const bytes =
    type === 8
      ? pbkdf2(sha256, password, saltBytes, { c: 20_000, dkLen: 32 })
      : scrypt(password, saltBytes, { N: 16_384, r: 1, p: 1, dkLen: 32 });
  return encode64(bytes, ITOA64);
}

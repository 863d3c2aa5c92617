import { md5 } from '@noble/hashes/legacy.js';
import { concat, utf8Encode } from '../bytes.ts';

/** The 64 characters of crypt(3) and of type 4, 5, 8 and 9 secrets. */
export const ITOA64 = './0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';

const MAGIC = utf8Encode('$1$');
const ROUNDS = 1000;
/** Which digest bytes make each group of characters, least significant first. */
const GROUPS = [[12, 6, 0], [13, 7, 1], [14, 8, 2], [15, 9, 3], [5, 10, 4], [11]] as const;

/** FreeBSD md5crypt, the algorithm of type 5: the 22 characters that follow `$1$salt$`. */
export function md5crypt(clear: string, salt: string): string {
  const password = utf8Encode(clear);
  const saltBytes = utf8Encode(salt);
  let digest = md5(firstInput(password, saltBytes));
  for (let round = 0; round < ROUNDS; round++) {
    digest = md5(
      concat(
        round % 2 ? password : digest,
        round % 3 ? saltBytes : new Uint8Array(),
        round % 7 ? password : new Uint8Array(),
        round % 2 ? digest : password,
      ),
    );
  }
  return GROUPS.map((group) => encodeGroup(group.map((index) => digest[index] ?? 0))).join('');
}

function firstInput(password: Uint8Array, salt: Uint8Array): Uint8Array {
  const { length } = password;
  const inner = md5(concat(password, salt, password));
  const stretched = Uint8Array.from({ length }, (_, i) => inner[i % inner.length] ?? 0);
  const bits: number[] = [];
  for (let rest = length; rest > 0; rest >>= 1) bits.push(rest & 1 ? 0 : (password[0] ?? 0));
  return concat(password, MAGIC, salt, stretched, Uint8Array.from(bits));
}

/** Bytes, least significant first, as one character for each six bits begun. */
function encodeGroup(bytes: readonly number[]): string {
  let word = bytes.reduceRight((value, byte) => (value << 8) | byte, 0);
  let text = '';
  for (let i = 0; i <= bytes.length; i++) {
    text += ITOA64[word & 0x3f];
    word >>= 6;
  }
  return text;
}

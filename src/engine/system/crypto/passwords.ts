import { sha256 } from '@noble/hashes/sha2.js';
import { part } from '../../kernel/part.ts';
import { spendOnce } from '../../kernel/work.ts';
import { encode64, utf8Encode } from '../bytes.ts';
import { ITOA64, md5crypt } from './password-md5.ts';
import { decodeType7, drawOffset, encodeType7, isType7 } from './password-type7.ts';

/** How a configuration stores a password: `secret 9 $9$...`. Type 4 is only read, no release here writes it. */
export type SecretType = 0 | 4 | 5 | 7 | 8 | 9;

/** Draws an integer from 0 to below - 1. */
export type RandomInt = (below: number) => number;

const forms: Readonly<Record<SecretType, (stored: string) => boolean>> = {
  0: (stored) => stored.length > 0,
  4: (stored) => /^[./0-9A-Za-z]{43}$/.test(stored),
  5: (stored) => /^\$1\$[./0-9A-Za-z]{1,8}\$[./0-9A-Za-z]{22}$/.test(stored),
  7: isType7,
  8: (stored) => /^\$8\$[./0-9A-Za-z]{14}\$[./0-9A-Za-z]{43}$/.test(stored),
  9: (stored) => /^\$9\$[./0-9A-Za-z]{14}\$[./0-9A-Za-z]{43}$/.test(stored),
};

/** True when a text has the form of a stored secret of that type, as far as a parser can tell. */
export const validStored = (type: SecretType, stored: string): boolean => forms[type](stored);

/** What a device writes into its configuration for a password typed in clear. */
export function encodeSecret(type: Exclude<SecretType, 4>, clear: string, randomInt: RandomInt): string {
  switch (type) {
    case 0:
      return clear;
    case 7:
      return encodeType7(clear, drawOffset(randomInt));
    case 5:
      return salted(5, drawSalt(4, randomInt), clear);
    case 8:
    case 9:
      return salted(type, drawSalt(14, randomInt), clear);
  }
}

/** True when `clear` is the password behind a stored secret; false also when the secret has not the form of its type. */
export function checkSecret(type: SecretType, stored: string, clear: string): boolean {
  if (!validStored(type, stored)) return false;
  switch (type) {
    case 0:
      return stored === clear;
    case 4:
      return stored === encode64(sha256(utf8Encode(clear)), ITOA64);
    case 7:
      return decodeType7(stored) === clear;
    case 5:
    case 8:
    case 9:
      return stored === salted(type, stored.split('$')[2] ?? '', clear);
  }
}

/** The password behind one that can be read back; undefined for all others. */
export const clearText = (type: SecretType, stored: string): string | undefined =>
  type === 7 ? decodeType7(stored) : type === 0 ? stored : undefined;

const drawSalt = (length: number, randomInt: RandomInt): string =>
  Array.from({ length }, () => ITOA64[randomInt(ITOA64.length)]).join('');

const slow = part(() => import('./password-slow.ts'));

/** Work of a hash. */
const HASHING = { 5: 4_000, 8: 60_000, 9: 60_000 } as const;

const MAX_REMEMBERED = 500;
const remembered = new Map<string, string>();

/** The stored form for this salt. Types 8 and 9 are slow on purpose, so what was computed once is remembered: labs are replayed. */
function salted(type: 5 | 8 | 9, salt: string, clear: string): string {
  const key = `${type} ${salt} ${clear}`;
  spendOnce(key, HASHING[type]);
  const held = remembered.get(key);
  if (held !== undefined) return held;
  const stored = `$${type === 5 ? 1 : type}$${salt}$${hash(type, salt, clear)}`;
  if (remembered.size >= MAX_REMEMBERED) remembered.clear();
  remembered.set(key, stored);
  return stored;
}

const hash = (type: 5 | 8 | 9, salt: string, clear: string): string =>
  type === 5 ? md5crypt(clear, salt) : slow.get().slowHash(type, salt, clear);

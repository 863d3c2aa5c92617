import { md5, sha1 } from '@noble/hashes/legacy.js';
import { sha256, sha512 } from '@noble/hashes/sha2.js';
import { toHex } from './bytes.ts';
import { type Content, contentKey, stream } from './content.ts';

export type HashName = 'md5' | 'sha1' | 'sha256' | 'sha512';

/** A streaming hash that can be started again: `init`, any number of `update`, `digest` in lower-case hexadecimal. */
export interface StreamHasher {
  init(): unknown;
  update(bytes: Uint8Array): unknown;
  digest(): string;
}

interface PlainHash {
  update(bytes: Uint8Array): unknown;
  digest(): Uint8Array;
}

/** The hashers that every host has; slower, and the same to the last bit. */
export function plainHashers(): Record<HashName, StreamHasher> {
  const plain = (create: () => PlainHash): StreamHasher => {
    let hash = create();
    return {
      init: () => {
        hash = create();
      },
      update: (bytes) => hash.update(bytes),
      digest: () => toHex(hash.digest()),
    };
  };
  return {
    md5: plain(() => md5.create()),
    sha1: plain(() => sha1.create()),
    sha256: plain(() => sha256.create()),
    sha512: plain(() => sha512.create()),
  };
}

const MAX_REMEMBERED = 2000;

const hashers: Record<HashName, StreamHasher> = plainHashers();
const remembered = new Map<string, string>();
const known = new Map<string, string>();

/** Hands the engine faster hashers than its own, made by the host. They change how long a digest takes, never what it is. */
export function installHashers(faster: Partial<Record<HashName, StreamHasher>>): void {
  Object.assign(hashers, faster);
}

/** Tells the digest of a content that the host computed, now or when the product was built. */
export function knowDigest(name: HashName, content: Content, hex: string): void {
  known.set(`${name} ${contentKey(content)}`, hex);
}

/** Whether the digest of a content is there without reading its bytes. */
export function hasDigest(name: HashName, content: Content): boolean {
  const key = `${name} ${contentKey(content)}`;
  return known.has(key) || remembered.has(key);
}

/** Digest of all bytes of a content, lower-case hexadecimal. Streamed the first time, remembered after that. */
export function digestHex(name: HashName, content: Content): string {
  const key = `${name} ${contentKey(content)}`;
  const held = known.get(key) ?? remembered.get(key);
  if (held !== undefined) return held;
  const hex = computeDigest(hashers[name], content);
  const oldest = remembered.keys().next().value;
  if (oldest !== undefined && remembered.size >= MAX_REMEMBERED) remembered.delete(oldest);
  remembered.set(key, hex);
  return hex;
}

/** Digest by this hasher, nothing remembered. */
export function computeDigest(hasher: StreamHasher, content: Content): string {
  hasher.init();
  for (const chunk of stream(content)) hasher.update(chunk);
  return hasher.digest();
}

export const md5Hex = (content: Content): string => digestHex('md5', content);
export const sha1Hex = (content: Content): string => digestHex('sha1', content);
export const sha256Hex = (content: Content): string => digestHex('sha256', content);
export const sha512Hex = (content: Content): string => digestHex('sha512', content);

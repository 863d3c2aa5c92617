import { md5, sha1 } from '@noble/hashes/legacy.js';
import { sha256, sha512 } from '@noble/hashes/sha2.js';
import { spendOnce } from '../../kernel/work.ts';
import { toHex } from '../bytes.ts';
import { type Content, contentKey, plainlyDiffer, sizeOf, stream } from '../content.ts';

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

/** Bytes that are hashed for a unit of work. */
const BYTES = 1000;

const MAX_REMEMBERED = 2000;

/** Digests by hash and content: `sha512 KEY`. */
export type KnownDigests = Readonly<Record<string, string>>;

interface Computed {
  readonly hex: string;
  /** Bytes that were read for it. */
  readonly size: number;
}

const hashers: Record<HashName, StreamHasher> = plainHashers();
const remembered = new Map<string, Computed>();
const known = new Map<string, string>();
/** Contents whose SHA-512 was told, by it. */
const originals = new Map<string, Content>();

const keyOf = (name: HashName, content: Content): string => `${name} ${contentKey(content)}`;

/** Hands the engine faster hashers than its own, made by the host. They change how long a digest takes, never what it is. */
export function installHashers(faster: Partial<Record<HashName, StreamHasher>>): void {
  Object.assign(hashers, faster);
}

/** Tells the digest of a content that the host computed, now or when the product was built. */
export function knowDigest(name: HashName, content: Content, hex: string): void {
  known.set(keyOf(name, content), hex);
  if (name === 'sha512') originals.set(hex, content);
}

/** Tells digests that were computed when the product was built. */
export function knowDigests(digests: KnownDigests): void {
  for (const [key, hex] of Object.entries(digests)) known.set(key, hex);
}

/** The digests that had to be computed so far from so many bytes or more. */
export const computedDigests = (atLeast: number): KnownDigests =>
  Object.fromEntries([...remembered].flatMap(([key, { hex, size }]) => (size >= atLeast ? [[key, hex]] : [])));

/** Whether the digest of a content is there without reading its bytes. */
export function hasDigest(name: HashName, content: Content): boolean {
  const key = keyOf(name, content);
  return known.has(key) || remembered.has(key);
}

/** Digest of all bytes of a content, lower-case hexadecimal. Streamed the first time, remembered after that. */
export function digestHex(name: HashName, content: Content): string {
  const key = keyOf(name, content);
  spendOnce(key, Math.ceil(sizeOf(content) / BYTES));
  const held = known.get(key) ?? remembered.get(key)?.hex;
  if (held !== undefined) return held;
  const hex = computeDigest(hashers[name], content);
  const oldest = remembered.keys().next().value;
  if (oldest !== undefined && remembered.size >= MAX_REMEMBERED) remembered.delete(oldest);
  remembered.set(key, { hex, size: sizeOf(content) });
  return hex;
}

/** Forgets what was computed so far. */
export const forgetDigests = (): void => remembered.clear();

/**
 * Whether this is the SHA-512 of a content. Nobody has ever found two contents with one SHA-512: one that plainly differs
 * from the content that is known to have it does not, and need not be read to the end.
 */
export function hasSha512(content: Content, hex: string): boolean {
  const original = originals.get(hex);
  if (original && !hasDigest('sha512', content) && plainlyDiffer(content, original)) return false;
  return sha512Hex(content) === hex;
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

import { sha256 } from '@noble/hashes/sha2.js';
import { spend } from '../kernel/work.ts';
import { decode64, encode64, fromHex, latin1Decode, toHex, utf8Decode, utf8Encode, utf8Length } from './bytes.ts';
import { noise } from './noise.ts';

/** Bytes written over what a content holds at `at`; what would fall behind its end is ignored. */
export interface Patch {
  readonly at: number;
  readonly hex: string;
}

/**
 * What a file holds, as plain data small enough for a state tree: bytes are made when somebody reads them.
 * Treat it as immutable; equal descriptors are equal bytes.
 */
export type Content =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'bytes'; readonly base64: string }
  | { readonly kind: 'fill'; readonly byte: number; readonly length: number }
  | { readonly kind: 'noise'; readonly seed: string; readonly length: number }
  | { readonly kind: 'join'; readonly parts: readonly Content[] }
  | { readonly kind: 'cut'; readonly base: Content; readonly length: number }
  | { readonly kind: 'slice'; readonly base: Content; readonly from: number; readonly length: number }
  | { readonly kind: 'patched'; readonly base: Content; readonly patches: readonly Patch[] };

const CHUNK = 0x40000;
/** Bytes that a text is shorter than. */
export const LARGEST_TEXT = 0x100000;
/** Parts that are put together for a unit of work. */
const PARTS = 10;
/** Control characters a text may hold: ETX (around banners), BEL, BS, TAB, LF, VT, FF, CR, ESC. */
const TEXT_CONTROLS: readonly number[] = [3, 7, 8, 9, 10, 11, 12, 13, 27];

export const textContent = (text: string): Content => ({ kind: 'text', text });
export const emptyContent: Content = textContent('');

/** A content that holds exactly these bytes: as text where it is text, so that state stays readable. */
export function bytesContent(bytes: Uint8Array): Content {
  const text = bytes.length < LARGEST_TEXT ? utf8Decode(bytes) : undefined;
  return text !== undefined && isText(text) ? textContent(text) : { kind: 'bytes', base64: encode64(bytes) };
}

/** Its first `length` bytes; itself when it is not longer. Equal cuts of equal contents are equal descriptors. */
export function cut(base: Content, length: number): Content {
  if (length >= sizeOf(base)) return base;
  switch (base.kind) {
    case 'fill':
    case 'noise':
    case 'cut':
    case 'slice':
      return { ...base, length };
    case 'join':
      return join(...cutParts(base.parts, length));
    case 'patched': {
      const within = base.patches.filter(({ at }) => at < length);
      return within.length > 0 ? patch(cut(base.base, length), ...within) : cut(base.base, length);
    }
    case 'text':
    case 'bytes':
      return { kind: 'cut', base, length };
  }
}

/** Its bytes from `from` on, at most `length` of them. */
export function slice(base: Content, from: number, length = Infinity): Content {
  if (from <= 0) return cut(base, length);
  const rest = Math.max(0, Math.min(length, sizeOf(base) - from));
  return base.kind === 'slice'
    ? { ...base, from: base.from + from, length: rest }
    : { kind: 'slice', base, from, length: rest };
}

function cutParts(parts: readonly Content[], length: number): readonly Content[] {
  const kept: Content[] = [];
  let left = length;
  for (const part of parts) {
    if (left <= 0) break;
    kept.push(cut(part, left));
    left -= sizeOf(part);
  }
  return kept;
}

/** The same content with some bytes overwritten, later patches over earlier ones. */
export function patch(base: Content, ...patches: readonly Patch[]): Content {
  return base.kind === 'patched'
    ? { ...base, patches: [...base.patches, ...patches] }
    : { kind: 'patched', base, patches };
}

/** Contents put one after the other as they come. Texts that meet become one text while it is not too long. */
export class Joined {
  readonly #parts: Content[] = [];

  add(content: Content): void {
    const added = content.kind === 'join' ? content.parts : [content];
    spend(Math.ceil(added.length / PARTS));
    for (const part of added) {
      const last = this.#parts.at(-1);
      if (last?.kind !== 'text' || part.kind !== 'text' || last.text.length + part.text.length > LARGEST_TEXT)
        this.#parts.push(part);
      else this.#parts[this.#parts.length - 1] = textContent(last.text + part.text);
    }
  }

  /** Parts that it cannot do with fewer of. */
  get parts(): number {
    return this.#parts.length;
  }

  get content(): Content {
    const [only, ...more] = this.#parts;
    return only && more.length === 0 ? only : { kind: 'join', parts: [...this.#parts] };
  }
}

/** One after the other. */
export function join(...contents: readonly Content[]): Content {
  const joined = new Joined();
  for (const content of contents) joined.add(content);
  return joined.content;
}

const literals = new WeakMap<Content, Uint8Array>();

function literal(content: Content & { readonly kind: 'text' | 'bytes' }): Uint8Array {
  let bytes = literals.get(content);
  if (!bytes) {
    bytes = content.kind === 'text' ? utf8Encode(content.text) : decode64(content.base64);
    literals.set(content, bytes);
  }
  return bytes;
}

const sizes = new WeakMap<Content, number>();

function counted<C extends Content>(content: C, count: (content: C) => number): number {
  const size = sizes.get(content) ?? count(content);
  sizes.set(content, size);
  return size;
}

/** Size in bytes. */
export function sizeOf(content: Content): number {
  switch (content.kind) {
    case 'text':
      return counted(content, ({ text }) => utf8Length(text));
    case 'bytes':
      return literal(content).length;
    case 'fill':
    case 'noise':
    case 'slice':
      return content.length;
    case 'join':
      return counted(content, ({ parts }) => parts.reduce((sum, part) => sum + sizeOf(part), 0));
    case 'cut':
      return Math.min(content.length, sizeOf(content.base));
    case 'patched':
      return sizeOf(content.base);
  }
}

/** The bytes from `offset` on, at most `length` of them; fewer at the end of the content. */
export function read(content: Content, offset: number, length: number): Uint8Array {
  const target = new Uint8Array(Math.max(0, Math.min(length, sizeOf(content) - offset)));
  fill(content, offset, target);
  return target;
}

/** All bytes in order, in chunks of at most 256 KiB. The chunk is reused: it is only good until the next one is taken. */
export function* stream(content: Content): Generator<Uint8Array, void, undefined> {
  const size = sizeOf(content);
  const buffer = new Uint8Array(Math.min(size, CHUNK));
  for (let offset = 0; offset < size; offset += CHUNK) {
    const chunk = buffer.subarray(0, Math.min(CHUNK, size - offset));
    fill(content, offset, chunk);
    yield chunk;
  }
}

/** Writes the bytes from `offset` on into the whole of `target`, which does not reach past the end. */
function fill(content: Content, offset: number, target: Uint8Array): void {
  switch (content.kind) {
    case 'text':
    case 'bytes':
      target.set(literal(content).subarray(offset, offset + target.length));
      return;
    case 'fill':
      target.fill(content.byte);
      return;
    case 'noise':
      noise(content.seed, offset, target);
      return;
    case 'join':
      fillJoined(content.parts, offset, target);
      return;
    case 'cut':
      fill(content.base, offset, target);
      return;
    case 'slice':
      fill(content.base, content.from + offset, target);
      return;
    case 'patched':
      fill(content.base, offset, target);
      for (const { at, hex } of content.patches) overwrite(target, at - offset, hex);
  }
}

function fillJoined(parts: readonly Content[], offset: number, target: Uint8Array): void {
  let start = -offset;
  for (const part of parts) {
    const end = start + sizeOf(part);
    const from = Math.max(start, 0);
    const to = Math.min(end, target.length);
    if (from < to) fill(part, from - start, target.subarray(from, to));
    start = end;
  }
}

function overwrite(target: Uint8Array, at: number, hex: string): void {
  if (at >= target.length || at + hex.length / 2 <= 0) return;
  const bytes = fromHex(hex);
  for (let i = Math.max(0, -at); i < bytes.length && at + i < target.length; i++) target[at + i] = bytes[i] ?? 0;
}

/**
 * Whether two contents are known to differ, from a few of their bytes: their sizes and what was written over one of
 * them. False proves nothing.
 */
export function plainlyDiffer(content: Content, other: Content): boolean {
  if (sizeOf(content) !== sizeOf(other)) return true;
  if (content.kind !== 'patched') return other.kind === 'patched' && plainlyDiffer(other, content);
  return content.patches.some(({ at, hex }) => {
    const length = hex.length / 2;
    return toHex(read(content, at, length)) !== toHex(read(other, at, length));
  });
}

/** What it says, when it is text (UTF-8, or one byte for each character) under 1 MiB; otherwise undefined. */
export function textOf(content: Content): string | undefined {
  if (content.kind === 'text') return content.text.length < LARGEST_TEXT ? content.text : undefined;
  if (sizeOf(content) >= LARGEST_TEXT) return undefined;
  const bytes = read(content, 0, LARGEST_TEXT);
  const text = utf8Decode(bytes) ?? latin1Decode(bytes);
  return isText(text) ? text : undefined;
}

function isText(text: string): boolean {
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if ((code < 0x20 && !TEXT_CONTROLS.includes(code)) || (code >= 0x7f && code < 0xa0)) return false;
  }
  return true;
}

const keys = new WeakMap<Content, string>();

/** Identity of a descriptor: equal keys mean equal bytes. 32 hexadecimal digits. */
export function contentKey(content: Content): string {
  const known = keys.get(content);
  if (known) return known;
  const key = toHex(sha256(utf8Encode(canonical(content))).subarray(0, 16));
  keys.set(content, key);
  return key;
}

function canonical(content: Content): string {
  switch (content.kind) {
    case 'text':
      return `text ${content.text}`;
    case 'bytes':
      return `bytes ${content.base64}`;
    case 'fill':
      return `fill ${content.byte} ${content.length}`;
    case 'noise':
      return `noise ${content.length} ${content.seed}`;
    case 'join':
      return `join ${content.parts.map(contentKey).join(' ')}`;
    case 'cut':
      return `cut ${content.length} ${contentKey(content.base)}`;
    case 'slice':
      return `slice ${content.from} ${content.length} ${contentKey(content.base)}`;
    case 'patched':
      return `patched ${contentKey(content.base)} ${content.patches.map(({ at, hex }) => `${at}:${hex}`).join(' ')}`;
  }
}

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  bytesContent,
  type Content,
  contentKey,
  cut,
  join,
  patch,
  read,
  sizeOf,
  slice,
  stream,
  textContent,
  textOf,
} from './content.ts';

const encoder = new TextEncoder();
const hexByte = fc.integer({ min: 0, max: 255 }).map((byte) => byte.toString(16).padStart(2, '0'));
const patches = fc.array(
  fc.record({
    at: fc.nat(300_000),
    hex: fc.array(hexByte, { minLength: 1, maxLength: 12 }).map((bytes) => bytes.join('')),
  }),
  { minLength: 1, maxLength: 4 },
);

const contents = fc.letrec<{ leaf: Content; content: Content }>((tie) => ({
  leaf: fc.oneof(
    fc.string({ unit: 'binary', maxLength: 200 }).map(textContent),
    fc.uint8Array({ maxLength: 300 }).map(bytesContent),
    fc.record({ kind: fc.constant('fill' as const), byte: fc.nat(255), length: fc.nat(3000) }),
    fc.record({ kind: fc.constant('noise' as const), seed: fc.string({ maxLength: 6 }), length: fc.nat(300_000) }),
  ),
  content: fc.oneof(
    { maxDepth: 3 },
    tie('leaf'),
    fc.array(tie('content'), { maxLength: 4 }).map((parts) => join(...parts)),
    fc.tuple(tie('content'), fc.nat(300_000)).map(([base, length]) => cut(base, length)),
    fc.tuple(tie('content'), fc.nat(3000), fc.nat(300_000)).map(([base, from, length]) => slice(base, from, length)),
    fc.tuple(tie('content'), patches).map(([base, list]) => patch(base, ...list)),
  ),
})).content;

/** All bytes, made the slow and obvious way. */
function whole(content: Content): Uint8Array {
  switch (content.kind) {
    case 'text':
      return encoder.encode(content.text);
    case 'bytes':
      return Uint8Array.from(atob(content.base64), (char) => char.charCodeAt(0));
    case 'fill':
      return new Uint8Array(content.length).fill(content.byte);
    case 'noise':
      return read(content, 0, content.length);
    case 'join':
      return Uint8Array.from(content.parts.flatMap((part) => [...whole(part)]));
    case 'cut':
      return whole(content.base).slice(0, content.length);
    case 'slice':
      return whole(content.base).slice(content.from, content.from + content.length);
    case 'patched': {
      const bytes = whole(content.base);
      for (const { at, hex } of content.patches)
        (hex.match(/../g) ?? []).forEach((byte, i) => {
          if (at + i < bytes.length) bytes[at + i] = Number.parseInt(byte, 16);
        });
      return bytes;
    }
  }
}

/** Copies of the chunks, since a stream reuses its buffer. */
const collect = (content: Content): Uint8Array => Buffer.concat(Array.from(stream(content), (chunk) => chunk.slice()));

describe('content', () => {
  it('gives for any range what the whole has there', () => {
    fc.assert(
      fc.property(contents, fc.nat(310_000), fc.nat(70_000), (content, offset, length) => {
        const bytes = whole(content);
        expect(sizeOf(content)).toBe(bytes.length);
        expect(Buffer.compare(read(content, offset, length), bytes.subarray(offset, offset + length))).toBe(0);
      }),
      { numRuns: 150 },
    );
  });

  it('streams the same bytes, whatever the size', () => {
    fc.assert(
      fc.property(contents, (content) => {
        expect(Buffer.compare(collect(content), whole(content))).toBe(0);
      }),
      { numRuns: 40 },
    );
  });

  it('is plain JSON: a copy of the descriptor has the same key and the same bytes', () => {
    fc.assert(
      fc.property(contents, (content) => {
        const copy = JSON.parse(JSON.stringify(content)) as Content;
        expect(contentKey(copy)).toBe(contentKey(content));
        expect(Buffer.compare(read(copy, 0, 400_000), read(content, 0, 400_000))).toBe(0);
      }),
      { numRuns: 40 },
    );
  });

  it('has another key when a byte, the length or the seed differs', () => {
    const base: Content = { kind: 'noise', seed: 'a', length: 5000 };
    const others = [
      { ...base, seed: 'b' },
      cut(base, 4999),
      patch(base, { at: 7, hex: '00' }),
      join(base, textContent('x')),
    ];
    expect(new Set([base, ...others].map(contentKey)).size).toBe(5);
  });

  it('generates noise without two equal pages, different for each seed', () => {
    const pages = (seed: string) =>
      Array.from({ length: 512 }, (_, page) =>
        Buffer.from(read({ kind: 'noise', seed, length: 1 << 30 }, page * 4096, 4096)).toString('latin1'),
      );
    expect(new Set([...pages('one'), ...pages('two')]).size).toBe(1024);
    expect(sizeOf({ kind: 'noise', seed: 'far', length: 5_000_000_000 })).toBe(5_000_000_000);
    expect(read({ kind: 'noise', seed: 'far', length: 5_000_000_000 }, 4_999_999_990, 100)).toHaveLength(10);
  });

  it('reads text back from text, from bytes and from a patched text', () => {
    const config = 'hostname R1\r\n!\n\tbanner motd \x03 café \u{1f512} \x03\n';
    expect(textOf(textContent(config))).toBe(config);
    expect(textOf(bytesContent(encoder.encode(config)))).toBe(config);
    expect(textOf(patch(textContent('hostname R1'), { at: 10, hex: '32' }))).toBe('hostname R2');
    expect(textOf(patch(textContent('caf?'), { at: 3, hex: 'e9' }))).toBe('café');
  });

  it('knows what is not text, and what is too long to be shown as text', () => {
    expect(textOf({ kind: 'noise', seed: 'x', length: 4000 })).toBeUndefined();
    expect(textOf({ kind: 'bytes', base64: btoa('ab\0cd') })).toBeUndefined();
    expect(textOf(textContent('x'.repeat(1 << 20)))).toBeUndefined();
    expect(textOf(textContent('x'.repeat((1 << 20) - 1)))).toHaveLength((1 << 20) - 1);
  });

  it('joins texts into one text, so that appending keeps the state small', () => {
    expect(join(textContent('a\n'), textContent('b\n'))).toEqual(textContent('a\nb\n'));
  });
});

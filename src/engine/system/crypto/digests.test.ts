import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { createMD5, createSHA1, createSHA256, createSHA512 } from 'hash-wasm';
import { beforeAll, describe, expect, it } from 'vitest';
import { type Content, contentKey, cut, patch, read, sizeOf, stream, textContent } from '../content.ts';
import {
  computeDigest,
  digestHex,
  type HashName,
  hasSha512,
  installHashers,
  knowDigest,
  knowDigests,
  md5Hex,
  plainHashers,
  sha256Hex,
  sha512Hex,
} from './digests.ts';

const names: readonly HashName[] = ['md5', 'sha1', 'sha256', 'sha512'];
const disk: Content = { kind: 'noise', seed: 'digests', length: 1_000_003 };

const reference = (name: HashName, content: Content): string =>
  createHash(name)
    .update(read(content, 0, sizeOf(content)))
    .digest('hex');

beforeAll(() => installHashers(plainHashers()));

describe('digests', () => {
  it('are those that other programs compute from the same bytes', () => {
    expect(md5Hex(textContent(''))).toBe('d41d8cd98f00b204e9800998ecf8427e');
    expect(sha256Hex(textContent('abc'))).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
    fc.assert(
      fc.property(fc.nat(600_000), fc.constantFrom(...names), (length, name) => {
        expect(digestHex(name, cut(disk, length))).toBe(reference(name, cut(disk, length)));
      }),
      { numRuns: 20 },
    );
  });

  it('are the same from the plain and from the WebAssembly hashers', async () => {
    const fast = {
      md5: await createMD5(),
      sha1: await createSHA1(),
      sha256: await createSHA256(),
      sha512: await createSHA512(),
    };
    const plain = plainHashers();
    for (const name of names)
      for (const content of [textContent(''), cut(disk, 128), disk]) {
        expect(computeDigest(plain[name], content)).toBe(reference(name, content));
        expect(computeDigest(fast[name], content)).toBe(reference(name, content));
      }
  });

  it('are computed once for each content', () => {
    let updates = 0;
    const counting = plainHashers().md5;
    installHashers({
      md5: {
        ...counting,
        update: (bytes) => {
          updates++;
          counting.update(bytes);
        },
      },
    });
    const image = patch(disk, { at: 0, hex: '00' });
    const first = md5Hex(image);
    const chunks = [...stream(image)].length;
    expect(updates).toBe(chunks);
    expect(md5Hex(JSON.parse(JSON.stringify(image)) as Content)).toBe(first);
    expect(updates).toBe(chunks);
    installHashers(plainHashers());
  });

  it('of a prefix are those of the cut file', () => {
    expect(sha512Hex(cut(disk, 777))).toBe(
      createHash('sha512')
        .update(read(disk, 0, 777))
        .digest('hex'),
    );
  });

  it('are told apart without reading a content that differs from the one they are known to belong to', () => {
    let updates = 0;
    const counting = plainHashers().sha512;
    installHashers({ sha512: { ...counting, update: (bytes) => (updates++, counting.update(bytes)) } });
    const original: Content = { kind: 'noise', seed: 'original', length: 900_001 };
    const digest = computeDigest(plainHashers().sha512, original);
    knowDigest('sha512', original, digest);
    const first = read(original, 5000, 1)[0] ?? 0;
    const hex = (byte: number): string => (byte & 0xff).toString(16).padStart(2, '0');
    expect(hasSha512(patch(original, { at: 5000, hex: hex(first + 1) }), digest)).toBe(false);
    expect(hasSha512(cut(original, 900_000), digest)).toBe(false);
    expect(updates).toBe(0);
    expect(hasSha512(patch(original, { at: 5000, hex: hex(first) }), digest)).toBe(true);
    expect(hasSha512(patch(original, { at: 5000, hex: 'ff' }, { at: 5000, hex: hex(first) }), digest)).toBe(true);
    installHashers(plainHashers());
  });

  it('that are told belong to equal contents, wherever they come from', () => {
    const content: Content = { kind: 'noise', seed: 'told', length: 10 };
    knowDigests({ [`md5 ${contentKey(content)}`]: 'told' });
    expect(md5Hex({ ...content })).toBe('told');
  });
});

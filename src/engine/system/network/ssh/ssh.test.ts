import { createCipheriv } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { toHex } from '../../bytes.ts';
import { aesCtr } from './aes-ctr.ts';
import { Fields, Malformed, mpint, packet } from './wire.ts';

describe('what SSH is made of', () => {
  it.each([16, 24, 32])('encrypts with AES of %i bytes as OpenSSL does', (length) => {
    const key = Uint8Array.from({ length }, (_, i) => i * 7);
    const counter = Uint8Array.from({ length: 16 }, (_, i) => (i > 13 ? 255 : i));
    const plain = Uint8Array.from({ length: 100 }, (_, i) => i);
    const ours = aesCtr(key, counter);
    const theirs = createCipheriv(`aes-${length * 8}-ctr`, key, counter);
    expect(toHex(ours(plain.subarray(0, 37))) + toHex(ours(plain.subarray(37)))).toBe(toHex(theirs.update(plain)));
  });

  it('fills packets to whole blocks, with at least four bytes', () => {
    for (let length = 1; length < 40; length++) {
      const made = packet(new Uint8Array(length), (n) => new Uint8Array(n));
      expect(made.length % 8).toBe(0);
      expect(made[4]).toBeGreaterThanOrEqual(4);
      expect(new Fields(made).u32()).toBe(made.length - 4);
    }
  });

  it('writes numbers as RFC 4251 does', () => {
    expect([0n, 0x80n, 0x9a378f9b2e332a7n].map((n) => toHex(mpint(n)))).toEqual([
      '00000000',
      '000000020080',
      '0000000809a378f9b2e332a7',
    ]);
    expect(() => new Fields(Uint8Array.of(0, 0, 0, 9, 1)).bytes()).toThrow(Malformed);
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { attentionDecoder } from './attention.ts';
import { bytesOf, charactersOf } from './bytes.ts';
import { encodeTelnet, telnetDecoder } from './telnet.ts';

const decoded = (...chunks: readonly (readonly number[])[]): string => {
  const decode = telnetDecoder();
  return chunks
    .flatMap((chunk) => decode(Uint8Array.from(chunk)))
    .map((piece) => (piece.kind === 'break' ? '<break>' : charactersOf(piece.bytes)))
    .join('');
};

describe('telnet', () => {
  it('drops what clients negotiate, wherever the chunks are cut', () => {
    const stream = [
      ...Buffer.from('a'),
      255,
      253,
      1,
      ...Buffer.from('b'),
      255,
      250,
      24,
      0,
      255,
      255,
      65,
      255,
      240,
      ...Buffer.from('c\r\0'),
    ];
    expect(decoded(stream)).toBe('abc\r\0');
    expect(decoded(...stream.map((byte) => [byte]))).toBe('abc\r\0');
  });

  it('hears Break in its place among the characters', () => {
    expect(decoded([...Buffer.from('x'), 255, 243, ...Buffer.from('y')])).toBe('x<break>y');
  });

  it('carries every byte both ways', () => {
    fc.assert(
      fc.property(fc.uint8Array(), (bytes) => {
        expect(decoded([...encodeTelnet(bytes)])).toBe(charactersOf(bytes));
      }),
    );
  });
});

describe('characters and bytes', () => {
  it('are one each up to 255, UTF-8 above', () => {
    expect([...bytesOf('a\u00ff')]).toEqual([97, 255]);
    expect([...bytesOf('\u2013')]).toEqual([0xe2, 0x80, 0x93]);
  });
});

describe('Ctrl-] on stdin', () => {
  const typed = (...chunks: readonly string[]): string => {
    const decode = attentionDecoder();
    return chunks
      .flatMap((chunk) => decode(Buffer.from(chunk, 'latin1')))
      .map((one) => (one.kind === 'bytes' ? charactersOf(one.bytes) : `<${one.kind}>`))
      .join('');
  };

  it('gives Break, power and quit, in one chunk or in several', () => {
    expect(typed('a\x1dbc\x1dpd\x1dq')).toBe('a<break>c<power>d<quit>');
    expect(typed('a\x1d', 'bc')).toBe('a<break>c');
  });

  it('sends itself when typed twice and swallows other keys', () => {
    expect(typed('a\x1d\x1db\x1dxc')).toBe('a\x1dbc');
  });
});

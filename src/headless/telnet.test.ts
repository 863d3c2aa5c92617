import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { attentionDecoder } from './attention.ts';
import { bytesOf, charactersOf } from './bytes.ts';
import { encodeTelnet, guestLooker, telnetDecoder } from './telnet.ts';

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

describe('who comes to a telnet port', () => {
  const guest = (...chunks: readonly string[]): readonly string[] => {
    const look = guestLooker();
    return chunks.map((chunk) => look(Buffer.from(chunk, 'latin1')));
  };

  it.each([
    ['GET / HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n'],
    ['POST /x HTTP/1.1\r\n\r\nenable\r\nerase startup-config\r\n\r\n'],
    ['OPTIONS * HTTP/1.1\r\n'],
    ['GET http://127.0.0.1:2001/ HTTP/1.1\r\n'],
    ['CONNECT 127.0.0.1:2001 HTTP/1.1\r\n'],
    ['PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n'],
    [`GET /${'a'.repeat(10_000)}`],
    ['\x16\x03\x01\x02\0\x01\0\x01'],
    ['SSH-2.0-OpenSSH_9.6\r\n'],
  ])('is a stranger who says %j, in one piece or in many', (said) => {
    expect(guest(said)).toEqual(['stranger']);
    const look = guestLooker();
    const each = Array.from(said.slice(0, 400), (char) => look(Buffer.from(char, 'latin1')));
    expect(each).toContain('stranger');
    expect(each).not.toContain('telnet');
  });

  it.each([
    ['\r'],
    ['no\r\n'],
    ['enable\r\n', 'GET / HTTP/1.1\r\n'],
    ['get /x\r'],
    ['\xff\xfd\x01', 'GET / HTTP/1.1\r\n'],
    ['CONNECT R2\r'],
    ['ssh -l cisco 10.0.0.1\r'],
    ['x'.repeat(400), 'GET / HTTP/1.1\r\n'],
  ])('is at the console who types %j', (...said) => {
    expect(guest(...said).at(-1)).toBe('telnet');
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

  it('gives Break, power, speed, disks and quit, in one chunk or in several', () => {
    expect(typed('a\x1dbc\x1dpd\x1dq')).toBe('a<break>c<power>d<quit>');
    expect(typed('a\x1d', 'bc')).toBe('a<break>c');
    expect(typed('\x1ds\x1dF\x1duz')).toBe('<speed><flash><usb>z');
    expect(typed('\x1dc\x1d1\x1d9\x1d0')).toBe('<cables><cable><cable><help>');
  });

  it('sends itself when typed twice and answers any other key with help', () => {
    expect(typed('a\x1d\x1db\x1dxc')).toBe('a\x1db<help>c');
  });
});

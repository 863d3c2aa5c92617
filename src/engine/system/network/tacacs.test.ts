import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { some } from '../../testing/some.ts';
import { fromHex, toHex } from '../bytes.ts';
import {
  AUTHEN,
  AUTHOR,
  accountedBytes,
  bodyOf,
  continueBytes,
  messageBytes,
  parseAccounted,
  parseContinue,
  parseMessage,
  parseReply,
  parseRequest,
  parseResponse,
  parseStart,
  replyBytes,
  requestBytes,
  responseBytes,
  startBytes,
} from './tacacs.ts';

const KEY = 'K3y';
const bob = { user: 'bob', port: 'tty2', from: '10.1.1.5' };
const start = { ...bob, level: 1, kind: 1, service: 1, data: '' };
const wish = { ...bob, level: 1, pairs: ['service=shell', 'cmd*'] };

/** Bodies and the messages they make under the key (network reference 6.9). */
const vectors = [
  [0x1a2b3c4d, 1, 1, startBytes(start), 'c00101001a2b3c4d000000173c2ecf90268e544b605b6e703fe4f551a70160c34d4daa'],
  [
    0x1a2b3c4d,
    1,
    2,
    replyBytes({ status: AUTHEN.getPass, message: 'Password: ' }),
    'c00102001a2b3c4d00000010d0eb80358deb70eb773ecb498166b42c',
  ],
  [0x1a2b3c4d, 1, 3, continueBytes('cisco12345'), 'c00103001a2b3c4d0000000fe1ab1613d377bdc42ecc7376a5752b'],
  [0x1a2b3c4d, 1, 4, replyBytes({ status: AUTHEN.pass, message: '' }), 'c00104001a2b3c4d00000006dc59c463d75e'],
  [
    0x11223344,
    2,
    2,
    responseBytes({ status: AUTHOR.passAdd, pairs: ['priv-lvl=15'] }),
    'c00202001122334400000012c6c864b6b7cb4251c95cf3fab96381815f42',
  ],
] as const;

describe('messages of TACACS+', () => {
  it.each(some(vectors))(
    'are those of the test vectors: session %x, type %i, %i',
    (session, type, sequence, body, hex) => {
      const header = { version: 0xc0, type, sequence, flags: 0, session };
      expect(toHex(messageBytes(header, body, KEY))).toBe(hex);
      const message = parseMessage(fromHex(hex));
      expect(message).toMatchObject(header);
      expect(message && bodyOf(message, KEY)).toEqual(body);
    },
  );

  it('ask for authorization as the test vector does', () => {
    const hex =
      'c0020100112233440000002ad0cbe8a374693c4956d982390ea469c3ab78ce89c5ef0bbd1ab2c457b58ffc124bc78efa9daa79b128be';
    const message = parseMessage(fromHex(hex));
    expect(message && parseRequest(bodyOf(message, KEY))).toMatchObject(wish);
  });

  it('come back as they were made', () => {
    expect(parseStart(startBytes(start))).toEqual(start);
    expect(parseReply(replyBytes({ status: AUTHEN.fail, message: 'no' }))).toEqual({ status: 2, message: 'no' });
    expect([parseContinue(continueBytes('x')), parseContinue(continueBytes(undefined))]).toEqual(['x', null]);
    expect(parseRequest(requestBytes(wish, 4), true)).toMatchObject({ ...wish, flags: 4 });
    expect(parseResponse(responseBytes({ status: AUTHOR.fail, pairs: [] }))).toEqual({ status: 16, pairs: [] });
    expect([parseAccounted(accountedBytes(1)), parseAccounted(accountedBytes(9))]).toEqual([1, undefined]);
  });

  it('are noise under another key', () => {
    const message = parseMessage(fromHex(vectors[1][4]));
    expect(message && parseReply(bodyOf(message, 'other'))).toBeUndefined();
  });

  it('are read from any bytes without failing', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 80 }), (bytes) => {
        parseMessage(bytes);
        for (const parse of [parseStart, parseReply, parseContinue, parseRequest, parseResponse, parseAccounted])
          parse(bytes);
        parseRequest(bytes, true);
        return true;
      }),
    );
    expect(parseStart(fromHex('0101010103040800'))).toBeUndefined();
  });
});

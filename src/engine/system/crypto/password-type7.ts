import { latin1Decode, toHex, fromHex, utf8Decode, utf8Encode } from '../bytes.ts';

const KEY = utf8Encode('dsfd;kfoA,.iyewrkldJKDHSUBsgvca69834ncxv9873254k;fg87');
const OFFSETS = 16;

/** Type 7 hides and does not protect: two decimal digits say where in a fixed key the XOR begins, then upper-case hexadecimal. */
export function encodeType7(clear: string, offset: number): string {
  const hidden = toHex(turn(utf8Encode(clear), offset)).toUpperCase();
  return `${offset.toString().padStart(2, '0')}${hidden}`;
}

/** What was hidden, or undefined when the text cannot be type 7. */
export function decodeType7(stored: string): string | undefined {
  if (!isType7(stored)) return undefined;
  const bytes = turn(fromHex(stored.slice(2)), Number.parseInt(stored.slice(0, 2), 10));
  return utf8Decode(bytes) ?? latin1Decode(bytes);
}

export const isType7 = (stored: string): boolean =>
  /^\d\d(?:[\da-f]{2})+$/i.test(stored) && Number.parseInt(stored.slice(0, 2), 10) < OFFSETS;

const turn = (bytes: Uint8Array, offset: number): Uint8Array =>
  bytes.map((byte, i) => byte ^ (KEY[(offset + i) % KEY.length] ?? 0));

/** An offset a device would choose. */
export const drawOffset = (randomInt: (below: number) => number): number => randomInt(OFFSETS);

import { concat, fromHex, latin1Decode, toHex, utf8Decode, utf8Encode } from '../../bytes.ts';

export const SSH_PORT = 22;

/** Numbers of messages (RFC 4250). */
export const SSH = {
  disconnect: 1,
  ignore: 2,
  unimplemented: 3,
  debug: 4,
  serviceRequest: 5,
  serviceAccept: 6,
  kexInit: 20,
  newKeys: 21,
  dhInit: 30,
  dhReply: 31,
  gexGroup: 31,
  gexInit: 32,
  gexReply: 33,
  gexRequest: 34,
  authRequest: 50,
  authFailure: 51,
  authSuccess: 52,
  authBanner: 53,
  infoRequest: 60,
  infoResponse: 61,
  channelOpen: 90,
  channelOpened: 91,
  channelRefused: 92,
  windowAdjust: 93,
  data: 94,
  extendedData: 95,
  eof: 96,
  close: 97,
  channelRequest: 98,
  channelSuccess: 99,
  channelFailure: 100,
} as const;

export const byte = (value: number): Uint8Array => Uint8Array.of(value);
export const flag = (value: boolean): Uint8Array => byte(value ? 1 : 0);
export const u32 = (n: number): Uint8Array =>
  Uint8Array.of((n >>> 24) & 255, (n >>> 16) & 255, (n >>> 8) & 255, n & 255);

/** A string with its length before it (RFC 4251). */
export function text(value: string | Uint8Array): Uint8Array {
  const bytes = typeof value === 'string' ? utf8Encode(value) : value;
  return concat(u32(bytes.length), bytes);
}

/** A number that is not negative, with as few bytes as it needs, the first bit clear. */
export function mpint(value: bigint): Uint8Array {
  if (value === 0n) return u32(0);
  const hex = value.toString(16);
  const even = hex.length % 2 === 0 ? hex : `0${hex}`;
  return text(fromHex(/^[89a-f]/.test(even) ? `00${even}` : even));
}

export const names = (list: readonly string[]): Uint8Array => text(list.join(','));

/** A line of the other end as OpenSSH shows it: what is no plain character by its number. */
export const shownLine = (line: string): string =>
  line.replace(/[^\x20-\x7e]/g, (char) => `\\${char.charCodeAt(0).toString(8).padStart(3, '0')}`);

/** Bytes of a number at most: 8192 bits, and a first that is zero. */
const LONGEST = 1025;

/** Something that came is not what it should be. */
export class Malformed extends Error {
  override readonly name = 'Malformed';
}

/** Reads the fields of a message in order. Throws Malformed where they end too soon. */
export class Fields {
  readonly #bytes: Uint8Array;
  #at = 0;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }

  take(length: number): Uint8Array {
    if (this.#at + length > this.#bytes.length) throw new Malformed();
    const taken = this.#bytes.subarray(this.#at, this.#at + length);
    this.#at += length;
    return taken;
  }

  byte(): number {
    return this.take(1)[0] ?? 0;
  }

  u32(): number {
    return this.take(4).reduce((n, one) => n * 256 + one, 0);
  }

  bytes(): Uint8Array {
    return this.take(this.u32());
  }

  text(): string {
    const bytes = this.bytes();
    return utf8Decode(bytes) ?? latin1Decode(bytes);
  }

  mpint(): bigint {
    const bytes = this.bytes();
    if (bytes.length > LONGEST) throw new Malformed();
    return bytes.length === 0 ? 0n : BigInt(`0x${toHex(bytes)}`);
  }

  names(): readonly string[] {
    const list = this.text();
    return list === '' ? [] : list.split(',');
  }
}

/** Bytes of blocks where nothing is encrypted. */
const CLEAR_BLOCK = 8;

/** Bytes that fill a message of so many to whole blocks: at least four. */
export function paddingOf(length: number, block: number): number {
  const missing = block - ((length + 5) % block);
  return missing < 4 ? missing + block : missing;
}

/** A message as it goes over the wire: its length, and filling to whole blocks. */
export function packet(payload: Uint8Array, filling: (length: number) => Uint8Array, block = CLEAR_BLOCK): Uint8Array {
  const padding = paddingOf(payload.length, block);
  return concat(u32(payload.length + padding + 1), byte(padding), payload, filling(padding));
}

import { concat, latin1Decode, utf8Decode, utf8Encode } from '../bytes.ts';

/** Options of a request and what the server makes of them (RFC 2347), by their names in small letters. */
export type TftpOptions = ReadonlyMap<string, string>;

/** Messages of TFTP (RFC 1350). */
export type TftpMessage =
  | {
      readonly kind: 'read' | 'write';
      readonly file: string;
      /** In small letters. */
      readonly mode: string;
      readonly options: TftpOptions;
    }
  | { readonly kind: 'data'; readonly block: number; readonly bytes: Uint8Array }
  | { readonly kind: 'acknowledged'; readonly block: number }
  | { readonly kind: 'error'; readonly code: number; readonly text: string }
  | { readonly kind: 'options'; readonly options: TftpOptions };

export const TFTP_PORT = 69;
/** Blocks that may be asked for (RFC 2348). */
export const TFTP_BLOCKS = { least: 8, most: 65_464 } as const;

/** Blocks from which on the middle of a file goes as bulk data; its first and its last block are messages. */
export const TFTP_BULK = 32;

const [READ, WRITE, DATA, ACKNOWLEDGED, ERROR, OPTIONS] = [1, 2, 3, 4, 5, 6] as const;
/** Longest request, and the options that are read of one. */
const LONGEST = 512;
const MOST = 16;

const packet = (kind: number, number: number, ...rest: readonly Uint8Array[]): Uint8Array =>
  concat(Uint8Array.of(0, kind, (number >> 8) & 255, number & 255), ...rest);
const words = (...list: readonly string[]): Uint8Array => utf8Encode(list.map((word) => `${word}\0`).join(''));

export type TftpMode = 'octet' | 'netascii';

export const tftpRequest = (
  kind: 'read' | 'write',
  file: string,
  options: TftpOptions = new Map(),
  mode: TftpMode = 'octet',
): Uint8Array => concat(Uint8Array.of(0, kind === 'read' ? READ : WRITE), words(file, mode, ...[...options].flat()));
/** What stands before the bytes of a block. Its number wraps. */
export const tftpHeader = (block: number): Uint8Array => packet(DATA, block);
export const tftpData = (block: number, bytes: Uint8Array): Uint8Array => packet(DATA, block, bytes);
export const tftpAcknowledged = (block: number): Uint8Array => packet(ACKNOWLEDGED, block);
export const tftpError = (code: number, text: string): Uint8Array => packet(ERROR, code, words(text));
export const tftpAccepted = (options: TftpOptions): Uint8Array =>
  concat(Uint8Array.of(0, OPTIONS), words(...[...options].flat()));

/** Words that each end with a zero; what is behind the last zero is left out. */
const split = (bytes: Uint8Array): readonly string[] =>
  (utf8Decode(bytes) ?? latin1Decode(bytes)).split('\0').slice(0, -1);

const optionsIn = (list: readonly string[]): TftpOptions =>
  new Map(
    Array.from({ length: Math.min(MOST, list.length >> 1) }, (_, i) => [
      (list[2 * i] ?? '').toLowerCase(),
      list[2 * i + 1] ?? '',
    ]),
  );

/** What a datagram says; undefined when it is no message of TFTP. */
export function parseTftp(bytes: Uint8Array): TftpMessage | undefined {
  const [zero, kind, high = 0, low = 0] = bytes;
  if (bytes.length < 4 || zero !== 0) return undefined;
  const number = high * 256 + low;
  if (kind === DATA) return { kind: 'data', block: number, bytes: bytes.slice(4) };
  if (kind === ACKNOWLEDGED) return { kind: 'acknowledged', block: number };
  if (bytes.length > LONGEST) return undefined;
  if (kind === OPTIONS) return { kind: 'options', options: optionsIn(split(bytes.subarray(2))) };
  if (kind === ERROR) {
    const end = bytes.indexOf(0, 4);
    return { kind: 'error', code: number, text: latin1Decode(bytes.subarray(4, end < 0 ? undefined : end)) };
  }
  const [file, mode, ...rest] = split(bytes.subarray(2));
  if ((kind !== READ && kind !== WRITE) || file === undefined || mode === undefined) return undefined;
  return { kind: kind === READ ? 'read' : 'write', file, mode: mode.toLowerCase(), options: optionsIn(rest) };
}

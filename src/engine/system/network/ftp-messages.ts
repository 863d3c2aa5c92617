import { concat, latin1Decode, utf8Decode, utf8Encode } from '../bytes.ts';
import type { Address, Endpoint } from './network.ts';

export const FTP_PORT = 21;
/** Longest reply that is read. */
const LONGEST = 0x4000;

/** A reply of a server (RFC 959). */
export interface FtpReply {
  readonly code: number;
  /** Its lines, without code. */
  readonly text: string;
}

/** Finds the replies in what a server sends. */
export class FtpReplies {
  #bytes: Uint8Array = new Uint8Array();

  /** Takes what came. */
  add(bytes: Uint8Array): void {
    this.#bytes = concat(this.#bytes, bytes).slice(0, LONGEST);
  }

  /** The next whole reply. */
  next(): FtpReply | undefined {
    const lines: string[] = [];
    let at = 0;
    for (;;) {
      const end = this.#bytes.indexOf(10, at);
      if (end < 0) return undefined;
      const bytes = this.#bytes.subarray(at, end);
      lines.push((utf8Decode(bytes) ?? latin1Decode(bytes)).replace(/\r$/, ''));
      at = end + 1;
      const first = /^\d{3}/.exec(lines[0] ?? '')?.[0] ?? '';
      const last = lines.at(-1) ?? '';
      if (lines[0]?.[3] === '-' && !last.startsWith(`${first} `)) continue;
      this.#bytes = this.#bytes.slice(at);
      return { code: Number(first), text: lines.map((line) => line.replace(/^\d{3}[ -]/, '')).join('\n') };
    }
  }
}

/** A command, in one line whatever is in it. */
export const ftpCommand = (verb: string, argument = ''): Uint8Array =>
  utf8Encode(`${verb}${argument === '' ? '' : ` ${argument.replace(/[\r\n]/g, '')}`}\r\n`);

/** `10,1,1,20,195,80`: a port as PORT and the answer to PASV name it. */
export const ftpAddress = ({ address, port }: Endpoint): string =>
  [...address.split('.'), port >> 8, port & 255].join(',');

/** The port in a text that names one so. */
export function parseFtpAddress(text: string): Endpoint | undefined {
  const numbers = /(\d{1,3})(?:,(\d{1,3})){5}/.exec(text)?.[0].split(',').map(Number);
  if (!numbers || numbers.some((n) => n > 255)) return undefined;
  const [high = 0, low = 0] = numbers.slice(4);
  return { address: numbers.slice(0, 4).join('.'), port: high * 256 + low };
}

/** The port for data that a line of a control connection names, said by a machine at an address. */
export function ftpDataPort(line: string, from: Address): Endpoint | undefined {
  if (/^(?:PORT|227) /i.test(line)) return parseFtpAddress(line);
  const [, address = from, port] = /^(?:EPRT \|1\|([\d.]+)|229 .*\(\|\|)\|(\d{1,5})\|/i.exec(line) ?? [];
  return port === undefined ? undefined : { address, port: Number(port) };
}

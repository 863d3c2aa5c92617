import type { VirtualClock } from '../../kernel/clock.ts';
import { on, race, running, type Io } from '../../kernel/io.ts';
import { fail, ok, type Result } from '../../kernel/result.ts';
import { concat, latin1Decode, utf8Encode } from '../bytes.ts';
import { bytesContent, read, sizeOf, type Content } from '../content.ts';
import type { Address, Datagram, Endpoint, Socket } from './network.ts';

/** Messages of TFTP (RFC 1350) that a client meets. */
type Message =
  | { readonly kind: 'data'; readonly block: number; readonly bytes: Uint8Array }
  | { readonly kind: 'acknowledged'; readonly block: number }
  | { readonly kind: 'error'; readonly code: number; readonly text: string };

const [READ, WRITE, DATA, ACKNOWLEDGED, ERROR] = [1, 2, 3, 4, 5] as const;
const TFTP = 69;
const EVERYBODY = '255.255.255.255';
const BLOCK = 512;

const packet = (kind: number, number: number, ...rest: readonly Uint8Array[]): Uint8Array =>
  concat(Uint8Array.of(0, kind, (number >> 8) & 255, number & 255), ...rest);

const request = (kind: typeof READ | typeof WRITE, file: string): Uint8Array =>
  concat(Uint8Array.of(0, kind), utf8Encode(file), utf8Encode('\0octet\0'));

/** What a datagram says; undefined when it is no message to a client. */
function parse(bytes: Uint8Array): Message | undefined {
  const [, kind, high = 0, low = 0] = bytes;
  if (bytes.length < 4 || bytes[0] !== 0) return undefined;
  const number = high * 256 + low;
  if (kind === DATA && bytes.length <= BLOCK + 4) return { kind: 'data', block: number, bytes: bytes.slice(4) };
  if (kind === ACKNOWLEDGED) return { kind: 'acknowledged', block: number };
  const end = bytes.indexOf(0, 4);
  return kind === ERROR
    ? { kind: 'error', code: number, text: latin1Decode(bytes.subarray(4, end < 0 ? undefined : end)) }
    : undefined;
}

/** A client that talks to one server, and what it shows of it. */
export interface TftpCall {
  readonly clock: VirtualClock;
  readonly socket: Socket;
  readonly server: Address;
  /** Milliseconds that it waits for an answer before it sends again. */
  readonly timeout: number;
  /** How often it sends before the first answer, and after it. */
  readonly tries: { readonly first: number; readonly later: number };
  /** A block went through, by its number from 1; 0: the server takes what is written. */
  moved(block: number): void;
  /** Nothing came in time; `begun`: something had come before. */
  waited(begun: boolean): void;
  /** A block that came already, or too late. */
  stray(): void;
}

/** Why there is no file, or not all of it. */
export type TftpFault =
  | { readonly kind: 'silent'; readonly begun: boolean }
  | { readonly kind: 'refused'; readonly begun: boolean; readonly code: number };

interface Heard {
  readonly from: Endpoint;
  readonly message: Message;
}

/** What the server says next of this kind and number, or an error. A block that comes again is acknowledged again. */
function* hear(call: TftpCall, at: Endpoint, sent: Uint8Array, kind: Message['kind'], block: number): Io<Heard> {
  for (;;) {
    const { from, bytes }: Datagram = yield* on(call.socket.receive);
    const whoever = at.address === EVERYBODY || from.address === at.address;
    const message = whoever && (at.port === TFTP || at.port === from.port) ? parse(bytes) : undefined;
    if (!message) continue;
    if (message.kind === 'error' || (message.kind === kind && message.block === block)) return { from, message };
    if (message.kind !== kind) continue;
    call.stray();
    if (kind === 'data' && at.port !== TFTP) call.socket.send(from, sent);
  }
}

/** Sends until the awaited answer comes. */
function* exchange(
  call: TftpCall,
  at: Endpoint,
  bytes: Uint8Array,
  kind: Message['kind'],
  block: number,
): Io<Result<Heard, TftpFault>> {
  const begun = at.port !== TFTP;
  for (let left = begun ? call.tries.later : call.tries.first; left > 0; left--) {
    call.socket.send(at, bytes);
    const answer = running(() => hear(call, at, bytes, kind, block));
    const [, heard] = yield* on(race(answer, call.clock.after(call.timeout)));
    if (heard)
      return heard.message.kind === 'error' ? fail({ kind: 'refused', begun, code: heard.message.code }) : ok(heard);
    call.waited(begun);
  }
  return fail({ kind: 'silent', begun });
}

/** Reads a file of the server. */
export function* readByTftp(call: TftpCall, file: string): Io<Result<Content, TftpFault>> {
  const blocks: Uint8Array[] = [];
  let at: Endpoint = { address: call.server, port: TFTP };
  let next = request(READ, file);
  for (;;) {
    const block = (blocks.length + 1) & 0xffff;
    const heard = yield* exchange(call, at, next, 'data', block);
    if (!heard.ok) return heard;
    const { from, message } = heard.value;
    const bytes = message.kind === 'data' ? message.bytes : new Uint8Array();
    at = from;
    blocks.push(bytes);
    call.moved(blocks.length);
    next = packet(ACKNOWLEDGED, block);
    if (bytes.length < BLOCK) {
      call.socket.send(at, next);
      return ok(bytesContent(concat(...blocks)));
    }
  }
}

/** Writes a file to the server. */
export function* writeByTftp(call: TftpCall, file: string, content: Content): Io<Result<void, TftpFault>> {
  const blocks = Math.floor(sizeOf(content) / BLOCK) + 1;
  let at: Endpoint = { address: call.server, port: TFTP };
  let next = request(WRITE, file);
  for (let block = 0; block <= blocks; block++) {
    const heard = yield* exchange(call, at, next, 'acknowledged', block & 0xffff);
    if (!heard.ok) return heard;
    at = heard.value.from;
    call.moved(block);
    next = packet(DATA, block + 1, read(content, block * BLOCK, BLOCK));
  }
  return ok(undefined);
}

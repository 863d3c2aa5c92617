import type { VirtualClock } from '../../kernel/clock.ts';
import { on, race, running, type Io } from '../../kernel/io.ts';
import { fail, ok, type Result } from '../../kernel/result.ts';
import { read, sizeOf, type Content } from '../content.ts';
import { EVERYBODY } from './address.ts';
import { follow, type Followed } from './follow.ts';
import type { Address, Datagram, Endpoint, Flow, Socket } from './network.ts';
import { Received } from './received.ts';
import type { Taker } from './taker.ts';
import { pourBlocks } from './tftp-bulk.ts';
import { TFTP_BLOCK } from './tftp-block.ts';
import {
  parseTftp,
  TFTP_BLOCKS,
  TFTP_BULK,
  TFTP_PORT,
  tftpAcknowledged,
  tftpData,
  tftpError,
  tftpRequest,
  type TftpMessage,
  type TftpMode,
  type TftpOptions,
} from './tftp-packets.ts';

/** Blocks of a sign of life. */
const MARK = 10;
const DISK_FULL = 3;
const BAD_OPTION = 8;

/** A client that talks to one server, and what it shows of it. */
export interface TftpCall {
  readonly clock: VirtualClock;
  readonly socket: Socket;
  readonly server: Address;
  /** Milliseconds after which it sends again, one after the other; after the last it gives up. */
  readonly patience: readonly number[];
  /** What it asks for; whoever calls turns the file. Preset: octet. */
  readonly mode?: TftpMode | undefined;
  /** Bytes of the blocks that it asks for. */
  readonly blockSize?: number | undefined;
  /** Bytes a second that the machine itself handles in blocks so long. */
  pace(blockSize: number): number;
  /** So many signs of life are due by now. */
  signs(count: number): void;
  /** Nothing came in time; `begun`: something had come before; `left`: how often it sends again. */
  waited(begun: boolean, left: number): void;
  /** A block that came already, or too late. */
  stray(): void;
}

/** Why there is no file, or not all of it. `left`: whoever takes it does not want it. */
export type TftpFault =
  | { readonly kind: 'silent'; readonly begun: boolean }
  | { readonly kind: 'refused'; readonly begun: boolean; readonly code: number; readonly text: string }
  | { readonly kind: 'left' };

type Heard =
  | { readonly from: Endpoint; readonly message: TftpMessage }
  | { readonly from: Endpoint; readonly flow: Flow };

/** What is sent to whom until the awaited answer comes. */
interface Asked {
  readonly at: Endpoint;
  readonly bytes: Uint8Array;
  readonly kind: 'data' | 'acknowledged';
  /** Of the awaited block; its number wraps. */
  readonly block: number;
  /** The other end goes on by itself: it is sent only when nothing comes. */
  readonly later?: boolean;
}

const begunAt = ({ port }: Endpoint): boolean => port !== TFTP_PORT;

/** What the server says next of this kind and number, or an error. A block that comes again is acknowledged again. */
function* hear(call: TftpCall, { at, bytes: sent, kind, block }: Asked): Io<Heard> {
  for (;;) {
    const { from, bytes, flow }: Datagram = yield* on(call.socket.receive);
    if ((at.address !== EVERYBODY && from.address !== at.address) || (begunAt(at) && at.port !== from.port)) continue;
    if (flow) return { from, flow };
    const message = parseTftp(bytes);
    if (message?.kind === 'error' || (message?.kind === 'options' && !begunAt(at))) return { from, message };
    if (message?.kind !== kind) continue;
    if (message.block === (block & 0xffff)) return { from, message };
    call.stray();
    if (kind === 'data' && begunAt(at)) call.socket.send(from, sent);
  }
}

/** Sends until the awaited answer comes. */
function* exchange(call: TftpCall, asked: Asked): Io<Result<Heard, TftpFault>> {
  const begun = begunAt(asked.at);
  for (const [i, patience] of call.patience.entries()) {
    if (i > 0 || !asked.later) call.socket.send(asked.at, asked.bytes);
    const answer = running(() => hear(call, asked));
    const [, heard] = yield* on(race(answer, call.clock.after(patience)));
    if (heard && 'message' in heard && heard.message.kind === 'error')
      return fail({ kind: 'refused', begun, code: heard.message.code, text: heard.message.text });
    if (heard) return ok(heard);
    call.waited(begun, call.patience.length - 1 - i);
  }
  return fail({ kind: 'silent', begun });
}

/** Options of a request: nothing is asked for that goes without saying. */
const optionsFor = ({ blockSize = TFTP_BLOCK }: TftpCall): TftpOptions =>
  new Map(blockSize === TFTP_BLOCK ? [] : [['blksize', String(blockSize)]]);

/** Bytes of a block as the server has it; undefined when that is none that was asked for. */
function agreed({ blockSize = TFTP_BLOCK }: TftpCall, options: TftpOptions): number | undefined {
  const size = Number(options.get('blksize') ?? TFTP_BLOCK);
  return size >= TFTP_BLOCKS.least && size <= blockSize ? size : undefined;
}

/** Follows bulk data however long it stands still, sending again what moves the other end, until patience ends. */
function* followBulk(
  call: TftpCall,
  flow: Flow,
  every: number,
  moved: (arrived: number) => boolean,
  again: () => void,
): Io<Followed> {
  let tries = 0;
  let silentAt = -1;
  for (;;) {
    const patience = call.patience[tries] ?? 0;
    const how = yield* on(follow(flow, { clock: call.clock, every, patience, moved }));
    if (how !== 'silent') return how;
    tries = flow.arrived > silentAt ? 1 : tries + 1;
    silentAt = flow.arrived;
    call.waited(true, call.patience.length - tries);
    if (tries >= call.patience.length) return how;
    again();
  }
}

/** A transfer that goes on: with whom, in blocks of which size, and how many of them are through. */
interface Transfer {
  at: Endpoint;
  size: number;
  blocks: number;
}

/** Takes the option that the server agreed to; false: it is not what was asked for. */
function agree(call: TftpCall, transfer: Transfer, heard: Heard): boolean {
  transfer.at = heard.from;
  if ('flow' in heard || heard.message.kind !== 'options') return true;
  const size = agreed(call, heard.message.options);
  if (size === undefined) call.socket.send(heard.from, tftpError(BAD_OPTION, 'Option refused'));
  transfer.size = size ?? transfer.size;
  return size !== undefined;
}

const newTransfer = (call: TftpCall): Transfer => ({
  at: { address: call.server, port: TFTP_PORT },
  size: TFTP_BLOCK,
  blocks: 0,
});

const REFUSED_OPTION = { kind: 'refused', begun: false, code: BAD_OPTION, text: 'Option refused' } as const;

/** Takes the blocks that come as one. */
function* takeBulk(
  call: TftpCall,
  transfer: Transfer,
  flow: Flow,
  received: Received,
  taker: Taker,
): Io<Result<void, TftpFault>> {
  const { size, blocks, at } = transfer;
  if (blocks === 0 && !(yield* taker.open(received.content, at))) return fail({ kind: 'left' });
  received.follow(flow);
  flow.limit(Math.min(call.pace(size), taker.rate));
  const sofar = (): number => blocks + Math.floor(flow.arrived / size);
  const moved = (): boolean => {
    call.signs(Math.ceil(sofar() / MARK));
    return taker.grow(received);
  };
  try {
    const again = (): void => call.socket.send(at, tftpAcknowledged(sofar()));
    const how = yield* followBulk(call, flow, MARK * size, moved, again);
    if (how === 'enough') return fail({ kind: 'left' });
    if (how === 'silent') return fail({ kind: 'silent', begun: true });
    transfer.blocks = how === 'whole' ? blocks + Math.ceil(sizeOf(flow.content) / size) : sofar();
    received.cut(transfer.blocks * size);
    return ok(undefined);
  } finally {
    flow.stop();
  }
}

/** Reads a file of the server. */
export function* readByTftp(call: TftpCall, file: string, taker: Taker): Io<Result<Content, TftpFault>> {
  const transfer = newTransfer(call);
  const received = new Received();
  let next = tftpRequest('read', file, optionsFor(call), call.mode);
  let later = false;
  for (;;) {
    const { at, blocks } = transfer;
    const heard: Result<Heard, TftpFault> = yield* exchange(call, {
      at,
      bytes: next,
      kind: 'data',
      block: blocks + 1,
      later,
    });
    if (!heard.ok) return heard;
    if (!agree(call, transfer, heard.value)) return fail(REFUSED_OPTION);
    later = 'flow' in heard.value;
    const taken = yield* take(call, transfer, heard.value, received, taker);
    if (!taken.ok) return giveUp(call, transfer, taken.error);
    next = tftpAcknowledged(transfer.blocks);
    if (taken.value) {
      call.socket.send(transfer.at, next);
      return ok(received.content);
    }
  }
}

/** Takes what came; true when it was the last block. */
function* take(
  call: TftpCall,
  transfer: Transfer,
  heard: Heard,
  received: Received,
  taker: Taker,
): Io<Result<boolean, TftpFault>> {
  if ('flow' in heard) {
    const taken = yield* takeBulk(call, transfer, heard.flow, received, taker);
    return taken.ok ? ok(false) : taken;
  }
  if (heard.message.kind !== 'data') return ok(false);
  const { bytes } = heard.message;
  if (!(yield* takeBlock(call, transfer, bytes, received, taker))) return fail({ kind: 'left' });
  return ok(bytes.length < transfer.size);
}

/** Takes one block. False: whoever takes it does not want it. */
function* takeBlock(
  call: TftpCall,
  transfer: Transfer,
  bytes: Uint8Array,
  received: Received,
  taker: Taker,
): Io<boolean> {
  received.add(bytes);
  if (transfer.blocks === 0 && !(yield* taker.open(received.content, transfer.at))) return false;
  transfer.blocks++;
  call.signs(Math.ceil(transfer.blocks / MARK));
  return taker.grow(received);
}

/** Breaks off, telling the server where it does not know. */
function giveUp<T>(call: TftpCall, { at }: Transfer, fault: TftpFault): Result<T, TftpFault> {
  if (fault.kind === 'left') call.socket.send(at, tftpError(DISK_FULL, 'Disk full or allocation exceeded'));
  return fail(fault);
}

/** Sends all blocks but the last one as one. */
function* giveBulk(call: TftpCall, transfer: Transfer, content: Content, total: number): Io<Result<void, TftpFault>> {
  const { at, size, blocks } = transfer;
  const flow = pourBlocks(call.socket, at, content, { first: blocks + 1, blocks: total - 1 - blocks, size });
  flow.limit(call.pace(size));
  const moved = (arrived: number): boolean => {
    transfer.blocks = blocks + Math.floor(arrived / size);
    call.signs(1 + Math.ceil(transfer.blocks / MARK));
    return true;
  };
  const again = (): void => call.socket.send(at, dataBlock(transfer, content));
  try {
    const how = yield* followBulk(call, flow, MARK * size, moved, again);
    return how === 'silent' ? fail({ kind: 'silent', begun: true }) : ok(undefined);
  } finally {
    flow.stop();
  }
}

const dataBlock = ({ blocks, size }: Transfer, content: Content): Uint8Array =>
  tftpData(blocks + 1, read(content, blocks * size, size));

/** Writes a file to the server. */
export function* writeByTftp(call: TftpCall, file: string, content: Content): Io<Result<void, TftpFault>> {
  const transfer = newTransfer(call);
  const request = tftpRequest('write', file, optionsFor(call), call.mode);
  const ready = yield* exchange(call, { at: transfer.at, bytes: request, kind: 'acknowledged', block: 0 });
  if (!ready.ok) return ready;
  if (!agree(call, transfer, ready.value)) return fail(REFUSED_OPTION);
  call.signs(1);
  const total = Math.floor(sizeOf(content) / transfer.size) + 1;
  let poured = false;
  while (transfer.blocks < total) {
    if (!poured && transfer.blocks > 0 && total - transfer.blocks > TFTP_BULK) {
      poured = true;
      const given = yield* giveBulk(call, transfer, content, total);
      if (!given.ok) return given;
      continue;
    }
    const block = transfer.blocks + 1;
    const bytes = dataBlock(transfer, content);
    const heard = yield* exchange(call, { at: transfer.at, bytes, kind: 'acknowledged', block });
    if (!heard.ok) return heard;
    transfer.blocks = block;
    call.signs(1 + Math.ceil(block / MARK));
  }
  return ok(undefined);
}

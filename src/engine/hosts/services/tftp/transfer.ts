import { on, race, running, type Io } from '../../../kernel/io.ts';
import { cut, read, sizeOf, type Content } from '../../../system/content.ts';
import type { Machine } from '../../../system/machine.ts';
import { flowTo } from '../../../system/network/follow.ts';
import type { Endpoint, Flow, Socket } from '../../../system/network/network.ts';
import { Received } from '../../../system/network/received.ts';
import { pourBlocks } from '../../../system/network/tftp-bulk.ts';
import {
  parseTftp,
  TFTP_BULK,
  tftpAccepted,
  tftpAcknowledged,
  tftpData,
  tftpError,
  type TftpMessage,
} from '../../../system/network/tftp-packets.ts';
import { stopsAfter, type Fault } from '../../faults.ts';
import type { Agreed } from './options.ts';

/** How often a packet is sent again, and after how many times the first wait each time. */
const WAITS = [1, 2, 4, 8, 16];
const SECOND = 1000;

/** One file on its way to or from one client. */
export interface Transfer extends Agreed {
  readonly machine: Machine;
  readonly socket: Socket;
  readonly client: Endpoint;
  readonly fault: Fault | undefined;
}

type Broken = 'timed-out' | 'aborted' | 'stopped' | 'full';

/** How much went over, and why not all of it. */
export interface Moved {
  readonly content: Content;
  readonly broken?: string | undefined;
  /** What the client must hear for its last block once the file is kept. */
  readonly last?: Uint8Array;
}

type Said = TftpMessage | { readonly kind: 'flow'; readonly flow: Flow };

const blockNumber = (block: number): number => block & 0xffff;

/** What the client says next that is of use, or that it breaks off. */
function* hear({ socket, client }: Transfer, wanted: (said: Said) => boolean): Io<Said> {
  for (;;) {
    const { from, bytes, flow } = yield* on(socket.receive);
    const mine = from.address === client.address && from.port === client.port;
    const said: Said | undefined = flow ? { kind: 'flow', flow } : parseTftp(bytes);
    if (mine && said && (said.kind === 'error' || wanted(said))) return said;
    flow?.stop();
  }
}

/** Sends, again and again, until the client says what is wanted; undefined: it never does. */
function* exchange(
  transfer: Transfer,
  packet: Uint8Array,
  wanted: (said: Said) => boolean,
  quietly = false,
): Io<Said | undefined> {
  const { machine, socket, client, timeout } = transfer;
  for (const [i, wait] of WAITS.entries()) {
    if (i > 0 || !quietly) socket.send(client, packet);
    const heard = running(() => hear(transfer, wanted));
    const [, said] = yield* on(race(heard, machine.clock.after(wait * timeout * SECOND)));
    if (said) return said;
  }
  return undefined;
}

/** Sends once and hears that it came. Undefined: it did. */
function* deliver(transfer: Transfer, packet: Uint8Array, block: number): Io<Broken | undefined> {
  const wanted = (said: Said): boolean => said.kind === 'acknowledged' && said.block === blockNumber(block);
  const said = yield* exchange(transfer, packet, wanted);
  if (!said) return 'timed-out';
  return said.kind === 'error' ? 'aborted' : undefined;
}

const patienceFor = ({ timeout }: Transfer): number => WAITS.reduce((a, b) => a + b, 0) * timeout * SECOND;

/** Lets bulk data go on to so many bytes. Undefined: it is there, or the client has stopped it. */
function* letFlow(transfer: Transfer, flow: Flow, bytes: number): Io<Broken | undefined> {
  const going = running(() => flowTo(flow, bytes, patienceFor(transfer)));
  const breaking = running(() => hear(transfer, () => false));
  const [which, silent] = yield* on(race(going, breaking));
  const broken = which === 1 ? 'aborted' : silent;
  if (broken) flow.stop();
  return broken;
}

/** Says that it ends here, where its fault wants that said. */
function stopped({ socket, client, fault }: Transfer): 'stopped' {
  if (fault?.kind === 'stops' && fault.how === 'closes') socket.send(client, tftpError(0, 'Undefined error code'));
  return 'stopped';
}

/** Sends a file. */
export function* give(transfer: Transfer, content: Content): Io<Moved> {
  const { socket, client, answer, blockSize: size, fault } = transfer;
  const end = stopsAfter(fault);
  const total = Math.floor(sizeOf(content) / size) + 1;
  let blocks = 0;
  const moved = (broken?: Broken): Moved => ({ content: cut(content, blocks * size), broken });
  if (end <= 0) return moved(stopped(transfer));
  if (answer.size > 0) {
    const broken = yield* deliver(transfer, tftpAccepted(answer), 0);
    if (broken) return moved(broken);
  }
  let poured = false;
  while (blocks < total) {
    const left = Math.min(total - 1, Math.floor(end / size)) - blocks;
    if (blocks > 0 && !poured && left > TFTP_BULK) {
      poured = true;
      const first = blocks + 1;
      const flow = pourBlocks(socket, client, content, { first, blocks: left, size });
      const broken = yield* letFlow(transfer, flow, Infinity);
      blocks += Math.floor(flow.arrived / size);
      if (broken) return moved(broken);
      continue;
    }
    const bytes = read(content, blocks * size, size);
    if (blocks * size + bytes.length > end || blocks * size >= end) return moved(stopped(transfer));
    const broken = yield* deliver(transfer, tftpData(blocks + 1, bytes), blocks + 1);
    if (broken) return moved(broken);
    blocks++;
  }
  return { content };
}

/** Takes bulk data, as far as there is room. */
function* takeFlow(transfer: Transfer, received: Received, flow: Flow, most: number): Io<Broken | undefined> {
  const before = received.size;
  received.follow(flow);
  const broken = yield* letFlow(transfer, flow, most - before);
  if (broken || sizeOf(flow.content) <= most - before) return broken;
  flow.stop();
  return 'full';
}

/** Takes a file, at most so many bytes. */
export function* take(transfer: Transfer, most: number): Io<Moved> {
  const { answer, blockSize: size, fault } = transfer;
  const end = stopsAfter(fault);
  const received = new Received();
  let blocks = 0;
  const moved = (broken?: Broken): Moved => ({ content: received.content, broken });
  let next = answer.size > 0 ? tftpAccepted(answer) : tftpAcknowledged(0);
  let quietly = false;
  for (let last = false; !last; ) {
    if (received.size >= end) return moved(stopped(transfer));
    const said = yield* exchange(transfer, next, ({ kind }) => kind === 'data' || kind === 'flow', quietly);
    if (!said) return moved('timed-out');
    quietly = false;
    if (said.kind === 'error') return moved('aborted');
    if (said.kind === 'flow') {
      const broken = yield* takeFlow(transfer, received, said.flow, Math.min(most, end));
      blocks += Math.floor(said.flow.arrived / size);
      received.cut(broken === 'full' ? Math.min(most, end) : blocks * size);
      if (broken === 'full' && end <= most) return moved(stopped(transfer));
      if (broken) return full(transfer, moved(broken));
      next = tftpAcknowledged(blocks);
      quietly = true;
    } else if (said.kind === 'data' && said.block === blockNumber(blocks + 1) && said.bytes.length <= size) {
      const room = Math.min(most, end) - received.size;
      received.add(said.bytes.subarray(0, room));
      if (said.bytes.length > room) return end <= most ? moved(stopped(transfer)) : full(transfer, moved('full'));
      blocks++;
      last = said.bytes.length < size;
      next = tftpAcknowledged(blocks);
    }
  }
  if (received.size >= end) return moved(stopped(transfer));
  return { ...moved(), last: next };
}

/** Says again that the last block came, as long as the client sends it. */
export function* dally(transfer: Transfer, last: Uint8Array): Io<void> {
  const { machine, socket, client } = transfer;
  try {
    for (;;) {
      const again = running(() => hear(transfer, ({ kind }) => kind === 'data'));
      const [, said] = yield* on(race(again, machine.clock.after(patienceFor(transfer), 'patience')));
      if (said?.kind !== 'data') return;
      socket.send(client, last);
    }
  } finally {
    socket.close();
  }
}

/** Says that there is no room, where that is why. */
function full({ socket, client }: Transfer, moved: Moved): Moved {
  if (moved.broken === 'full') socket.send(client, tftpError(3, 'Disk full or allocation exceeded'));
  return moved;
}

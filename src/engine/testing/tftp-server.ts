import { on, race, spawn, type Io } from '../kernel/io.ts';
import { read, sizeOf, slice, type Content } from '../system/content.ts';
import type { Datagram, Endpoint, Flow, MachineNetwork, Socket } from '../system/network/network.ts';
import { Received } from '../system/network/received.ts';
import { TFTP_BLOCK } from '../system/network/tftp-block.ts';
import {
  parseTftp,
  TFTP_BULK,
  TFTP_PORT,
  tftpAccepted,
  tftpAcknowledged,
  tftpData,
  tftpError,
  tftpHeader,
  type TftpMessage,
} from '../system/network/tftp-packets.ts';
import type { SmallNetwork } from './small-network.ts';

type Request = Extract<TftpMessage, { kind: 'read' | 'write' }>;

/** What a server of a test does besides what it should. */
interface Habits {
  /** Code of the error with which it refuses what is not there; but for 1, it takes no files either. */
  readonly refuse?: number;
  /** Bytes after which it stops, and the code of the error that it sends then; undefined: none. */
  readonly stops?: { readonly at: number; readonly error?: number };
}

/** A TFTP server of a test: reads and writes one table of files. */
export function tftpServer(wire: SmallNetwork, at: string, { refuse = 1, stops }: Habits = {}): Map<string, Content> {
  const files = new Map<string, Content>();
  const machine: MachineNetwork = wire.machine(at);
  const listening = machine.bind({ port: TFTP_PORT });

  /** Sends until the next message of the client, once a second. */
  function* exchange(socket: Socket, to: Endpoint, bytes: Uint8Array): Io<Datagram> {
    for (;;) {
      socket.send(to, bytes);
      const [, answer] = yield* on(race(socket.receive, wire.after(1000)));
      if (answer) return answer;
    }
  }

  /** Lets bulk data go so far that it stops there; true when it has. */
  function* watch(socket: Socket, to: Endpoint, flow: Flow, before: number): Io<boolean> {
    yield* on(flow.until(stops ? stops.at - before : Infinity));
    if (flow.ended || !stops) return false;
    flow.stop();
    if (stops.error !== undefined) socket.send(to, tftpError(stops.error, 'stopped'));
    return true;
  }

  /** Answers the options of a request; bytes of a block from now on. */
  function* agree(
    socket: Socket,
    to: Endpoint,
    { kind, options }: Request,
    answer: Uint8Array | undefined,
  ): Io<number> {
    const size = options.get('blksize');
    if (size !== undefined && kind === 'read') yield* exchange(socket, to, tftpAccepted(options));
    else if (size !== undefined) socket.send(to, tftpAccepted(options));
    else if (answer) socket.send(to, answer);
    return Number(size ?? TFTP_BLOCK);
  }

  function* give(to: Endpoint, request: Request, file: Content): Io<void> {
    const socket = machine.bind();
    const size = yield* agree(socket, to, request, undefined);
    const total = Math.floor(sizeOf(file) / size) + 1;
    for (let block = 1; block <= total; block++) {
      if (block === 2 && total - block > TFTP_BULK) {
        const step = {
          each: size,
          header: (n: number) => tftpHeader(2 + n),
          answer: (n: number) => tftpAcknowledged(2 + n),
        };
        const flow = socket.pour(to, slice(file, size, (total - 2) * size), step);
        if (yield* watch(socket, to, flow, size)) return;
        block = total;
      }
      const data = tftpData(block, read(file, (block - 1) * size, size));
      for (;;) {
        const said = parseTftp((yield* exchange(socket, to, data)).bytes);
        if (said?.kind === 'error') return;
        if (said?.kind === 'acknowledged' && said.block === (block & 0xffff)) break;
      }
    }
  }

  function* take(to: Endpoint, request: Request): Io<void> {
    const socket = machine.bind();
    const received = new Received();
    let blocks = 0;
    let answer = tftpAcknowledged(0);
    let size = yield* agree(socket, to, request, answer);
    for (;;) {
      const [, heard] = yield* on(race(socket.receive, wire.after(1000)));
      if (!heard) {
        socket.send(to, answer);
        continue;
      }
      if (heard.flow) {
        received.follow(heard.flow);
        if (yield* watch(socket, to, heard.flow, blocks * size)) return;
        blocks += sizeOf(heard.flow.content) / size;
        continue;
      }
      const said = parseTftp(heard.bytes);
      if (said?.kind !== 'data') continue;
      const isNext = said.block === ((blocks + 1) & 0xffff);
      if (isNext) {
        received.add(said.bytes);
        blocks++;
      }
      answer = tftpAcknowledged(blocks);
      socket.send(to, answer);
      size = Math.max(size, said.bytes.length);
      if (isNext && said.bytes.length < size) break;
    }
    files.set(request.file, received.content);
  }

  function* server(): Io<void> {
    for (;;) {
      const { from, bytes } = yield* on(listening.receive);
      const request = parseTftp(bytes);
      const file = request && 'file' in request ? files.get(request.file) : undefined;
      if (request?.kind === 'read' && file) spawn(give(from, request, file));
      else if (request?.kind === 'write' && refuse === 1) spawn(take(from, request));
      else machine.bind().send(from, tftpError(refuse, 'no'));
    }
  }
  spawn(server());
  return files;
}

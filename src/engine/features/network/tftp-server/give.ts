import type { VirtualClock } from '../../../kernel/clock.ts';
import { on, race, running, type Io } from '../../../kernel/io.ts';
import { read, sizeOf, type Content } from '../../../system/content.ts';
import type { Address, Endpoint, MachineNetwork, Socket } from '../../../system/network/network.ts';
import { flowTo } from '../../../system/network/follow.ts';
import { TFTP_BLOCK } from '../../../system/network/tftp-block.ts';
import { pourBlocks } from '../../../system/network/tftp-bulk.ts';
import {
  parseTftp,
  TFTP_BLOCKS,
  TFTP_BULK,
  tftpAccepted,
  tftpData,
  tftpError,
  type TftpOptions,
} from '../../../system/network/tftp-packets.ts';

/** Milliseconds after which it sends again, and how often it sends before it forgets the client. */
const PATIENCE = 4000;
const TRIES = 5;

/** Whom a file is given to. */
interface Client {
  readonly clock: VirtualClock;
  readonly network: MachineNetwork;
  readonly to: Endpoint;
  /** The own address that was asked: answers come from there. */
  readonly asked: Address | undefined;
}

interface Serving extends Client {
  readonly socket: Socket;
}

/** Waits for the acknowledgement of a block; false: the client has said that it is enough. */
function* acknowledged({ socket, to }: Serving, block: number): Io<boolean> {
  for (;;) {
    const { from, bytes } = yield* on(socket.receive);
    if (from.address !== to.address || from.port !== to.port) continue;
    const said = parseTftp(bytes);
    if (said?.kind === 'error') return false;
    if (said?.kind === 'acknowledged' && said.block === (block & 0xffff)) return true;
  }
}

/** How a transfer ended: with all of it, with a client that has enough, or with one that says nothing. */
export interface Given {
  readonly bytes: number;
  readonly broken?: 'aborted' | 'timed-out';
}

/** Sends until the client has it; else why it has not. */
function* deliver(serving: Serving, bytes: Uint8Array, block: number): Io<Given['broken']> {
  for (let i = 0; i < TRIES; i++) {
    serving.socket.send(serving.to, bytes);
    const answer = running(() => acknowledged(serving, block));
    const [, done] = yield* on(race(answer, serving.clock.after(PATIENCE)));
    if (done !== undefined) return done ? undefined : 'aborted';
  }
  return 'timed-out';
}

/** Sends all whole blocks from `first` on but the last one as one; how many came. */
function* deliverBulk({ socket, to }: Serving, content: Content, first: number, size: number): Io<number> {
  const blocks = Math.floor(sizeOf(content) / size) - first;
  const flow = pourBlocks(socket, to, content, { first, blocks, size });
  try {
    yield* flowTo(flow, Infinity, TRIES * PATIENCE);
    return Math.floor(flow.arrived / size);
  } finally {
    flow.stop();
  }
}

/** Bytes of the blocks that somebody asks for, as far as they may be had; undefined: they do not say. */
function blockSize(options: TftpOptions): number | undefined {
  const asked = options.get('blksize');
  if (asked === undefined || !/^\d{1,9}$/.test(asked) || Number(asked) < TFTP_BLOCKS.least) return undefined;
  return Math.min(Number(asked), TFTP_BLOCKS.most);
}

/** Gives a file to whoever has asked for it, from a port of its own. */
export function* giveByTftp(client: Client, options: TftpOptions, content: Content): Io<Given> {
  const socket = client.network.bind({ address: client.asked });
  const serving = { ...client, socket };
  try {
    const asked = blockSize(options);
    const size = asked ?? TFTP_BLOCK;
    const accepted = tftpAccepted(new Map([['blksize', String(size)]]));
    const refused = asked === undefined ? undefined : yield* deliver(serving, accepted, 0);
    if (refused) return { bytes: 0, broken: refused };
    const total = Math.floor(sizeOf(content) / size) + 1;
    for (let block = 1; block <= total; block++) {
      if (block === 2 && total - block > TFTP_BULK) block += yield* deliverBulk(serving, content, block, size);
      const data = tftpData(block, read(content, (block - 1) * size, size));
      const broken = yield* deliver(serving, data, block);
      if (broken) return { bytes: (block - 1) * size, broken };
    }
    return { bytes: sizeOf(content) };
  } finally {
    socket.close();
  }
}

/** Refuses what somebody asks for. */
export function refuseByTftp({ network, to, asked }: Client, code: number, text: string): void {
  const socket = network.bind({ address: asked });
  socket.send(to, tftpError(code, text));
  socket.close();
}

import { slice, type Content } from '../content.ts';
import type { Endpoint, Flow, Socket } from './network.ts';
import { tftpAcknowledged, tftpHeader } from './tftp-packets.ts';

/** Which blocks of a file go as bulk data: so many of so many bytes, from this one on (the first of a file is 1). */
interface Blocks {
  readonly first: number;
  readonly blocks: number;
  readonly size: number;
}

/** Sends whole blocks as bulk data. */
export const pourBlocks = (socket: Socket, to: Endpoint, content: Content, { first, blocks, size }: Blocks): Flow =>
  socket.pour(to, slice(content, (first - 1) * size, blocks * size), {
    each: size,
    header: (n) => tftpHeader(first + n),
    answer: (n) => tftpAcknowledged(first + n),
  });

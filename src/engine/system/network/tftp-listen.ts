import { on, type Io } from '../../kernel/io.ts';
import type { Machine } from '../machine.ts';
import type { Datagram, Socket } from './network.ts';
import { parseTftp, TFTP_PORT, type TftpMessage } from './tftp-packets.ts';

/** Transfers at once (ours). */
export const MOST_TRANSFERS = 64;

export type TftpRequest = Extract<TftpMessage, { kind: 'read' | 'write' }>;

/** Gives somebody what they ask for, or says why not. */
type Answer = (datagram: Datagram, request: TftpRequest) => Io<void>;

/**
 * Listens on the port of TFTP. Each client is answered by a program of its own; what they ask again meanwhile is not heard.
 * `other`: takes what is no request.
 */
export function* listenByTftp(
  machine: Pick<Machine, 'network' | 'spawn'>,
  answer: Answer,
  other: (datagram: Datagram, socket: Socket) => void = () => {},
): Io<never> {
  const socket = machine.network.bind({ port: TFTP_PORT });
  const clients = new Set<string>();
  function* attend(datagram: Datagram, request: TftpRequest): Io<void> {
    const { address, port } = datagram.from;
    const key = `${address} ${port}`;
    if (clients.has(key) || clients.size >= MOST_TRANSFERS) return;
    clients.add(key);
    try {
      yield* answer(datagram, request);
    } finally {
      clients.delete(key);
    }
  }
  try {
    for (;;) {
      const datagram = yield* on(socket.receive);
      datagram.flow?.stop();
      const said = parseTftp(datagram.bytes);
      if (said?.kind === 'read' || said?.kind === 'write') machine.spawn(attend(datagram, said));
      else other(datagram, socket);
    }
  } finally {
    socket.close();
  }
}

import { on, race, spawn, type Io } from '../kernel/io.ts';
import { concat, latin1Decode, utf8Encode } from '../system/bytes.ts';
import type { Datagram, Endpoint, Socket } from '../system/network/network.ts';
import type { SmallNetwork } from './small-network.ts';

const BLOCK = 512;

/** A TFTP server of a test: reads and writes one table of files; a name that is not there is refused with its code. */
export function tftpServer(wire: SmallNetwork, at: string, refuse = 1): Map<string, Uint8Array> {
  const files = new Map<string, Uint8Array>();
  const machine = wire.machine(at);
  const listening = machine.bind({ port: 69 });
  const message = (kind: number, number: number, bytes: Uint8Array = new Uint8Array()): Uint8Array =>
    concat(Uint8Array.of(0, kind, number >> 8, number & 255), bytes);

  /** Sends until the next message of the client, once a second. */
  function* exchange(socket: Socket, to: Endpoint, bytes: Uint8Array): Io<Datagram> {
    for (;;) {
      socket.send(to, bytes);
      const [, answer] = yield* on(race(socket.receive, wire.after(1000)));
      if (answer) return answer;
    }
  }

  function* give(to: Endpoint, file: Uint8Array): Io<void> {
    const socket = machine.bind();
    for (let block = 1; block <= Math.floor(file.length / BLOCK) + 1; block++) {
      const data = message(3, block, file.subarray((block - 1) * BLOCK, block * BLOCK));
      for (let acknowledged = -1; acknowledged !== block; ) {
        const { bytes } = yield* exchange(socket, to, data);
        acknowledged = (bytes[2] ?? 0) * 256 + (bytes[3] ?? 0);
      }
    }
  }

  function* take(to: Endpoint, name: string): Io<void> {
    const socket = machine.bind();
    const parts: Uint8Array[] = [];
    for (;;) {
      const { bytes } = yield* exchange(socket, to, message(4, parts.length));
      if ((bytes[2] ?? 0) * 256 + (bytes[3] ?? 0) === parts.length + 1) parts.push(bytes.slice(4));
      if (bytes.length < BLOCK + 4) break;
    }
    socket.send(to, message(4, parts.length));
    files.set(name, concat(...parts));
  }

  function* server(): Io<void> {
    for (;;) {
      const { from, bytes } = yield* on(listening.receive);
      const [name = ''] = latin1Decode(bytes.subarray(2)).split('\0');
      const file = files.get(name);
      if (bytes[1] === 1 && file) spawn(give(from, file));
      else if (bytes[1] === 2 && refuse === 1) spawn(take(from, name));
      else machine.bind().send(from, message(5, refuse, utf8Encode('no\0')));
    }
  }
  spawn(server());
  return files;
}

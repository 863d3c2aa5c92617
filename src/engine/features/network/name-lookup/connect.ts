import type { Session } from '../../../cli/session.ts';
import { on, race, type Io, type Wait } from '../../../kernel/io.ts';
import { fail, type Result } from '../../../kernel/result.ts';
import type { NetError, Stream } from '../../../system/network/network.ts';
import { isOwnAddress } from '../interfaces/api.ts';
import { withLastWord } from '../../../kernel/last-word.ts';
import { addConnection, closeConnection, connectionsOf, relay, type Connection } from './open-connections.ts';
import { resolveName } from './resolve.ts';

/** Milliseconds until a connection that nobody answers is given up. */
const CONNECT_TIMEOUT = 30_000;
const TELNET = 23;
const REFUSALS: Readonly<Record<NetError, string>> = {
  refused: 'Connection refused by remote host',
  unreachable: 'Destination unreachable; gateway or host down',
};

/** Opens a connection and stays with it. This device refuses itself. */
function* connect(session: Session, address: string, name: string | undefined, port = TELNET): Io<void> {
  const { device } = session;
  session.write(name === undefined ? `Trying ${address} ... ` : `Trying ${name} (${address})... `);
  const refused: Wait<Result<Stream, NetError>> = (resume) => {
    resume(fail('refused'));
    return () => {};
  };
  const answer = isOwnAddress(device, address) ? refused : device.network.connect({ address, port });
  const limit = on(race(answer, device.clock.after(CONNECT_TIMEOUT)));
  const [, opened] = yield* withLastWord(limit, () => session.print());
  if (!opened) return session.print('\n% Connection timed out; remote host not responding\n');
  if (!opened.ok) return session.print(`\n% ${REFUSALS[opened.error]}\n`);
  session.print('Open');
  yield* relay(session, addConnection(session, address, name ?? address, opened.value));
}

/** A word that is no command: a host to connect to, the device supposes. */
export const connectToWord = (word: string) =>
  function* (session: Session): Io<void> {
    const found = yield* resolveName(session, word);
    if (found.kind === 'unknown')
      return session.print('% Unknown command or computer name, or unable to find computer address\n');
    yield* connect(session, found.address, found.name);
  };

/** Opens a connection to what was typed. */
function* connectTo(session: Session, target: string, port: number | undefined): Io<void> {
  const found = yield* resolveName(session, target);
  if (found.kind === 'address') return yield* connect(session, found.address, found.name, port);
  if (found.asked) session.print();
  session.print('% Bad IP address or host name');
}

export function* telnet(session: Session, target: string | undefined, port: number | undefined): Io<void> {
  const host = target ?? (yield* session.askLine('Host: '))?.trim();
  if (host) yield* connectTo(session, host, port);
}

const minutes = (ms: number): string => String(Math.floor(ms / 60_000));

function row(session: Session, one: Connection, last: boolean): string {
  const unread = one.unread.reduce((sum, heard) => sum + (heard instanceof Uint8Array ? heard.length : 0), 0);
  const idle = minutes(session.device.clock.now - one.at);
  const places = `${one.name.padEnd(19)} ${one.address.padEnd(19)}${String(unread).padStart(5)} ${idle.padStart(5)}`;
  return `${last ? '*' : ' '}${String(one.number).padStart(3)} ${places} ${one.name}`;
}

/** `where`: the open connections of this line; the star is at the one used last. */
export function sessionsText(session: Session): string {
  const open = connectionsOf(session);
  if (open.length === 0) return '% No connections open';
  const rows = open.toSorted((a, b) => a.number - b.number).map((one) => row(session, one, one === open.at(-1)));
  return ['Conn Host                Address             Byte  Idle Conn Name', ...rows].join('\n');
}

/** The connection of this number, or the last one; undefined after the complaint that there is none. */
function chosen(session: Session, number: number | undefined): Connection | undefined {
  const open = connectionsOf(session);
  const found = number === undefined ? open.at(-1) : open.find((one) => one.number === number);
  if (!found) session.print(number === undefined ? '% No current connection' : `% ${number} is not an open connection`);
  return found;
}

export function* resume(session: Session, number: number | undefined): Io<void> {
  const connection = chosen(session, number);
  if (!connection) return;
  session.print(`[Resuming connection ${connection.number} to ${connection.name} ... ]\n`);
  yield* relay(session, connection);
}

export function* disconnect(session: Session, number: number | undefined): Io<void> {
  const connection = chosen(session, number);
  if (connection && (yield* session.confirm(`Closing connection to ${connection.name} `)))
    closeConnection(session, connection);
}

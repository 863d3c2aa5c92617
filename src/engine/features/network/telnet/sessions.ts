import type { Session } from '../../../cli/session.ts';
import type { Io } from '../../../kernel/io.ts';
import { closeConnection, connectionsOf, relay, type Connection } from './open-connections.ts';

const minutes = (ms: number): string => String(Math.floor(ms / 60_000));

function row(session: Session, one: Connection, last: boolean): string {
  const unread = one.unread.reduce((sum, heard) => sum + (heard instanceof Uint8Array ? heard.length : 0), 0);
  const idle = minutes(session.device.clock.now - one.at);
  const places = `${one.name.padEnd(19)} ${one.address.padEnd(19)}${String(unread).padStart(5)} ${idle.padStart(5)}`;
  return `${last ? '*' : ' '}${String(one.number).padStart(3)} ${places} ${one.name}`;
}

/** `where`: the open connections of this line; the star is at the one used last. */
export function sessionsText(session: Session): string {
  const open = connectionsOf(session.line);
  if (open.length === 0) return '% No connections open';
  const rows = open.toSorted((a, b) => a.number - b.number).map((one) => row(session, one, one === open.at(-1)));
  return ['Conn Host                Address             Byte  Idle Conn Name', ...rows].join('\n');
}

/** The connection of this number or name, or the last one; undefined after the complaint that there is none. */
function chosen(session: Session, typed: string | undefined): Connection | undefined {
  const open = connectionsOf(session.line);
  const found =
    typed === undefined
      ? open.at(-1)
      : open.find(({ number, name }) => String(number) === typed || name.toLowerCase() === typed.toLowerCase());
  if (!found) session.print(typed === undefined ? '% No current connection' : `% ${typed} is not an open connection`);
  return found;
}

export function* resume(session: Session, typed: string | undefined): Io<void> {
  const connection = chosen(session, typed);
  if (!connection) return;
  session.print(`[Resuming connection ${connection.number} to ${connection.name} ... ]\n`);
  yield* relay(session, connection);
}

/** Goes on with the connection used last. */
export const resumeLast = (session: Session): Io<void> => resume(session, undefined);

export function* disconnect(session: Session, typed: string | undefined): Io<void> {
  const connection = chosen(session, typed);
  if (connection && (yield* session.confirm(`Closing connection to ${connection.name} `)))
    closeConnection(session.line, connection);
}

/** Asks whoever leaves EXEC with connections open whether they mean it. */
export function* leaveOpen(session: Session): Io<boolean> {
  const { length } = connectionsOf(session.line);
  return yield* session.confirm(` (${length} open session${length === 1 ? '' : 's'}) Leave? `);
}

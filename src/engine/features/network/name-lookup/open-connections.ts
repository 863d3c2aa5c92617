import type { Session } from '../../../cli/session.ts';
import type { Moment } from '../../../kernel/clock.ts';
import { gate, on, race, type Gate, type Io, type Task } from '../../../kernel/io.ts';
import { latin1Decode, utf8Decode, utf8Encode } from '../../../system/bytes.ts';
import type { Device } from '../../../system/device.ts';
import type { Heard, Stream } from '../../../system/network/network.ts';
import { lineUser } from '../../access/access/api.ts';
import { telnetEnd, type TelnetEnd } from './telnet-codec.ts';

/** A connection that somebody at a line has opened. */
export interface Connection {
  readonly number: number;
  readonly address: string;
  /** What it was opened to, as typed: a name or the address. */
  readonly name: string;
  readonly stream: Stream;
  readonly end: TelnetEnd;
  /** Came, and not shown yet. */
  readonly unread: Heard[];
  readonly came: Gate<void>;
  /** Last traffic. */
  at: Moment;
  /** Takes what comes; ending it closes the connection. */
  task: Task | undefined;
}

interface Open {
  /** The use of the line in which they were opened. */
  readonly visit: number | undefined;
  /** The one used last comes last. */
  readonly list: readonly Connection[];
}

/** Open connections are programs, not state: a session that is replayed opens them anew. */
const opened = new WeakMap<Session, Open>();
const ESCAPE = '\x1e';

const visitOf = ({ device, line }: Session): number | undefined => lineUser(device, line.name)?.session;

/** Open connections of whoever uses the line now; what somebody before left open is closed. */
export function connectionsOf(session: Session): readonly Connection[] {
  const known = opened.get(session);
  if (!known) return [];
  if (known.visit !== visitOf(session)) for (const one of known.list) one.task?.cancel();
  return known.list.filter(({ task }) => task?.done === false);
}

const keep = (session: Session, list: readonly Connection[]): void =>
  void opened.set(session, { visit: visitOf(session), list });

/** Takes what comes, whether somebody looks or not; closes the stream when the software ends. */
function* takeIn(device: Device, connection: Connection): Io<void> {
  const { stream, unread, came } = connection;
  try {
    for (;;) {
      const heard = yield* on(stream.receive);
      unread.push(heard);
      connection.at = device.clock.now;
      came.open();
    }
  } finally {
    stream.close();
  }
}

export function addConnection(session: Session, address: string, name: string, stream: Stream): Connection {
  const others = connectionsOf(session);
  let number = 1;
  while (others.some((one) => one.number === number)) number++;
  const connection: Connection = {
    number,
    address,
    name,
    stream,
    end: telnetEnd(),
    unread: [],
    came: gate(),
    at: session.device.clock.now,
    task: undefined,
  };
  connection.task = session.device.spawn(takeIn(session.device, connection));
  keep(session, [...others, connection]);
  return connection;
}

export function closeConnection(session: Session, connection: Connection): void {
  connection.task?.cancel();
  keep(
    session,
    connectionsOf(session).filter((one) => one !== connection),
  );
}

/** Shows everything that has come; false when the other end has closed. */
function show(session: Session, { unread, end, stream }: Connection): boolean {
  for (let heard = unread.shift(); heard !== undefined; heard = unread.shift()) {
    if (typeof heard === 'string') return false;
    if (!(heard instanceof Uint8Array)) continue;
    const { data, answer } = end.hear(heard);
    if (answer.length > 0) stream.send(answer);
    session.write(utf8Decode(data) ?? latin1Decode(data));
  }
  return true;
}

function send(session: Session, { end, stream }: Connection, char: string): void {
  stream.send(utf8Encode(char === '\r' ? '\r\n' : char));
  if (!end.echoes) session.write(char === '\r' ? '\n' : char);
}

/** Relays both ways until the other end closes, or the escape sequence, Ctrl-Shift-6 x, leaves it open. */
export function* relay(session: Session, connection: Connection): Io<void> {
  const { line, device } = session;
  keep(session, [...connectionsOf(session).filter((one) => one !== connection), connection]);
  line.relaying = true;
  try {
    for (let escaped = false; show(session, connection); ) {
      const [, signal] = yield* on(race(connection.came.wait, line.next));
      if (signal?.kind !== 'char') continue;
      const { char } = signal;
      if (escaped && char.toLowerCase() === 'x') return session.print();
      connection.at = device.clock.now;
      if (escaped || char !== ESCAPE) send(session, connection, char);
      escaped = !escaped && char === ESCAPE;
    }
  } finally {
    line.relaying = false;
  }
  closeConnection(session, connection);
  session.print(`\n[Connection to ${connection.name} closed by foreign host]`);
}

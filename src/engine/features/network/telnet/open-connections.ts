import type { Session } from '../../../cli/session.ts';
import type { Moment } from '../../../kernel/clock.ts';
import { gate, on, race, type Gate, type Io, type Task } from '../../../kernel/io.ts';
import { latin1Decode, utf8Decode, utf8Encode } from '../../../system/bytes.ts';
import type { Device } from '../../../system/device.ts';
import type { Heard, Stream } from '../../../system/network/network.ts';
import { telnetClient, telnetCommands, type TelnetEnd } from '../../../system/network/telnet.ts';
import type { TerminalLine } from '../../../system/terminal/line.ts';
import { keyName } from '../../access/access/api.ts';

/** What a connection talks through. */
export type Talk = Pick<Stream, 'receive' | 'send' | 'close'>;

/** A connection that somebody at a line has opened. */
export interface Connection {
  readonly number: number;
  readonly address: string;
  /** What it was opened to, as typed: a name or the address. */
  readonly name: string;
  readonly stream: Talk;
  readonly end: TelnetEnd;
  /** Came, and not shown yet. */
  readonly unread: Heard[];
  readonly came: Gate<void>;
  /** Last traffic. */
  at: Moment;
  /** Takes what comes; ending it closes the connection. */
  task: Task | undefined;
}

/** Open connections are programs, not state: a session that is replayed opens them anew. The one used last comes last. */
const opened = new WeakMap<TerminalLine, readonly Connection[]>();

const COMMANDS = [
  'B  sends telnet BREAK',
  'C  sends telnet IP',
  'H  sends telnet EC',
  'O  sends telnet AO',
  'T  sends telnet AYT',
  'U  sends telnet EL',
];

const escapeHelp = (escape: string): string =>
  ['[Special telnet escape help]', ...COMMANDS.map((text) => `${keyName(escape)}${text}`)].join('\n');

/** Open connections of whoever uses the line. */
export const connectionsOf = (line: TerminalLine): readonly Connection[] =>
  (opened.get(line) ?? []).filter(({ task }) => task?.done === false);

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

export function addConnection(
  { device, line }: Session,
  address: string,
  name: string,
  stream: Talk,
  end: TelnetEnd = telnetClient(),
): Connection {
  const others = connectionsOf(line);
  let number = 1;
  while (others.some((one) => one.number === number)) number++;
  const connection: Connection = {
    number,
    address,
    name,
    stream,
    end,
    unread: [],
    came: gate(),
    at: device.clock.now,
    task: undefined,
  };
  connection.task = device.spawn(takeIn(device, connection));
  opened.set(line, [...others, connection]);
  return connection;
}

export function closeConnection(line: TerminalLine, connection: Connection): void {
  connection.task?.cancel();
  opened.set(line, connectionsOf(line));
}

export function closeConnections(line: TerminalLine): void {
  for (const connection of connectionsOf(line)) closeConnection(line, connection);
}

/** The other end has closed: says so. */
function farewell(session: Session, connection: Connection): void {
  closeConnection(session.line, connection);
  session.print(`\n[Connection to ${connection.name} closed by foreign host]`);
}

/** Says which of the connections that nobody looks at have been closed by their other ends. */
export function noticeClosed(session: Session): void {
  for (const connection of connectionsOf(session.line))
    if (connection.unread.some((heard) => typeof heard === 'string')) farewell(session, connection);
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
  stream.send(utf8Encode(char === '\r' && !end.plain ? '\r\n' : char));
  if (!end.echoes) session.write(char === '\r' ? '\n' : char);
}

/** What the escape character and another key do; false where the key is sent as it is. */
function special(session: Session, { stream, end }: Connection, char: string): boolean {
  if (end.plain) return false;
  const command = telnetCommands.get(char.toLowerCase());
  if (command) stream.send(command);
  else if (char === '?') session.print(`\n${escapeHelp(session.terminal.escape)}`);
  return command !== undefined || char === '?';
}

/** Relays both ways until the other end closes, or the escape character and `x` leave it open. */
export function* relay(session: Session, connection: Connection): Io<void> {
  const { line, device, terminal } = session;
  opened.set(line, [...connectionsOf(line).filter((one) => one !== connection), connection]);
  line.relaying = true;
  try {
    for (let escaped = false; show(session, connection); ) {
      const [, signal] = yield* on(race(connection.came.wait, line.next));
      if (signal?.kind !== 'char') continue;
      const { char } = signal;
      if (escaped && char.toLowerCase() === 'x') return session.print();
      connection.at = device.clock.now;
      const begins: boolean = char === terminal.escape && !escaped;
      if (!begins && !(escaped && special(session, connection, char))) send(session, connection, char);
      escaped = begins;
    }
  } finally {
    line.relaying = false;
  }
  farewell(session, connection);
}

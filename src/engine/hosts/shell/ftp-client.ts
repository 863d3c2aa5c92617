import { on, race, type Io } from '../../kernel/io.ts';
import { latin1Decode } from '../../system/bytes.ts';
import { read, sizeOf, type Content } from '../../system/content.ts';
import { drain } from '../../system/network/drain.ts';
import { fillStream } from '../../system/network/fill.ts';
import { ftpAddress, ftpCommand, type FtpReplies, type FtpReply } from '../../system/network/ftp-messages.ts';
import type { Address, Stream } from '../../system/network/network.ts';
import { Received } from '../../system/network/received.ts';
import { memoryTaker, type Taker } from '../../system/network/taker.ts';
import { connect } from './network.ts';
import type { Run } from './tool.ts';

/** How long a reply, and bulk data that stands still, are waited for. */
const PATIENCE = 60_000;
const GONE = '421 Service not available, remote server has closed connection.\n';

/** A control connection. */
export interface Control {
  readonly run: Run;
  /** Shows a reply, line by line; that the server has gone; and, where it is to be shown, what it is asked. */
  readonly shows: { reply(text: string): void; gone(text: string): void; command?(text: string): void };
  readonly stream: Stream;
  readonly replies: FtpReplies;
  readonly server: Address;
  closed: boolean;
}

const shown = ({ code, text }: FtpReply): string => {
  const lines = text.split('\n');
  return lines.map((line, i) => `${code}${i < lines.length - 1 ? '-' : ' '}${line}\n`).join('');
};

/** The next reply, shown unless it is not to be; undefined: the server has gone. */
export function* hear(control: Control, silent = false): Io<FtpReply | undefined> {
  const { run, stream, replies, shows } = control;
  for (;;) {
    const reply = replies.next();
    if (reply) {
      if (!silent) shows.reply(shown(reply));
      return reply;
    }
    const [, heard] = yield* on(race(stream.receive, run.machine.clock.after(PATIENCE)));
    if (heard instanceof Uint8Array) {
      replies.add(heard);
      continue;
    }
    shows.gone(GONE);
    hangUp(control);
    return undefined;
  }
}

export function hangUp(control: Control): void {
  control.closed = true;
  control.stream.close();
}

export function* ask(control: Control, verb: string, argument = '', silent = false): Io<FtpReply | undefined> {
  control.shows.command?.(argument === '' ? verb : `${verb} ${argument}`);
  control.stream.send(ftpCommand(verb, argument));
  return yield* hear(control, silent);
}

/** Opens the way for data, asks for a transfer and runs it. True: it was done. */
export function* transfer(
  control: Control,
  command: readonly [verb: string, argument: string],
  passive: boolean,
  move: (data: Stream) => Io<boolean>,
): Io<boolean> {
  const way = yield* openWay(control, passive);
  if (!way) return false;
  const { moved, last } = yield* transferBy(control, way, command, move);
  return moved && last === 226;
}

/** Opens the way for data: from here, or for the server to come. */
export const openWay = (control: Control, passive: boolean): Io<Way | undefined> =>
  passive ? connected(control) : awaited(control);

interface Transferred {
  /** The reply of a server that does not begin. */
  readonly refused?: number;
  /** All came, or was given. */
  readonly moved: boolean;
  /** The last reply. */
  readonly last?: number | undefined;
}

/** Asks for a transfer, runs it, and closes its way. */
export function* transferBy(
  control: Control,
  way: Way,
  command: readonly [verb: string, argument: string],
  move: (data: Stream) => Io<boolean>,
): Io<Transferred> {
  try {
    const begun = yield* ask(control, ...command);
    if (begun?.code !== 150 && begun?.code !== 125) return { moved: false, ...(begun && { refused: begun.code }) };
    const data = yield* way.data();
    const moved = data !== undefined && (yield* move(data));
    data?.close();
    return { moved, last: (yield* hear(control))?.code };
  } finally {
    way.close();
  }
}

export interface Way {
  data(): Io<Stream | undefined>;
  close(): void;
}

function* connected(control: Control): Io<Way | undefined> {
  const { run, server } = control;
  const reply = yield* ask(control, 'EPSV');
  const port = /\(\|\|\|(\d{1,5})\|\)/.exec(reply?.text ?? '')?.[1];
  if (reply?.code !== 229 || port === undefined) return undefined;
  const stream = yield* connect(run.machine, { address: server, port: Number(port) });
  if (typeof stream === 'string') {
    control.shows.gone(`ftp: Can't connect for data: ${stream}\n`);
    return undefined;
  }
  return {
    *data() {
      return stream;
    },
    close: () => stream.close(),
  };
}

function* awaited(control: Control): Io<Way | undefined> {
  const { run, stream } = control;
  const { address, port } = stream.local;
  const { accept, close } = run.machine.network.listen(port + 1);
  const reply = yield* ask(control, 'PORT', ftpAddress({ address, port: port + 1 }));
  if (reply?.code !== 200) {
    close();
    return undefined;
  }
  return {
    *data() {
      const [, came] = yield* on(race(accept, run.machine.clock.after(PATIENCE)));
      return came ?? undefined;
    },
    close,
  };
}

const moving = ({ run }: Control, stream: Stream) => ({
  clock: run.machine.clock,
  stream,
  patience: PATIENCE,
  signs: () => {},
});

/** Takes what comes over a data connection. True: all of it came. */
export function* takeData(control: Control, data: Stream, taker: Taker, received = new Received()): Io<boolean> {
  return (yield* drain({ ...moving(control, data), taker }, received)) === 'whole';
}

/** The text that comes over a data connection. */
export function* takeText(control: Control, data: Stream): Io<string> {
  const received = new Received();
  yield* takeData(control, data, memoryTaker, received);
  return latin1Decode(read(received.content, 0, sizeOf(received.content))).replaceAll('\r\n', '\n');
}

export const giveData = (control: Control, data: Stream, content: Content): Io<boolean> =>
  fillStream(moving(control, data), content, Infinity);

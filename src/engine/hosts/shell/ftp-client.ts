import { on, race, type Io } from '../../kernel/io.ts';
import { latin1Decode } from '../../system/bytes.ts';
import { read, sizeOf, type Content } from '../../system/content.ts';
import { drain, type Drained } from '../../system/network/drain.ts';
import { fillStream } from '../../system/network/fill.ts';
import type { Followed } from '../../system/network/follow.ts';
import { ftpAddress, ftpCommand, type FtpReplies, type FtpReply } from '../../system/network/ftp-messages.ts';
import type { Address, Stream } from '../../system/network/network.ts';
import { Received } from '../../system/network/received.ts';
import { memoryTaker, type Taker } from '../../system/network/taker.ts';
import { connect } from './network.ts';
import type { Run } from './tool.ts';

const GONE = '421 Service not available, remote server has closed connection.\n';

/** A control connection. */
export interface Control {
  readonly run: Run;
  /** Shows a reply, line by line; that the server has gone; and, where it is to be shown, what it is asked. */
  readonly shows: { reply(text: string): void; gone(text: string): void; command?(text: string): void };
  readonly stream: Stream;
  readonly replies: FtpReplies;
  readonly server: Address;
  /** Milliseconds for which a reply, and bulk data that stands still, are waited for. */
  readonly patience: number;
  closed: boolean;
  /** It was left because nothing came, or nothing moved, for so long. */
  silent?: true;
}

const shown = ({ code, text }: FtpReply): string => {
  const lines = text.split('\n');
  return lines.map((line, i) => `${code}${i < lines.length - 1 ? '-' : ' '}${line}\n`).join('');
};

/** The next reply, shown unless it is not to be; undefined: the server has gone. */
export function* hear(control: Control, silent = false): Io<FtpReply | undefined> {
  const { run, stream, replies, shows, patience } = control;
  for (;;) {
    const reply = replies.next();
    if (reply) {
      if (!silent) shows.reply(shown(reply));
      return reply;
    }
    const [, heard] = yield* on(race(stream.receive, run.machine.clock.after(patience)));
    if (heard instanceof Uint8Array) {
      replies.add(heard);
      continue;
    }
    if (heard === undefined) control.silent = true;
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
  move: (data: Stream) => Io<Drained | Followed>,
): Io<boolean> {
  const way = yield* openWay(control, passive);
  if (!way) return false;
  const { how, last } = yield* transferBy(control, way, command, move);
  return how === 'whole' && last === 226;
}

/** Opens the way for data: from here, or for the server to come. */
export const openWay = (control: Control, passive: boolean): Io<Way | undefined> =>
  passive ? connected(control) : awaited(control);

interface Transferred<How> {
  /** The reply of a server that does not begin. */
  readonly refused?: number;
  /** How its data went; undefined: there was no way for it. */
  readonly how?: How | undefined;
  /** The last reply; undefined: none came, or nobody waits for it any longer. */
  readonly last?: number | undefined;
}

/** Asks for a transfer, runs it, and closes its way. */
export function* transferBy<How>(
  control: Control,
  way: Way,
  command: readonly [verb: string, argument: string],
  move: (data: Stream) => Io<How>,
): Io<Transferred<How>> {
  try {
    const begun = yield* ask(control, ...command);
    if (begun?.code !== 150 && begun?.code !== 125) return begun ? { refused: begun.code } : {};
    const data = yield* way.data();
    const how = data && (yield* move(data));
    data?.close();
    return { how, last: control.closed ? undefined : (yield* hear(control))?.code };
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
  const { run, stream, patience } = control;
  const { address, port } = stream.local;
  const { accept, close } = run.machine.network.listen(port + 1);
  const reply = yield* ask(control, 'PORT', ftpAddress({ address, port: port + 1 }));
  if (reply?.code !== 200) {
    close();
    return undefined;
  }
  return {
    *data() {
      const [, came] = yield* on(race(accept, run.machine.clock.after(patience)));
      return came ?? undefined;
    },
    close,
  };
}

const moving = ({ run, patience }: Control, stream: Stream) => ({
  clock: run.machine.clock,
  stream,
  patience,
  signs: () => {},
});

/** Takes what comes over a data connection. */
export const takeData = (control: Control, data: Stream, taker: Taker, received = new Received()): Io<Drained> =>
  drain({ ...moving(control, data), taker }, received);

/** The text that comes over a data connection. */
export function* takeText(control: Control, data: Stream): Io<{ readonly text: string; readonly how: Drained }> {
  const received = new Received();
  const how = yield* takeData(control, data, memoryTaker, received);
  const text = latin1Decode(read(received.content, 0, sizeOf(received.content))).replaceAll('\r\n', '\n');
  return { text, how };
}

export const giveData = (control: Control, data: Stream, content: Content): Io<Followed> =>
  fillStream(moving(control, data), content, Infinity);

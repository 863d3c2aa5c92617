import type { VirtualClock } from '../../kernel/clock.ts';
import { on, race, running, type Io } from '../../kernel/io.ts';
import { fail, ok, type Result } from '../../kernel/result.ts';
import type { Content } from '../content.ts';
import { drain } from './drain.ts';
import { fillStream } from './fill.ts';
import { ftpAddress, ftpCommand, FtpReplies, parseFtpAddress, type FtpReply } from './ftp-messages.ts';
import type { Endpoint, Local, MachineNetwork, NetError, Stream } from './network.ts';
import { Received } from './received.ts';
import type { Taker } from './taker.ts';

/** A client that talks to one server, and what it shows of it. */
export interface FtpCall {
  readonly clock: VirtualClock;
  readonly network: MachineNetwork;
  readonly server: Endpoint;
  readonly local: Local;
  readonly user: string;
  readonly password: string;
  /** It opens the data connection itself; otherwise the server does. */
  readonly passive: boolean;
  /** Milliseconds that it waits for anything. */
  readonly patience: number;
  /** Bytes a second that the machine gives. */
  readonly pace: number;
  /** The server has answered. */
  begun(): void;
  /** It is a step further: greeted, logged in, its transfer begun. */
  advanced?(): void;
  /** It is a step nearer to its end: all data given, that confirmed, taken leave. */
  ending?(): void;
  /** So many signs of life are due by now. */
  signs(count: number): void;
}

/** Why there is no file, or not all of it. `left`: whoever takes it does not want it. */
export type FtpFault = NetError | 'silent' | 'login' | 'missing' | 'denied' | 'full' | 'broken' | 'stalled' | 'left';

type Done<T> = Result<T, FtpFault>;

/** A control connection. */
interface Dialogue {
  readonly call: FtpCall;
  readonly stream: Stream;
  readonly replies: FtpReplies;
}

/** The next reply; undefined when none comes. */
function* hear({ call, stream, replies }: Dialogue): Io<FtpReply | undefined> {
  for (;;) {
    const reply = replies.next();
    if (reply) return reply;
    const [, heard] = yield* on(race(stream.receive, call.clock.after(call.patience)));
    if (!(heard instanceof Uint8Array)) return undefined;
    replies.add(heard);
  }
}

function* ask(dialogue: Dialogue, verb: string, argument = ''): Io<FtpReply | undefined> {
  dialogue.stream.send(ftpCommand(verb, argument));
  return yield* hear(dialogue);
}

/** Greets, names the user, and asks for plain bytes. */
function* logIn(dialogue: Dialogue): Io<FtpFault | undefined> {
  const { call } = dialogue;
  const greeting = yield* hear(dialogue);
  if (greeting?.code !== 220) return greeting ? 'denied' : 'silent';
  call.begun();
  call.advanced?.();
  let reply = yield* ask(dialogue, 'USER', call.user);
  if (reply?.code === 331) reply = yield* ask(dialogue, 'PASS', call.password);
  if (reply?.code !== 230) return reply ? 'login' : 'silent';
  call.advanced?.();
  const type = yield* ask(dialogue, 'TYPE', 'I');
  return type ? undefined : 'silent';
}

/** How the data connection comes about: it is open, or the server opens it. */
type Data = { readonly wait: () => Io<Stream | undefined>; readonly close: () => void };

function* passive(dialogue: Dialogue): Io<Done<Data>> {
  const { clock, network, local, patience } = dialogue.call;
  const reply = yield* ask(dialogue, 'PASV');
  const to = reply?.code === 227 ? parseFtpAddress(reply.text) : undefined;
  if (!to) return fail(reply ? 'denied' : 'silent');
  const [, opened] = yield* on(race(network.connect(to, withoutPort(local)), clock.after(patience)));
  if (!opened?.ok) return fail(opened ? opened.error : 'silent');
  const stream = opened.value;
  return ok({
    *wait() {
      return stream;
    },
    close: () => stream.close(),
  });
}

const withoutPort = ({ address, interface: by }: Local): Local => ({ address, interface: by });

function* active(dialogue: Dialogue): Io<Done<Data>> {
  const { clock, network, patience } = dialogue.call;
  const { address, port } = dialogue.stream.local;
  const listener = network.listen(port + 1);
  const reply = yield* ask(dialogue, 'PORT', ftpAddress({ address, port: port + 1 }));
  if (reply?.code !== 200) {
    listener.close();
    return fail(reply ? 'denied' : 'silent');
  }
  return ok({
    *wait() {
      const [, stream] = yield* on(race(listener.accept, clock.after(patience)));
      return stream ?? undefined;
    },
    close: () => listener.close(),
  });
}

/** Runs a dialogue on a control connection, from the greeting to QUIT. */
function* withControl<T>(call: FtpCall, talk: (dialogue: Dialogue) => Io<Done<T>>): Io<Done<T>> {
  const opened = yield* on(call.network.connect(call.server, call.local));
  if (!opened.ok) return opened;
  const stream = opened.value;
  const dialogue: Dialogue = { call, stream, replies: new FtpReplies() };
  try {
    const failed = yield* logIn(dialogue);
    const done = failed ? fail(failed) : yield* talk(dialogue);
    stream.send(ftpCommand('QUIT'));
    if (done.ok) call.ending?.();
    return done;
  } finally {
    stream.close();
  }
}

/** What a server means that does not begin to send or to take a file. */
function refusal(reply: FtpReply | undefined, otherwise: FtpFault): FtpFault {
  if (!reply || reply.code === 425) return 'silent';
  return reply.code === 452 || reply.code === 552 ? 'full' : otherwise;
}

/** Asks for a transfer, and runs it on the data connection. */
function* transfer<T>(
  dialogue: Dialogue,
  verb: 'RETR' | 'STOR',
  path: string,
  run: (stream: Stream) => Io<Done<T>>,
): Io<Done<T>> {
  const data = yield* dialogue.call.passive ? passive(dialogue) : active(dialogue);
  if (!data.ok) return data;
  let stream: Stream | undefined;
  try {
    dialogue.stream.send(ftpCommand(verb, path));
    const early = yield* on(
      race(
        running(() => hear(dialogue)),
        running(data.value.wait),
      ),
    );
    const reply = early[0] === 0 ? early[1] : yield* hear(dialogue);
    if (reply?.code !== 150 && reply?.code !== 125) return fail(refusal(reply, verb === 'RETR' ? 'missing' : 'denied'));
    dialogue.call.advanced?.();
    stream = early[0] === 1 ? early[1] : yield* data.value.wait();
    if (!stream) return fail('silent');
    const done = yield* run(stream);
    stream.close();
    if (!done.ok) return done;
    dialogue.call.ending?.();
    const last = yield* hear(dialogue);
    if (last?.code === 226 || last?.code === 250) {
      dialogue.call.ending?.();
      return done;
    }
    return fail(last?.code === 452 || last?.code === 552 ? 'full' : 'broken');
  } finally {
    stream?.close();
    data.value.close();
  }
}

/** Reads a file of the server. */
export function* readByFtp(call: FtpCall, path: string, taker: Taker): Io<Done<Content>> {
  return yield* withControl(call, function* (dialogue): Io<Done<Content>> {
    const size = yield* ask(dialogue, 'SIZE', path);
    const length = size?.code === 213 ? Number(size.text) : undefined;
    if (length !== undefined && !taker.fits(length)) return fail('left');
    return yield* transfer(dialogue, 'RETR', path, function* (stream): Io<Done<Content>> {
      const received = new Received();
      const { clock, patience } = call;
      const how = yield* drain({ clock, stream, taker, patience, signs: call.signs }, received);
      if (how !== 'whole') return fail(how === 'silent' ? 'stalled' : how);
      return length !== undefined && received.size < length ? fail('broken') : ok(received.content);
    });
  });
}

/** Writes a file to the server. */
export function* writeByFtp(call: FtpCall, path: string, content: Content): Io<Done<void>> {
  return yield* withControl(call, (dialogue) =>
    transfer(dialogue, 'STOR', path, function* (stream): Io<Done<void>> {
      const { clock, patience, pace, signs } = call;
      const sent = yield* fillStream({ clock, stream, patience, signs }, content, pace);
      return sent === 'whole' ? ok(undefined) : fail('stalled');
    }),
  );
}

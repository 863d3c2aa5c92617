import type { VirtualClock } from '../../kernel/clock.ts';
import { on, race, type Io } from '../../kernel/io.ts';
import { fail, ok, type Result } from '../../kernel/result.ts';
import { encode64, utf8Encode } from '../bytes.ts';
import { sizeOf, type Content } from '../content.ts';
import { drain } from './drain.ts';
import { fillStream } from './fill.ts';
import { HttpAnswer, httpLines, type HttpHead } from './http-messages.ts';
import type { Endpoint, Local, MachineNetwork, NetError, Stream } from './network.ts';
import { Received } from './received.ts';
import type { Taker } from './taker.ts';

/** A client that talks to one server, and what it shows of it. */
export interface HttpCall {
  readonly clock: VirtualClock;
  readonly network: MachineNetwork;
  readonly server: Endpoint;
  /** What the server is called in the request. */
  readonly host: string;
  readonly local: Local;
  readonly user: string | null;
  readonly password: string | null;
  /** Milliseconds that it waits for anything. */
  readonly patience: number;
  /** Bytes a second that the machine gives. */
  readonly pace: number;
  /** The server has answered. */
  begun(): void;
  /** So many signs of life are due by now. */
  signs(count: number): void;
}

/** Why there is no file, or not all of it: what the server answers, or what became of the connection. */
export type HttpFault = NetError | 'silent' | 'broken' | 'stalled' | 'left' | { readonly status: number };

type Done<T> = Result<T, HttpFault>;

function* withConnection<T>(call: HttpCall, talk: (stream: Stream) => Io<Done<T>>): Io<Done<T>> {
  const opened = yield* on(call.network.connect(call.server, call.local));
  if (!opened.ok) return opened;
  call.begun();
  try {
    return yield* talk(opened.value);
  } finally {
    opened.value.close();
  }
}

/** User and password as they go over the wire, for everybody to read. */
function basic(user: string, password: string): string {
  const text = encode64(utf8Encode(`${user}:${password}`));
  return text.padEnd(4 * Math.ceil(text.length / 4), '=');
}

function request({ host, user, password }: HttpCall, verb: string, path: string, size?: number): Uint8Array {
  const account = user === null ? undefined : basic(user, password ?? '');
  return httpLines(`${verb} /${encodeURI(path)} HTTP/1.1`, [
    ['Host', host],
    ['User-Agent', 'cisco-IOS'],
    ['Accept', '*/*'],
    ['Connection', 'close'],
    ...(account === undefined ? [] : [['Authorization', `Basic ${account}`] as const]),
    ...(size === undefined ? [] : [['Content-Length', String(size)] as const]),
  ]);
}

/** The head of the answer, and what of its body came with it. */
function* answer(
  { clock, patience }: HttpCall,
  stream: Stream,
): Io<Done<{ readonly head: HttpHead; readonly rest: Uint8Array }>> {
  const coming = new HttpAnswer();
  for (;;) {
    const [, heard] = yield* on(race(stream.receive, clock.after(patience)));
    if (heard === undefined) return fail('silent');
    if (!(heard instanceof Uint8Array) || !coming.add(heard)) return fail('broken');
    const whole = coming.read();
    if (whole) return whole.head ? ok({ head: whole.head, rest: whole.rest }) : fail('broken');
  }
}

/** Reads a file of the server. */
export function* readByHttp(call: HttpCall, path: string, taker: Taker): Io<Done<Content>> {
  return yield* withConnection(call, function* (stream): Io<Done<Content>> {
    stream.send(request(call, 'GET', path));
    const got = yield* answer(call, stream);
    if (!got.ok) return got;
    const { head, rest } = got.value;
    if (head.status !== 200) return fail({ status: head.status });
    const { length } = head;
    if (length !== undefined && !taker.fits(length)) return fail('left');
    const received = new Received();
    const { clock, patience, signs } = call;
    const how = yield* drain({ clock, stream, taker, patience, signs, length }, received, rest.slice(0, length));
    if (how !== 'whole') return fail(how === 'silent' ? 'stalled' : how);
    return ok(received.content);
  });
}

/** Writes a file to the server. */
export function* writeByHttp(call: HttpCall, path: string, content: Content): Io<Done<void>> {
  return yield* withConnection(call, function* (stream): Io<Done<void>> {
    const { clock, patience, pace, signs } = call;
    const size = sizeOf(content);
    stream.send(request(call, 'PUT', path, size));
    const sent = (yield* fillStream({ clock, stream, patience, signs }, content, pace)) === 'whole';
    const got = yield* answer(call, stream);
    if (!got.ok) return sent ? got : fail('stalled');
    const { status } = got.value.head;
    return status >= 200 && status < 300 && sent ? ok(undefined) : fail({ status });
  });
}

import { on, race, type Io } from '../../../../kernel/io.ts';
import { ok, type Result } from '../../../../kernel/result.ts';
import { concat, encode64, latin1Decode, utf8Encode } from '../../../../system/bytes.ts';
import { sizeOf } from '../../../../system/content.ts';
import { drain } from '../../../../system/network/drain.ts';
import { fillStream } from '../../../../system/network/fill.ts';
import { HttpAnswer, httpLines, type HttpHead } from '../../../../system/network/http-messages.ts';
import type { Stream } from '../../../../system/network/network.ts';
import { Received } from '../../../../system/network/received.ts';
import {
  hostAndPort,
  PATIENCE,
  reach,
  tell,
  trouble,
  urlOf,
  withAccountOf,
  type Done,
  type Trouble,
  type Url,
  type Wanted,
} from './wanted.ts';

/** Answers that may send it on. */
const MOST_WAYS = 50;

function request({ url, upload, head }: Wanted): Uint8Array {
  const account = url.user === undefined ? undefined : encode64(utf8Encode(`${url.user}:${url.password}`));
  return httpLines(`${upload ? 'PUT' : head ? 'HEAD' : 'GET'} /${url.path} HTTP/1.1`, [
    ['Host', hostAndPort(url)],
    ...(account === undefined
      ? []
      : [['Authorization', `Basic ${account.padEnd(4 * Math.ceil(account.length / 4), '=')}`] as const]),
    ['User-Agent', 'curl/7.88.1'],
    ['Accept', '*/*'],
    ...(upload ? [['Content-Length', String(sizeOf(upload))] as const] : []),
  ]);
}

interface Answer {
  readonly head: HttpHead;
  /** The head as it came. */
  readonly raw: string;
  readonly rest: Uint8Array;
}

function* answer({ run }: Wanted, stream: Stream): Io<Result<Answer, Trouble>> {
  const coming = new HttpAnswer();
  let bytes: Uint8Array = new Uint8Array();
  for (;;) {
    const [, heard] = yield* on(race(stream.receive, run.machine.clock.after(PATIENCE)));
    if (!(heard instanceof Uint8Array))
      return bytes.length > 0 || heard === 'reset'
        ? trouble(56, 'Recv failure: Connection reset by peer')
        : trouble(52, 'Empty reply from server');
    bytes = concat(bytes, heard);
    if (!coming.add(heard)) return trouble(56, 'Too large response headers');
    const whole = coming.read();
    if (!whole) continue;
    if (!whole.head) return trouble(1, 'Received HTTP/0.9 when not allowed');
    return ok({
      head: whole.head,
      raw: latin1Decode(bytes.subarray(0, bytes.length - whole.rest.length)),
      rest: whole.rest,
    });
  }
}

function* body({ run, taker }: Wanted, stream: Stream, { head, rest }: Answer): Io<Done> {
  const { length } = head;
  const { clock } = run.machine;
  const received = new Received();
  const how = yield* drain(
    { clock, stream, taker, patience: PATIENCE, signs: () => {}, length },
    received,
    rest.slice(0, length),
  );
  if (how === 'whole') return ok(undefined);
  if (how === 'left') return trouble(23, 'Failure writing output to destination');
  return trouble(18, `transfer closed with ${(length ?? 0) - received.size} bytes remaining to read`);
}

/** Where an answer sends it, from where it is. */
function sentTo({ head, raw }: Answer, from: Url): string | undefined {
  const to = head.status >= 301 && head.status <= 308 ? /^location:\s*(\S+)\s*$/im.exec(raw)?.[1] : undefined;
  if (to === undefined || /^[a-z]+:/i.test(to)) return to;
  const folder = from.path.replace(/[^/]*$/, '');
  return `${from.scheme}://${hostAndPort(from)}/${to.startsWith('/') ? to.slice(1) : folder + to}`;
}

/** Asks once; `next`: where the answer sends it. */
function* once(wanted: Wanted, stream: Stream): Io<Done<{ readonly next?: string | undefined }>> {
  const { run, url, upload, head, strict, follows } = wanted;
  const asked = request(wanted);
  if (url.user !== undefined) tell(wanted, '*', `Server auth using Basic with user '${url.user}'`);
  tell(wanted, '>', latin1Decode(asked).replace(/\r\n$/, ''));
  stream.send(asked);
  const { clock } = run.machine;
  if (upload) yield* fillStream({ clock, stream, patience: PATIENCE, signs: () => {} }, upload, Infinity);
  const got = yield* answer(wanted, stream);
  if (!got.ok) return got;
  tell(wanted, '<', got.value.raw.replace(/\r\n$/, ''));
  const { status } = got.value.head;
  if (head) run.out(got.value.raw);
  const next = follows ? sentTo(got.value, url) : undefined;
  if (next !== undefined) tell(wanted, '*', 'Ignoring the response-body');
  if (strict && status >= 400) return trouble(22, `The requested URL returned error: ${status}`);
  if (head || status === 204 || next !== undefined) return ok({ next });
  const done = yield* body(wanted, stream, got.value);
  return done.ok ? ok({}) : done;
}

export function* byHttp(first: Wanted): Io<Done> {
  let wanted = first;
  for (let ways = 0; ways <= MOST_WAYS; ways++) {
    const opened = yield* reach(wanted);
    if (!opened.ok) return opened;
    const stream = opened.value;
    try {
      const done = yield* once(wanted, stream);
      tell(wanted, '*', done.ok ? `Connection #0 to host ${wanted.url.host} left intact` : 'Closing connection 0');
      if (!done.ok) return done;
      const { next } = done.value;
      if (next === undefined) return ok(undefined);
      tell(wanted, '*', `Issue another request to this URL: '${next}'`);
      const url = urlOf(next, undefined);
      if (!url.ok) return url;
      if (url.value.scheme !== 'http')
        return trouble(1, `Protocol "${url.value.scheme}" not supported or disabled in libcurl`);
      wanted = { ...wanted, url: withAccountOf(first.url, url.value) };
    } finally {
      stream.close();
    }
  }
  return trouble(47, `Maximum (${MOST_WAYS}) redirects followed`);
}

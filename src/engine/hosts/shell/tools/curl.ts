import { on, race, running, type Io } from '../../../kernel/io.ts';
import { fail, ok, type Result } from '../../../kernel/result.ts';
import { concat, encode64, latin1Decode, utf8Encode } from '../../../system/bytes.ts';
import { sizeOf, type Content } from '../../../system/content.ts';
import { drain, fillStream } from '../../../system/network/drain.ts';
import { FTP_PORT } from '../../../system/network/ftp-messages.ts';
import { readByFtp, writeByFtp, type FtpCall, type FtpFault } from '../../../system/network/ftp.ts';
import { HTTP_PORT, HttpAnswer, httpLines, type HttpHead } from '../../../system/network/http-messages.ts';
import type { Endpoint, Stream } from '../../../system/network/network.ts';
import { Received } from '../../../system/network/received.ts';
import { meter } from '../meter.ts';
import { connect } from '../network.ts';
import { resolve } from '../resolver.ts';
import { optionsOf, type Run, type Tool } from '../tool.ts';
import { growing, localFile, type Growing } from '../transfer.ts';

const PATIENCE = 300_000;
const HELP = "curl: try 'curl --help' or 'curl --manual' for more information\n";

/** Why it ends, by the number that is its exit status. */
interface Trouble {
  readonly status: number;
  readonly text: string;
}
const trouble = (status: number, text: string): Result<never, Trouble> => fail({ status, text });

interface Url {
  readonly scheme: 'http' | 'ftp';
  readonly host: string;
  readonly port: number;
  /** Without leading slash. */
  readonly path: string;
  readonly user: string | undefined;
  readonly password: string;
}

/** What is asked for. */
interface Wanted {
  readonly run: Run;
  readonly url: Url;
  readonly head: boolean;
  /** A status that is an error gives no page. */
  readonly strict: boolean;
  readonly upload: Content | undefined;
  readonly taker: Growing;
}

const text = (escaped: string): string => {
  try {
    return decodeURIComponent(escaped);
  } catch {
    return escaped;
  }
};

function urlOf(typed: string, account: string | undefined): Result<Url, Trouble> {
  const [, scheme = 'http', own, host = '', port, path = ''] =
    /^(?:([a-z]+):\/\/)?(?:([^@/]*)@)?([^/:]+)(?::(\d{1,5}))?(?:\/(.*))?$/i.exec(typed) ?? [];
  if (host === '') return trouble(3, 'URL using bad/illegal format or missing URL');
  const protocol = scheme.toLowerCase();
  if (protocol !== 'http' && protocol !== 'ftp')
    return trouble(1, `Protocol "${protocol}" not supported or disabled in libcurl`);
  const [user, password = ''] = (account ?? own)?.split(/:(.*)/s) ?? [];
  const usual = protocol === 'ftp' ? FTP_PORT : HTTP_PORT;
  return ok({ scheme: protocol, host, port: Number(port ?? usual), path, user, password });
}

function* reached({ run, url: { host, port } }: Wanted): Io<Result<Endpoint, Trouble>> {
  const found = yield* resolve(run.machine, host);
  return found.ok ? ok({ address: found.address, port }) : trouble(6, `Could not resolve host: ${host}`);
}

const unconnected = ({ run, url: { host, port } }: Wanted, began: number): Trouble => ({
  status: 7,
  text: `Failed to connect to ${host} port ${port} after ${run.machine.clock.now - began} ms: Couldn't connect to server`,
});

function request({ url, upload, head }: Wanted): Uint8Array {
  const account = url.user === undefined ? undefined : encode64(utf8Encode(`${url.user}:${url.password}`));
  const host = url.port === HTTP_PORT ? url.host : `${url.host}:${url.port}`;
  return httpLines(`${upload ? 'PUT' : head ? 'HEAD' : 'GET'} /${url.path} HTTP/1.1`, [
    ['Host', host],
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

function* body({ run, taker }: Wanted, stream: Stream, { head, rest }: Answer): Io<Result<void, Trouble>> {
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

function* byHttp(wanted: Wanted): Io<Result<void, Trouble>> {
  const { run, upload, head, strict } = wanted;
  const began = run.machine.clock.now;
  const server = yield* reached(wanted);
  if (!server.ok) return server;
  const stream = yield* connect(run.machine, server.value);
  if (typeof stream === 'string') return fail(unconnected(wanted, began));
  try {
    stream.send(request(wanted));
    const { clock } = run.machine;
    if (upload) yield* fillStream({ clock, stream, patience: PATIENCE, signs: () => {} }, upload, Infinity);
    const got = yield* answer(wanted, stream);
    if (!got.ok) return got;
    const { status } = got.value.head;
    if (head) run.out(got.value.raw);
    if (strict && status >= 400) return trouble(22, `The requested URL returned error: ${status}`);
    return head || status === 204 ? ok(undefined) : yield* body(wanted, stream, got.value);
  } finally {
    stream.close();
  }
}

function ftpTrouble(wanted: Wanted, fault: FtpFault, began: number): Trouble | undefined {
  const { upload, taker } = wanted;
  switch (fault) {
    case 'left':
      return { status: 23, text: 'Failure writing output to destination' };
    case 'refused':
    case 'unreachable':
      return unconnected(wanted, began);
    case 'login':
      return { status: 67, text: 'Access denied: 530' };
    case 'missing':
      return { status: 78, text: 'The file does not exist' };
    case 'denied':
      return { status: 25, text: 'Failed FTP upload: 550' };
    case 'full':
      return { status: 25, text: 'Failed FTP upload: 552' };
    case 'broken':
      return upload ? { status: 55, text: 'Send failure' } : { status: 18, text: 'server did not report OK, got 426' };
    case 'silent':
    case 'stalled':
      return { status: 28, text: `Operation timed out with ${taker.size} bytes received` };
  }
}

function* byFtp(wanted: Wanted): Io<Result<void, Trouble>> {
  const { run, url, upload, head, taker } = wanted;
  const { clock, network } = run.machine;
  const began = clock.now;
  const server = yield* reached(wanted);
  if (!server.ok) return server;
  const call: FtpCall = {
    clock,
    network,
    server: server.value,
    local: {},
    user: url.user ?? 'anonymous',
    password: url.user === undefined ? 'ftp@example.com' : url.password,
    passive: true,
    patience: PATIENCE,
    pace: Infinity,
    begun: () => {},
    signs: () => {},
  };
  const path = text(url.path);
  let length: number | undefined;
  const measuring = {
    ...taker,
    fits: (size: number) => {
      length = size;
      return !head;
    },
  };
  const done = upload ? yield* writeByFtp(call, path, upload) : yield* readByFtp(call, path, measuring);
  if (head && length !== undefined) {
    run.out(`Content-Length: ${length}\r\nAccept-ranges: bytes\r\n`);
    return ok(undefined);
  }
  const wrong = done.ok ? undefined : ftpTrouble(wanted, done.error, began);
  return wrong ? fail(wrong) : ok(undefined);
}

/** How long it may take, and what is said when it takes longer. */
function* within(wanted: Wanted, seconds: number): Io<Result<void, Trouble>> {
  const { clock } = wanted.run.machine;
  const talk = wanted.url.scheme === 'ftp' ? byFtp : byHttp;
  if (seconds === 0) return yield* talk(wanted);
  const [which, done] = yield* on(
    race(
      running(() => talk(wanted)),
      clock.after(seconds * 1000),
    ),
  );
  if (which === 0) return done;
  const ms = seconds * 1000;
  return trouble(28, `Operation timed out after ${ms} milliseconds with ${wanted.taker.size} bytes received`);
}

function* curl(run: Run): Io<number> {
  const { flags, values, words, wrong } = optionsOf(run.args, 'OIsSfLgk', 'oTum');
  if (wrong) {
    run.err(
      `curl: option -${wrong.option.replace(/^-/, '')}: ${wrong.missing ? 'requires parameter' : 'is unknown'}\n${HELP}`,
    );
    return 2;
  }
  const [typed] = words;
  if (typed === undefined) {
    run.err(HELP);
    return 2;
  }
  const silent = flags.has('s');
  const say = ({ status, text: what }: Trouble): number => {
    if (!silent || flags.has('S')) run.err(`curl: (${status}) ${what}\n`);
    return status;
  };
  const parsed = urlOf(typed, values.get('u'));
  if (!parsed.ok) return say(parsed.error);
  const source = values.get('T');
  const upload = source === undefined ? undefined : localFile(run, source);
  if (source !== undefined && !upload) {
    run.err(`curl: Can't open '${source}'!\n${HELP}`);
    return 26;
  }
  const own = parsed.value.path.endsWith('/') || parsed.value.path === '' ? (source ?? '').replace(/^.*\//, '') : '';
  const url = upload ? { ...parsed.value, path: parsed.value.path + own } : parsed.value;
  const file = values.get('o') ?? (flags.has('O') ? url.path.replace(/^.*\//, '') : undefined);
  if (file === '') return say({ status: 23, text: 'Remote file name has no length!' });
  const head = flags.has('I');
  const kept = growing(run, upload || head ? undefined : file);
  const began = run.machine.clock.now;
  let came: Received | undefined;
  const taker: Growing = {
    ...kept,
    get size() {
      return kept.size;
    },
    grow(received) {
      came = received;
      return kept.grow(received);
    },
  };
  try {
    const seconds = Number(values.get('m') ?? 0);
    const done = yield* within({ run, url, head, strict: flags.has('f'), upload, taker }, seconds);
    if (file === undefined && came && !head) run.out(came.content);
    const metered = !silent && (file !== undefined || upload !== undefined || !run.seen);
    if (metered) run.err(meter(taker.size, upload ? sizeOf(upload) : 0, run.machine.clock.now - began));
    const lost = kept.keep();
    if (!done.ok) return say(done.error);
    return lost ? say({ status: 23, text: 'Failure writing output to destination' }) : 0;
  } finally {
    kept.keep();
  }
}

export const curlTool: Tool = {
  name: 'curl',
  does: 'fetch and send files by HTTP and FTP: -o FILE, -O, -T FILE, -u USER:PASSWORD, -I, -f, -s, -m SECONDS',
  run: curl,
};

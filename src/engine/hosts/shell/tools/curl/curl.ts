import { on, race, running, type Io } from '../../../../kernel/io.ts';
import { sizeOf } from '../../../../system/content.ts';
import type { Received } from '../../../../system/network/received.ts';
import { meter } from '../../meter.ts';
import { optionsOf, type Run, type Tool } from '../../tool.ts';
import { growing, localFile, type Growing } from '../../transfer.ts';
import { byFtp } from './ftp.ts';
import { byHttp } from './http.ts';
import { byHttps } from './https.ts';
import { trouble, urlOf, type Done, type Trouble, type Wanted } from './wanted.ts';

const HELP = "curl: try 'curl --help' or 'curl --manual' for more information\n";
const ways = { ftp: byFtp, http: byHttp, https: byHttps } as const;

/** Options by their long names. */
const LONG: ReadonlyMap<string, string> = new Map([
  ['fail', 'f'],
  ['head', 'I'],
  ['insecure', 'k'],
  ['list-only', 'l'],
  ['location', 'L'],
  ['max-time', 'm'],
  ['output', 'o'],
  ['remote-name', 'O'],
  ['show-error', 'S'],
  ['silent', 's'],
  ['upload-file', 'T'],
  ['user', 'u'],
  ['verbose', 'v'],
]);

/** How long it may take, and what is said when it takes longer. */
function* within(wanted: Wanted, seconds: number): Io<Done> {
  const { clock } = wanted.run.machine;
  const talk = ways[wanted.url.scheme];
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

type Chosen = ReturnType<typeof optionsOf>;

/** What is wrong with a number of seconds. */
function faultOf(seconds: string): string | undefined {
  const number = seconds.trim() === '' ? Number.NaN : Number(seconds);
  if (!Number.isFinite(number)) return 'expected a proper numerical parameter';
  return number < 0 ? 'expected a positive numerical parameter' : undefined;
}

function* curl(run: Run): Io<number> {
  const chosen = optionsOf(run.args, 'OIsSfLgklv', 'oTum', LONG);
  const { values, words, wrong } = chosen;
  if (wrong) {
    const name = wrong.option.startsWith('--') ? wrong.option : `-${wrong.option}`;
    run.err(`curl: option ${name}: ${wrong.missing ? 'requires parameter' : 'is unknown'}\n${HELP}`);
    return 2;
  }
  const fault = faultOf(values.get('m') ?? '0');
  if (fault !== undefined) {
    run.err(`curl: option -m: ${fault}\n${HELP}`);
    return 2;
  }
  if (words.length === 0) {
    run.err(HELP);
    return 2;
  }
  let status = 0;
  for (const [index, typed] of words.entries()) status = yield* one(run, typed, index === 0 ? chosen : alone(chosen));
  return status;
}

/** The same for another URL: what is kept or sent under a name is the first one's. */
const alone = ({ flags, values, ...chosen }: Chosen): Chosen => ({
  ...chosen,
  flags: new Set([...flags].filter((flag) => flag !== 'O')),
  values: new Map([...values].filter(([option]) => option !== 'o' && option !== 'T')),
});

/** The last part of a path, without what is asked of it. */
const fileName = (path: string): string => path.replace(/\?.*/s, '').replace(/^.*\//, '');

/** Fetches or sends what one URL names. */
function* one(run: Run, typed: string, { flags, values }: Chosen): Io<number> {
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
  const file = values.get('o') ?? (flags.has('O') ? fileName(url.path) : undefined);
  if (file === '') {
    if (!silent) run.err('curl: Remote file name has no length!\n');
    return say({ status: 23, text: 'Failed writing received data to disk/application' });
  }
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
    const asked = { run, url, head, upload, taker, strict: flags.has('f'), follows: flags.has('L') };
    const done = yield* within({ ...asked, namesOnly: flags.has('l'), talks: flags.has('v') }, seconds);
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
  does: 'fetch and send files by HTTP and FTP: -o FILE, -O, -T FILE, -u USER:PASSWORD, -I, -L, -f, -l, -s, -v, -m SECONDS',
  run: curl,
};

import type { Io } from '../../../../kernel/io.ts';
import { entryAt } from '../../../files.ts';
import { pathOf, troubleText, type Run } from '../../tool.ts';
import { get, put, type Copied, type Copying, type Meter } from './copy.ts';
import { pscpLine } from './progress.ts';
import { withPutty, type PuttyWanted } from './putty.ts';
import { namedBy } from './words.ts';

const USAGE = `PuTTY Secure Copy client
Release 0.78
Usage: pscp [options] [user@]host:source target
       pscp [options] source [source...] [user@]host:target
Options:
  -p        preserve file attributes
  -q        quiet, don't show statistics
  -r        copy directories recursively
  -v        show verbose messages
  -P port   connect to specified port
  -l user   connect with specified username
  -pw passw login with specified password
  -batch    disable all interactive prompts
  -scp      force use of SCP protocol
  -sftp     force use of SFTP protocol
`;
const VALUED: ReadonlySet<string> = new Set(['-P', '-l', '-pw']);
const FLAGS: ReadonlySet<string> = new Set([
  '-p',
  '-q',
  '-r',
  '-v',
  '-batch',
  '-scp',
  '-sftp',
  '-unsafe',
  '-2',
  '-4',
  '-C',
]);

interface Asked {
  readonly flags: ReadonlySet<string>;
  readonly values: ReadonlyMap<string, string>;
  readonly words: readonly string[];
}

/** Reads the words; a text: what is wrong. */
function read(args: readonly string[]): Asked | string {
  const flags = new Set<string>();
  const values = new Map<string, string>();
  let at = 0;
  for (; /^-./.test(args[at] ?? ''); at++) {
    const option = args[at] ?? '';
    if (FLAGS.has(option)) flags.add(option);
    else if (VALUED.has(option)) {
      const value = args[++at];
      if (value === undefined) return `pscp: option "${option}" requires an argument\n`;
      if (option === '-P' && !(Number(value) > 0 && Number(value) < 65_536))
        return `pscp: option "-P" requires a port number\n`;
      values.set(option, value);
    } else return `pscp: unknown option "${option}"\n`;
  }
  return { flags, values, words: args.slice(at) };
}

function meterOf(run: Run, shown: boolean): Meter {
  const { clock } = run.machine;
  let file: { readonly name: string; readonly size: number; readonly began: number; moved: number } | undefined;
  let stop = (): void => {};
  const draw = (): void => {
    if (file) run.out(pscpLine(file.name, file.moved, file.size, (clock.now - file.began) / 1000));
  };
  return {
    begin(name, size) {
      if (!shown) return;
      file = { name, size, began: clock.now, moved: 0 };
      stop = clock.every(1000)(draw);
    },
    moved(bytes) {
      if (file) file.moved = bytes;
    },
    end() {
      if (!file) return;
      stop();
      draw();
      run.out('\n');
      file = undefined;
    },
  };
}

/** What it says of a copy that broke. */
function ended(run: Run, { how, faults, status }: Copied): number {
  if (how === 'done' && !faults && status === 0) return 0;
  if (how === 'unasked') run.err('FATAL ERROR: Server refused to start a shell/command\n');
  else if (how !== 'done' && how !== 'left') run.err('FATAL ERROR: Received unexpected end-of-file from server\n');
  return 1;
}

/** `pscp` */
export function* pscp(run: Run): Io<number> {
  const asked = read(run.args);
  if (typeof asked === 'string' || asked.words.length < 2) {
    run.err(typeof asked === 'string' ? `${asked}${USAGE}` : USAGE);
    return 1;
  }
  const { flags, values, words } = asked;
  const last = words.at(-1) ?? '';
  const [first = ''] = words;
  const [to, from] = [namedBy(last), namedBy(first)];
  const sends = to.host !== undefined;
  if (sends && words.slice(0, -1).some((word) => namedBy(word).host !== undefined)) {
    run.err('pscp: Remote to remote not supported\n');
    return 1;
  }
  const { host, user, path } = sends ? to : from;
  if (host === undefined) {
    run.err('pscp: Local to local copy not supported\n');
    return 1;
  }
  if (!sends && words.length > 2) {
    run.err('pscp: More than one remote source not supported\n');
    return 1;
  }
  if (!sends && last.endsWith('/') && entryAt(run.machine, pathOf(run.session, last))?.kind !== 'folder') {
    run.err(`pscp: ${last}: ${troubleText.missing}\n`);
    return 1;
  }
  const wanted: PuttyWanted = {
    host,
    port: Number(values.get('-P') ?? 22),
    user: user ?? values.get('-l'),
    password: values.get('-pw'),
    batch: flags.has('-batch'),
  };
  const meter = meterOf(run, run.seen && !flags.has('-q'));
  return yield* withPutty(run, wanted, function* (transport) {
    if (flags.has('-sftp')) {
      run.err('Fatal: unable to initialise SFTP: could not connect\n');
      return 1;
    }
    const copying: Copying = {
      run,
      transport,
      manner: { recursive: flags.has('-r'), times: flags.has('-p') },
      verbose: false,
      pace: Infinity,
      meter,
      prefix: 'pscp: ',
    };
    try {
      const copied = yield* sends ? put(copying, words.slice(0, -1), path) : get(copying, path, last);
      return ended(run, copied);
    } finally {
      meter.end();
    }
  });
}

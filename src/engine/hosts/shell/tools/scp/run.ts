import type { Io } from '../../../../kernel/io.ts';
import { never } from '../../../../kernel/io.ts';
import { Channel } from '../../../../system/network/ssh/channel.ts';
import { entryAt } from '../../../files.ts';
import { optionsOf, pathOf, troubleText, type Run } from '../../tool.ts';
import { fileTools } from '../files.ts';
import { withCall, type Call } from '../ssh/call.ts';
import { optionFault, settingOf, wantedFrom } from '../ssh/options.ts';
import { get, put, type Copied, type Copying, type Meter } from './copy.ts';
import { Progress } from './progress.ts';
import { serveScp } from './serve.ts';
import { namedBy, type Named } from './words.ts';

export { pscp } from './pscp.ts';

const USAGE = `usage: scp [-346ABCOpqRrsTv] [-c cipher] [-D sftp_server_path] [-F ssh_config]
           [-i identity_file] [-J destination] [-l limit] [-o ssh_option]
           [-P port] [-S program] [-X sftp_option] source ... target
`;
const [FLAGS, VALUED] = ['346ABCOpqRrsTv', 'cDFiJloPSX'] as const;
/** Letters of `ssh` for those of `scp`. */
const SAME: Readonly<Record<string, string>> = { c: 'c', o: 'o', P: 'p', J: 'J', i: 'i', S: 'S' };
const [KBIT, BITS] = [1024, 8] as const;

/** A call of `scp` as it was read. */
interface Asked {
  readonly flags: ReadonlySet<string>;
  readonly given: Map<string, string>;
  readonly file: string | undefined;
  readonly pace: number;
  readonly words: readonly string[];
  /** What is wrong with a setting: `ssh` says so once it is called. */
  readonly wrong: string | undefined;
}

/** Options up to the first word; a text: what is wrong. */
function readOptions(run: Run): Asked | string {
  const flags = new Set<string>();
  const given = new Map<string, string>();
  let [file, pace, wrong]: [string | undefined, number, string | undefined] = [undefined, Infinity, undefined];
  let words = run.args;
  for (let [word = ''] = words; /^-./.test(word) && word !== '--'; [word = ''] = words) {
    const takes = new RegExp(`^-[${FLAGS}]*[${VALUED}]$`).test(word) ? 2 : 1;
    const found = optionsOf(words.slice(0, takes), FLAGS, VALUED);
    if (found.wrong) return `scp: ${optionFault(found.wrong)}\n${USAGE}`;
    for (const one of found.flags) flags.add(one);
    for (const [letter, value] of found.values) {
      if (letter === 'F') file = value;
      if (letter === 'l') {
        if (!/^\d{1,8}$/.test(value) || Number(value) === 0) return `scp: Invalid -l argument: ${value}\n`;
        pace = (Number(value) * KBIT) / BITS;
      }
      const setting = settingOf(run, SAME[letter] ?? '', value);
      if (typeof setting === 'string') wrong ??= setting;
      else if (setting && !given.has(setting[0])) given.set(...setting);
    }
    words = words.slice(takes);
  }
  return { flags, given, file, pace, words: words[0] === '--' ? words.slice(1) : words, wrong };
}

/** The line that shows how far it is, where somebody sees it. */
function meterOf(run: Run, shown: boolean): Meter {
  const { clock } = run.machine;
  let progress: Progress | undefined;
  let stop = (): void => {};
  const draw = (): void => {
    if (progress) run.out(progress.line(clock.now));
  };
  return {
    begin(name, size) {
      if (!shown) return;
      progress = new Progress(name, size, clock.now);
      draw();
      stop = clock.every(1000)(draw);
    },
    moved: (bytes) => progress?.moved(bytes),
    end() {
      if (!progress) return;
      stop();
      draw();
      run.out('\n');
      progress = undefined;
    },
  };
}

const statusOf = ({ how, faults, status }: Copied): number => (how === 'done' && !faults && status === 0 ? 0 : 1);

/** What the program says of a copy that broke; to send one is more talkative. */
function farewell(run: Run, { how }: Copied, sends: boolean): void {
  if (how === 'unasked') run.err('exec request failed on channel 0\n');
  if (sends && (how === 'unasked' || how === 'closed' || how === 'silent' || how === 'garbled'))
    run.err('lost connection\n');
}

/** Asks for SFTP, which no server here has. */
function* bySftp({ transport }: Call): Io<number> {
  const channel = new Channel(transport, never);
  yield* channel.open({ command: undefined, subsystem: 'sftp' }, undefined);
  channel.leave();
  return SFTP_REFUSED;
}

const SFTP_REFUSED = -1;

/** Calls the host of a file, and does something there. */
function* withHost(
  run: Run,
  asked: Asked,
  { host = '', user, port }: Named,
  sends: boolean,
  copy: (copying: Copying) => Io<Copied>,
): Io<number> {
  const { flags, given, file, pace, wrong } = asked;
  const sftp = !flags.has('O');
  const lost = (): number => {
    if (sftp) run.err('scp: Connection closed\n');
    else if (sends) run.err('lost connection\n');
    return sftp ? 255 : 1;
  };
  if (wrong !== undefined) {
    run.err(`${wrong}\n`);
    return lost();
  }
  const settings = new Map([
    ...(port === undefined ? [] : [['port', String(port)] as const]),
    ...(user === undefined ? [] : [['user', user] as const]),
    ...given,
  ]);
  const wanted = wantedFrom(run, { flags, given: settings, file }, host, 'scp');
  if (typeof wanted === 'number') return lost();
  const meter = meterOf(run, run.seen && !flags.has('q'));
  let status: number | undefined;
  yield* withCall(run, { ...wanted, terminal: false }, function* (call) {
    if (sftp) return (status = yield* bySftp(call));
    const manner = { recursive: flags.has('r'), times: flags.has('p') };
    const copying = { run, transport: call.transport, manner, verbose: flags.has('v'), pace, meter, prefix: '' };
    try {
      const copied = yield* copy(copying);
      farewell(run, copied, sends);
      return (status = statusOf(copied));
    } finally {
      meter.end();
    }
  });
  if (status === SFTP_REFUSED) run.err('subsystem request failed on channel 0\n');
  return status === undefined || status === SFTP_REFUSED ? lost() : status;
}

/** A copy from here to here: `cp` makes it. */
function* byCp(run: Run, { flags }: Asked, from: string, to: string): Io<number> {
  const cp = fileTools.find(({ name }) => name === 'cp');
  const args = [...(flags.has('r') ? ['-r'] : []), '--', from, to];
  return cp ? yield* cp.run({ ...run, name: 'cp', args }) : 1;
}

/** `scp` */
export function* scp(run: Run): Io<number> {
  const { visit } = run.session;
  if (visit) return yield* serveScp(run, visit);
  const asked = readOptions(run);
  if (typeof asked === 'string' || asked.words.length < 2) {
    run.err(typeof asked === 'string' ? asked : USAGE);
    return 1;
  }
  const words = asked.words.slice(0, -1);
  const target = asked.words.at(-1) ?? '';
  const to = namedBy(target);
  const isFolder = entryAt(run.machine, pathOf(run.session, target))?.kind === 'folder';
  if (to.host === undefined && words.length > 1 && !isFolder) {
    const there = entryAt(run.machine, pathOf(run.session, target));
    run.err(`${target}: ${troubleText[there ? 'not-folder' : 'missing']}\n`);
    return 1;
  }
  const sources = words.map((word) => ({ word, named: namedBy(word) }));
  if (to.host !== undefined) {
    if (sources.some(({ named }) => named.host !== undefined)) {
      run.err('scp: copies from one host to another are not simulated\n');
      return 1;
    }
    return yield* withHost(run, asked, to, true, (copying) => put(copying, words, to.path));
  }
  let status = 0;
  for (const { word, named } of sources) {
    const one =
      named.host === undefined
        ? yield* byCp(run, asked, word, target)
        : yield* withHost(run, asked, named, false, (copying) => get(copying, named.path, target));
    status = one === 0 ? status : one;
  }
  return status;
}

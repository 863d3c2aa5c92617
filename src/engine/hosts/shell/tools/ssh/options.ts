import { entryAt } from '../../../files.ts';
import { textIn } from '../../input.ts';
import { optionsOf, wrongUse, type Run } from '../../tool.ts';

const USAGE =
  'usage: ssh [-v] [-c cipher_spec] [-l login_name] [-m mac_spec] [-o option] [-p port] destination [command [argument ...]]';

/** Words of settings that may be given, in lower case: `kexalgorithms`, `user`. */
export type Settings = ReadonlyMap<string, string>;

/** What somebody wants. */
export interface Wanted {
  readonly host: string;
  readonly user: string;
  readonly port: number;
  readonly command: string | undefined;
  readonly verbose: boolean;
  readonly settings: Settings;
}

/** Settings of a file that hold for a host: those before the first `Host`, and those under a `Host` that fits. */
function settingsIn(text: string, host: string): Settings {
  const found = new Map<string, string>();
  let holds = true;
  for (const line of text.split('\n')) {
    const [, name = '', value = ''] = /^\s*([A-Za-z]+)[\s=]+(.*?)\s*$/.exec(line) ?? [];
    const key = name.toLowerCase();
    if (key === 'host') holds = value.split(/\s+/).some((one) => one === '*' || one === host);
    else if (holds && key !== '' && !found.has(key)) found.set(key, value);
  }
  return found;
}

function ofFile({ machine }: Run, path: string, host: string): Settings {
  const entry = entryAt(machine, path);
  return entry?.kind === 'file' ? settingsIn(textIn(entry.content), host) : new Map();
}

/** Reads the words of a call; a number is the exit status of one that is wrong. */
export function wantedBy(run: Run): Wanted | number {
  const { args, session } = run;
  const { flags, values, words, wrong } = readOptions(args);
  if (wrong) return wrongUse(run, wrong, USAGE, 255);
  const [destination, ...command] = words;
  if (destination === undefined) {
    run.err(`${USAGE}\n`);
    return 255;
  }
  const at = destination.lastIndexOf('@');
  const host = destination.slice(at + 1);
  const given = new Map(
    values.o
      .map((one) => /^([^=\s]+)[=\s](.*)$/.exec(one) ?? [])
      .map(([, k = '', v = '']) => [k.toLowerCase(), v] as const),
  );
  if (values.c !== undefined) given.set('ciphers', values.c);
  if (values.m !== undefined) given.set('macs', values.m);
  const settings: Settings = new Map([
    ...ofFile(run, '/etc/ssh/ssh_config', host),
    ...ofFile(run, `${session.home}/.ssh/config`, host),
    ...given,
  ]);
  const port = Number(values.p ?? settings.get('port') ?? 22);
  if (!(port >= 1 && port <= 65_535 && Number.isInteger(port))) {
    run.err(`Bad port '${values.p ?? settings.get('port')}'\n`);
    return 255;
  }
  return {
    host,
    user: values.l ?? (at >= 0 ? destination.slice(0, at) : (settings.get('user') ?? session.user)),
    port,
    command: command.length > 0 ? command.join(' ') : undefined,
    verbose: flags.has('v'),
    settings,
  };
}

interface Read {
  readonly flags: ReadonlySet<string>;
  readonly values: { readonly [K in 'l' | 'p' | 'c' | 'm']?: string } & { readonly o: readonly string[] };
  readonly words: readonly string[];
  readonly wrong?: ReturnType<typeof optionsOf>['wrong'];
}

/** Options up to the destination, and again behind it up to the command. `-o` may stand there more than once. */
function readOptions(args: readonly string[]): Read {
  const o: string[] = [];
  let words: readonly string[] = args;
  const flags = new Set<string>();
  const values: Record<string, string> = {};
  const before: string[] = [];
  while (words.length > 0) {
    const [word = '', ...rest] = words;
    if (!/^-./.test(word)) {
      before.push(word);
      words = rest;
      if (before.length > 1) break;
      continue;
    }
    const takes = /^-[46AaCfGgKkMNnqsTtVvXxYy]*[lpcmo]$/.test(word) ? 2 : 1;
    const found = optionsOf(words.slice(0, takes), 'vqtT46C', 'lpcmo');
    if (found.wrong) return { flags, values: { ...values, o }, words: before, wrong: found.wrong };
    for (const one of found.flags) flags.add(one);
    for (const [key, value] of found.values) {
      if (key === 'o') o.push(value);
      else values[key] = value;
    }
    words = words.slice(takes);
  }
  return { flags, values: { ...values, o }, words: [...before, ...words.slice(before.length > 1 ? 0 : words.length)] };
}

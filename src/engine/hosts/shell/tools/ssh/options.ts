import { entryAt } from '../../../files.ts';
import { optionsOf, pathOf, troubleText, type Options, type Run } from '../../tool.ts';
import { unknownName } from './offers.ts';
import { isPortNumber, readSetting, settingsFor, type Settings } from './settings.ts';

const USAGE = `usage: ssh [-46AaCfGgKkMNnqsTtVvXxYy] [-B bind_interface]
           [-b bind_address] [-c cipher_spec] [-D [bind_address:]port]
           [-E log_file] [-e escape_char] [-F configfile] [-I pkcs11]
           [-i identity_file] [-J [user@]host[:port]] [-L address]
           [-l login_name] [-m mac_spec] [-O ctl_cmd] [-o option] [-p port]
           [-Q query_option] [-R address] [-S ctl_path] [-W host:port]
           [-w local_tun[:remote_tun]] destination [command [argument ...]]
`;
/** Exit status of a call that came to nothing. */
export const FAILED = 255;

/** How much is said, from nothing on. */
export const LEVEL = { quiet: 0, error: 1, info: 2, verbose: 3, debug: 4 } as const;

/** The level that a setting names; those around one of ours count as it. */
function levelOf(setting = 'info'): number {
  const name = setting.toLowerCase();
  if (name === 'quiet' || name === 'fatal') return LEVEL.quiet;
  return name === 'error' || name === 'verbose' ? LEVEL[name] : name.startsWith('debug') ? LEVEL.debug : LEVEL.info;
}

/** Letters that stand alone, and those with a value. */
const [FLAGS, VALUED] = ['46AaCfGgKkMNnqsTtVvXxYy', 'BbcDEeFIiJLlmOopQRSWw'] as const;

/** Of the latter those that would change something, which is not simulated. */
const UNUSED = 'BbDeEJLOQRSWw';

/** What somebody wants. */
export interface Wanted {
  /** As the settings have it, not as it was called. */
  readonly host: string;
  readonly user: string;
  readonly port: number;
  readonly command: string | undefined;
  /** It gets a terminal. */
  readonly terminal: boolean;
  /** How much is said. */
  readonly level: number;
  readonly settings: Settings;
}

/** What getopt of BSD says of an option. */
export const optionFault = ({ option, missing }: NonNullable<Options['wrong']>): string =>
  missing ? `option requires an argument -- ${option}` : `unknown option -- ${option.replace(/^--.*$/, '-')}`;

/** An option with its value, in the order of the call: what it sets; a text: what is wrong with it. */
export function settingOf(
  run: Run,
  letter: string,
  value: string,
): readonly [key: string, value: string] | string | undefined {
  switch (letter) {
    case 'c':
      return unknownName(value) === undefined ? ['ciphers', value] : `Unknown cipher type '${value}'`;
    case 'm':
      return unknownName(value) === undefined ? ['macs', value] : `Unknown mac type '${value}'`;
    case 'p':
      return isPortNumber(value) ? ['port', value] : `Bad port '${value}'`;
    case 'l':
      return ['user', value];
    case 'o': {
      const found = readSetting(run, value, 'command-line', 0);
      if (found === undefined) return undefined;
      if ('fault' in found) return found.fault;
      return found.key === 'host' || found.key === 'match'
        ? 'Host directive not supported as a command-line option'
        : [found.key, found.value];
    }
  }
  return undefined;
}

interface Read {
  readonly flags: ReadonlySet<string>;
  readonly given: Settings;
  readonly file: string | undefined;
  readonly words: readonly string[];
}

/** Options up to the destination, and again behind it up to the command. A text: what is wrong. */
function readOptions(run: Run): Read | string {
  const flags = new Set<string>();
  const given = new Map<string, string>();
  const before: string[] = [];
  let file: string | undefined;
  let words = run.args;
  while (words.length > 0 && before.length < 2) {
    const [word = '', ...rest] = words;
    if (!/^-./.test(word)) {
      before.push(word);
      words = rest;
      continue;
    }
    if (word === '--') {
      before.push(...rest);
      words = [];
      break;
    }
    const takes = new RegExp(`^-[${FLAGS}]*[${VALUED}]$`).test(word) ? 2 : 1;
    const found = optionsOf(words.slice(0, takes), FLAGS, VALUED);
    if (found.wrong) return `${optionFault(found.wrong)}\n${USAGE}`;
    for (const one of found.flags) flags.add(one);
    for (const [letter, value] of found.values) {
      const setting = settingOf(run, letter, value);
      if (typeof setting === 'string') return `${setting}\n`;
      if (letter === 'F') file = value;
      else if (UNUSED.includes(letter)) run.err(`ssh: -${letter} is not simulated\n`);
      if (setting && !given.has(setting[0])) given.set(...setting);
    }
    words = words.slice(takes);
  }
  return { flags, given, file, words: [...before, ...words] };
}

/** Reads the words of a call; a number is the exit status of one that is wrong, and why was said. */
export function wantedBy(run: Run): Wanted | number {
  const read = readOptions(run);
  if (typeof read === 'string') {
    run.err(read);
    return FAILED;
  }
  const [destination, ...command] = read.words;
  if (destination === undefined || destination.startsWith('@')) {
    run.err(USAGE);
    return FAILED;
  }
  const at = destination.lastIndexOf('@');
  const called = destination.slice(at + 1);
  const given = new Map(read.given);
  if (at > 0 && !given.has('user')) given.set('user', destination.slice(0, at));
  return wantedFrom(run, { ...read, given }, called, command.length > 0 ? command.join(' ') : undefined);
}

/** What a call of a host wants, with the settings that hold for it. */
export function wantedFrom(
  run: Run,
  { flags, given, file }: Omit<Read, 'words'>,
  called: string,
  command: string | undefined,
): Wanted | number {
  const path = file === undefined || file === 'none' ? file : pathOf(run.session, file);
  if (path !== undefined && path !== 'none' && entryAt(run.machine, path)?.kind !== 'file') {
    run.err(`Can't open user config file ${file}: ${troubleText.missing}\n`);
    return FAILED;
  }
  const settings = settingsFor(run, given, called, path);
  if (typeof settings === 'number') return settings;
  const asked = flags.has('t') ? 'yes' : flags.has('T') ? 'no' : (settings.get('requesttty') ?? 'auto').toLowerCase();
  return {
    host: (settings.get('hostname') ?? called).replaceAll('%h', called),
    user: settings.get('user') ?? run.session.user,
    port: Number(settings.get('port') ?? 22),
    command,
    terminal: command === undefined || ['yes', 'true', 'force'].includes(asked),
    level: flags.has('v') ? LEVEL.debug : flags.has('q') ? LEVEL.quiet : levelOf(settings.get('loglevel')),
    settings,
  };
}

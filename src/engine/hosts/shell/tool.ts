import { on, race, running, type Io } from '../../kernel/io.ts';
import { textContent, type Content } from '../../system/content.ts';
import type { Machine } from '../../system/machine.ts';
import type { Stream } from '../../system/network/network.ts';
import type { TerminalLine } from '../../system/terminal/line.ts';
import type { Faulty } from '../faults.ts';
import { canonical } from '../paths.ts';
import type { Entry, FileTrouble } from '../files.ts';

/** What a program talks over that somebody runs from elsewhere, without a terminal. */
export interface Visit {
  readonly stream: Stream;
  /** What is wrong with whoever let them in. */
  readonly faulty: Faulty;
  hangUp(): void;
}

/** Somebody at a workstation, from one prompt to the next. */
export interface Session {
  readonly machine: Machine;
  readonly line: TerminalLine;
  readonly user: string;
  readonly home: string;
  /** Takes what is printed, where that does not go to the line. */
  readonly print?: ((content: Content) => void) | undefined;
  readonly visit?: Visit | undefined;
  readonly variables: Map<string, string>;
  /** Lines typed before, oldest first. */
  readonly history: string[];
  folder: string;
  previous: string;
  /** Exit status of the last command. */
  status: number;
  /** They have gone: the next one begins anew. */
  left: boolean;
}

/** A tool that runs. */
export interface Run {
  readonly session: Session;
  readonly machine: Machine;
  /** What it was called as. */
  readonly name: string;
  readonly args: readonly string[];
  /** What is piped or redirected into it; undefined: the terminal. */
  readonly input: Content | undefined;
  /** Files that it is redirected from and to. */
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  /** What it prints is seen at once. */
  readonly seen: boolean;
  out(what: string | Content): void;
  err(text: string): void;
}

export interface Tool {
  readonly name: string;
  /** What `help` says of it. */
  readonly does: string;
  /** `--help` is a word like others to it. */
  readonly helps?: false;
  /** It takes Ctrl-C itself. */
  readonly interrupts?: true;
  /** Gives its exit status. */
  run(run: Run): Io<number>;
}

/** Runs a program until it ends, or Ctrl-C ends it: undefined, and that was shown. */
export function* untilCancelled<T>({ line }: Pick<Session, 'line'>, program: () => Io<T>): Io<T | undefined> {
  const [which, value] = yield* on(race(running(program), line.cancels));
  if (which === 0) return value;
  line.write('^C\n');
  return undefined;
}

/** What no word at all names: nothing is there, and nothing can be. */
const NAMELESS = '/\0/';

/** The path that a word means where one stands. */
export const pathOf = ({ folder }: Pick<Session, 'folder'>, word: string): string =>
  word === '' ? NAMELESS : canonical(word, folder);

/** Whether a word asks for a folder where a file is: `notes.txt/`. */
export const asksForFolder = (word: string, entry: Entry | undefined): boolean =>
  entry?.kind === 'file' && /\/\.?$/.test(word);

/** What the system calls a trouble with a file. */
export const troubleText: Readonly<Record<FileTrouble | 'not-folder', string>> = {
  missing: 'No such file or directory',
  denied: 'Permission denied',
  full: 'No space left on device',
  exists: 'File exists',
  folder: 'Is a directory',
  'not-folder': 'Not a directory',
  'not-empty': 'Directory not empty',
};

/** Rights of files and folders that somebody makes. */
export const NEW = { file: 0o644, folder: 0o755 } as const;

export const asContent = (what: string | Content): Content => (typeof what === 'string' ? textContent(what) : what);

/** Options of a tool: letters alone or together, and those with a value. */
export interface Options {
  readonly flags: ReadonlySet<string>;
  readonly values: ReadonlyMap<string, string>;
  readonly words: readonly string[];
  /** The first that it does not know; `missing`: its value is; `word`: which of the words it is in, from 1. */
  readonly wrong?: { readonly option: string; readonly missing: boolean; readonly word: number };
}

/** Reads options as getopt does: anywhere among the words, up to `--`. `long`: letters by the long names that they have. */
export function optionsOf(
  args: readonly string[],
  flags: string,
  valued = '',
  long: ReadonlyMap<string, string> = new Map(),
): Options {
  const found = { flags: new Set<string>(), values: new Map<string, string>(), words: [] as string[] };
  for (let i = 0; i < args.length; i++) {
    const arg = args[i] ?? '';
    const word = i + 1;
    if (arg === '--') {
      found.words.push(...args.slice(i + 1));
      break;
    }
    if (!/^-./.test(arg)) {
      found.words.push(arg);
      continue;
    }
    const named = arg.startsWith('--') ? long.get(arg.slice(2)) : undefined;
    for (let at = named === undefined ? 1 : arg.length - 1; at < arg.length; at++) {
      const letter = named ?? arg[at] ?? '';
      if (flags.includes(letter)) found.flags.add(letter);
      else if (letter !== '-' && valued.includes(letter)) {
        const value = at + 1 < arg.length ? arg.slice(at + 1) : args[++i];
        if (value === undefined)
          return { ...found, wrong: { option: named === undefined ? letter : arg, missing: true, word } };
        found.values.set(letter, value);
        break;
      } else return { ...found, wrong: { option: arg.startsWith('--') ? arg : letter, missing: false, word } };
    }
  }
  return found;
}

/** What the GNU tools say when they are not called as they should be; their status is 1 unless they say otherwise. */
export function misused({ name, err }: Run, what: string, status = 1): number {
  err(`${name}: ${what}\nTry '${name} --help' for more information.\n`);
  return status;
}

/** The same of an option that they do not have. */
export function wrongOption(run: Run, wrong: NonNullable<Options['wrong']>, status = 1): number {
  return misused(run, faultOf(wrong), status);
}

/** What other tools say that read their options as getopt does, with their own usage. */
export function wrongUse({ name, err }: Run, wrong: NonNullable<Options['wrong']>, usage: string, status = 1): number {
  err(`${name}: ${faultOf(wrong)}\n${usage}\n`);
  return status;
}

/** What getopt says of an option. */
function faultOf({ option, missing }: NonNullable<Options['wrong']>): string {
  return missing
    ? `option requires an argument -- '${option}'`
    : option.startsWith('--')
      ? `unrecognized option '${option}'`
      : `invalid option -- '${option}'`;
}

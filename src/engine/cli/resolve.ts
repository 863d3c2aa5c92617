import type { Device } from '../system/device.ts';
import { aliasesIn, expand } from './alias.ts';
import type { Command } from './command.ts';
import { match, start, type Candidate, type Match } from './match.ts';
import { configure, exec, type Mode } from './mode.ts';

/** The commands of every mode, as the registry keeps them. */
export interface CommandSet {
  inMode(mode: Mode): readonly Command[];
}

/** The command line as data: which mode's commands read it, and what they read. */
export interface Reading {
  readonly mode: Mode;
  readonly candidates: readonly Candidate[];
  /** The line without `do `, its alias replaced. */
  readonly text: string;
  /** Columns of the typed line before `text`: those of `do `. */
  readonly offset: number;
  /** Columns of an alias, and of `text` that stand for it. */
  readonly typed: number;
  readonly meant: number;
}

export interface Reader {
  readonly device: Device;
  readonly privilege: number;
  readonly mode: Mode;
}

/** A mode's commands: those that not every device has, and the lists made so far. */
interface Opened {
  readonly conditional: readonly Command[];
  readonly lists: Map<string, readonly Candidate[]>;
}

const opened = new WeakMap<readonly Command[], Opened>();

/** Candidates of a mode for this user on this device; the same list again while the same commands are usable. */
function usable(commands: CommandSet, mode: Mode, { privilege, device }: Reader): readonly Candidate[] {
  const all = commands.inMode(mode);
  const known: Opened = opened.get(all) ?? { conditional: all.filter((c) => c.when !== undefined), lists: new Map() };
  opened.set(all, known);
  const key = `${privilege}${known.conditional.map((c) => (c.when?.(device) ? 'y' : 'n')).join('')}`;
  const found = known.lists.get(key) ?? start(all.filter((c) => c.level <= privilege && (c.when?.(device) ?? true)));
  known.lists.set(key, found);
  return found;
}

const DO = /^(\s*do\s+)(.*)$/is;

/** How a typed line is to be read here; `do` reads the rest as an EXEC line. `complete`: nothing more is typed. */
export function reading(commands: CommandSet, reader: Reader, line: string, complete = false): Reading {
  const [, head = '', rest = line] = (reader.mode === exec ? null : DO.exec(line)) ?? [];
  const mode = head === '' ? reader.mode : exec;
  const { aliases } = reader.device.hook(aliasesIn, { mode: mode.id, aliases: [] });
  return {
    mode,
    candidates: usable(commands, mode, reader),
    offset: head.length,
    ...expand(aliases, rest, complete),
  };
}

export interface Resolved {
  readonly match: Match;
  /** Mode whose command was found: global configuration commands work in every configuration mode. */
  readonly mode: Mode;
}

const isConfiguration = (mode: Mode): boolean =>
  mode.parent === configure || (mode.parent !== undefined && isConfiguration(mode.parent));

/** Finds the command of a line. A sub-mode that does not know it leaves it to global configuration. */
export function resolve(commands: CommandSet, reader: Reader, line: string): Resolved {
  const read = reading(commands, reader, line, true);
  const found = shifted(match(read.candidates, read.text, reader.device), read);
  if (!isConfiguration(read.mode)) return { match: found, mode: read.mode };
  if (found.kind !== 'invalid' && !yields(found, read.mode)) return { match: found, mode: read.mode };
  const global = shifted(match(usable(commands, configure, reader), read.text, reader.device), read);
  if (found.kind === 'ok') {
    const better = global.kind === 'ok' && (found.command.id === read.mode.sink || global.command.vague !== true);
    return better ? { match: global, mode: configure } : { match: found, mode: read.mode };
  }
  if (global.kind !== 'invalid') return { match: global, mode: configure };
  const farther = found.kind === 'invalid' && global.column > found.column;
  return { match: farther ? global : found, mode: read.mode };
}

/** A command that takes any line lets a global one that knows the line go first. */
const yields = (found: Match, mode: Mode): boolean =>
  found.kind === 'ok' && (found.command.id === mode.sink || found.command.vague === true);

/** The caret's column on the line as it was typed; within an alias, the alias itself. */
function shifted(m: Match, { offset, typed, meant }: Reading): Match {
  if (m.kind !== 'invalid') return m;
  return { ...m, column: offset + (m.column < meant ? 0 : m.column - meant + typed) };
}

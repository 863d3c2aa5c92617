import type { Device } from '../system/device.ts';
import type { Command } from './command.ts';
import { match, start, type Candidate, type Match } from './match.ts';
import { configure, exec, type Mode } from './mode.ts';
import { guardOf, movedLevels, type MovedWords } from './privilege.ts';

/** The commands of every mode, as the registry keeps them. */
export interface CommandSet {
  readonly modes: readonly Mode[];
  inMode(mode: Mode): readonly Command[];
}

/** The command line as data: which mode's commands read it, and from which column. */
export interface Reading {
  readonly mode: Mode;
  readonly candidates: readonly Candidate[];
  readonly text: string;
  /** Columns of the typed line before `text`: those of `do `. */
  readonly offset: number;
}

export interface Reader {
  readonly device: Device;
  readonly privilege: number;
  readonly mode: Mode;
}

/** A mode's commands: those that not every device has, and the lists made so far. */
interface Opened {
  readonly conditional: readonly Command[];
  readonly lists: Lists;
  /** Lists of devices on which commands were moved between levels. */
  readonly moved: WeakMap<MovedWords, Lists>;
}

/** Lists by privilege level and by which conditional commands there are. */
type Lists = Map<string, readonly Candidate[]>;

const opened = new WeakMap<readonly Command[], Opened>();

/** Candidates of a mode for this user on this device; the same list again while the same commands are usable. */
function usable(commands: CommandSet, mode: Mode, { privilege, device }: Reader): readonly Candidate[] {
  const all = commands.inMode(mode);
  const known: Opened = opened.get(all) ?? {
    conditional: all.filter((c) => c.when !== undefined),
    lists: new Map(),
    moved: new WeakMap(),
  };
  opened.set(all, known);
  const moved = mode.scope && device.hook(movedLevels, null)?.[mode.scope];
  const lists = moved ? (known.moved.get(moved) ?? new Map<string, readonly Candidate[]>()) : known.lists;
  if (moved) known.moved.set(moved, lists);
  const key = `${privilege}${known.conditional.map((c) => (c.when?.(device) ? 'y' : 'n')).join('')}`;
  const found = lists.get(key) ?? opening(available(all, device), privilege, moved);
  lists.set(key, found);
  return found;
}

const available = (commands: readonly Command[], device: Device): readonly Command[] =>
  commands.filter(({ when }) => when?.(device) ?? true);

const opening = (commands: readonly Command[], privilege: number, moved: MovedWords | undefined) =>
  moved
    ? start(commands, guardOf(commands, moved, privilege))
    : start(commands.filter(({ level }) => level <= privilege));

/** Candidates of these modes for somebody who may use everything. */
export const unguarded = (commands: CommandSet, modes: readonly Mode[], device: Device): readonly Candidate[] =>
  start(modes.flatMap((mode) => available(commands.inMode(mode), device)));

const DO = /^(\s*do\s+)(.*)$/is;

/** How a typed line is to be read here; `do` reads the rest as an EXEC line. */
export function reading(commands: CommandSet, reader: Reader, line: string): Reading {
  const doing = reader.mode === exec ? null : DO.exec(line);
  const [, head = '', rest = ''] = doing ?? [];
  return doing
    ? { mode: exec, candidates: usable(commands, exec, reader), text: rest, offset: head.length }
    : { mode: reader.mode, candidates: usable(commands, reader.mode, reader), text: line, offset: 0 };
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
  const read = reading(commands, reader, line);
  const found = shifted(match(read.candidates, read.text, reader.device), read.offset);
  if (!isConfiguration(read.mode)) return { match: found, mode: read.mode };
  const sunk = found.kind === 'ok' && found.command.id === read.mode.sink;
  if (found.kind !== 'invalid' && !sunk) return { match: found, mode: read.mode };
  const global = match(usable(commands, configure, reader), read.text, reader.device);
  if (global.kind === 'ok' || (!sunk && global.kind !== 'invalid')) return { match: global, mode: configure };
  const farther = global.kind === 'invalid' && found.kind === 'invalid' && global.column > found.column;
  return { match: farther ? global : found, mode: read.mode };
}

const shifted = (m: Match, by: number): Match => (m.kind === 'invalid' ? { ...m, column: m.column + by } : m);

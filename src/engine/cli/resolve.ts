import { Missing, part } from '../kernel/part.ts';
import { spend } from '../kernel/work.ts';
import type { Device } from '../system/device.ts';
import { aliasesOf, expand, type Expanded } from './alias.ts';
import type { Command } from './command.ts';
import { failsInArgument, keywordsNext, match, start, type Candidate, type Match } from './match.ts';
import { exec, type Mode, type Scope } from './mode.ts';
import { movedLevels, type MovedWords } from './privilege.ts';

/** The commands of every mode, as the registry keeps them. */
export interface CommandSet {
  /** Every command is there, not only those that a startup configuration may have. */
  readonly whole: boolean;
  readonly modes: readonly Mode[];
  inMode(mode: Mode): readonly Command[];
}

/** A typed line as a mode's commands read it: without `do `, its alias replaced. */
interface Spoken extends Expanded {
  readonly mode: Mode;
  /** Columns of the typed line before `text`: those of `do `. */
  readonly offset: number;
}

/** The command line as data: which mode's commands read it, and what they read. */
export interface Reading extends Spoken {
  readonly candidates: readonly Candidate[];
}

export interface Reader {
  readonly device: Device;
  readonly privilege: number;
  readonly mode: Mode;
  /** Somebody types: aliases stand for what they mean. The lines of a file stand for themselves. */
  readonly interactive: boolean;
}

/** A list of commands: those that not every device has, and the candidates made of it so far. */
interface Opened {
  readonly conditional: readonly Command[];
  readonly lists: Lists;
  /** Those of devices on which commands were moved between levels. */
  readonly moved: WeakMap<MovedWords, Lists>;
}

/** Candidates by privilege level, platform and which conditional commands there are. */
type Lists = Map<string, readonly Candidate[]>;

/** The same set, where it is whole: whoever asks for more than what a line is needs all there is. */
function wholly(set: CommandSet): CommandSet {
  if (!set.whole) throw new Missing();
  return set;
}

/** What users may do where commands were moved between levels. */
const levels = part(() => import('./word-levels.ts'));

const opened = new WeakMap<readonly Command[], Opened>();

/** Candidates for a user of this level on this device; the same list again while the same commands are usable. */
function candidates(
  all: readonly Command[],
  device: Device,
  privilege: number,
  moved: MovedWords | undefined,
): readonly Candidate[] {
  const known: Opened = opened.get(all) ?? {
    conditional: all.filter((c) => c.when !== undefined),
    lists: new Map(),
    moved: new WeakMap(),
  };
  opened.set(all, known);
  const lists = moved ? (known.moved.get(moved) ?? new Map<string, readonly Candidate[]>()) : known.lists;
  if (moved) known.moved.set(moved, lists);
  const key = `${privilege}${device.platform.id}${known.conditional.map((c) => (c.when?.(device) ? 'y' : 'n')).join('')}`;
  const found =
    lists.get(key) ??
    opening(
      all.filter(({ when }) => when?.(device) ?? true),
      device,
      privilege,
      moved,
    );
  lists.set(key, found);
  return found;
}

const opening = (commands: readonly Command[], device: Device, privilege: number, moved: MovedWords | undefined) =>
  moved
    ? start(commands, device, levels.get().guardOf(commands, moved, privilege))
    : start(
        commands.filter(({ level }) => level <= privilege),
        device,
      );

/** Candidates of a mode for this user on this device. */
export const usable = (commands: CommandSet, mode: Mode, { privilege, device }: Reader): readonly Candidate[] =>
  candidates(
    commands.inMode(mode),
    device,
    privilege,
    (mode.scope && device.hook(movedLevels, null)?.[mode.scope]) ?? undefined,
  );

const scoped = new WeakMap<CommandSet, Map<Scope, readonly Command[]>>();

/** Candidates of all modes of a kind, whoever may use them. */
export function commandsIn(set: CommandSet, scope: Scope, device: Device): readonly Candidate[] {
  const known = scoped.get(wholly(set)) ?? new Map<Scope, readonly Command[]>();
  scoped.set(set, known);
  const all = known.get(scope) ?? set.modes.filter((mode) => mode.scope === scope).flatMap((mode) => set.inMode(mode));
  known.set(scope, all);
  return candidates(all, device, Number.POSITIVE_INFINITY, undefined);
}

/** Columns of `do ` at the beginning of a line, `do-exec ` in full, as often as it stands there; 0 without it. */
const doColumns = (line: string): number => /^\s*(do(-|-e|-ex|-exe|-exec)?\s+)+/i.exec(line)?.[0].length ?? 0;

/** `do`, typed or meant by an alias, reads the rest as an EXEC line. */
function spoken(reader: Reader, line: string, complete: boolean, from = 0): Spoken {
  const offset = from + doColumns(line.slice(from));
  const mode = offset > 0 ? exec : reader.mode;
  const read = expand(reader.interactive ? aliasesOf(reader.device, mode) : [], line.slice(offset), complete);
  const meantDo = read.meant > 0 ? doColumns(read.text) : 0;
  if (meantDo === 0) return { mode, offset, ...read };
  const left = read.meant - meantDo;
  if (left <= 0) return spoken(reader, line, complete, offset + read.typed - left);
  return { mode: exec, offset, text: read.text.slice(meantDo), typed: read.typed, meant: left };
}

/** Work of reading a line. */
const LINE = 20;

/** How a typed line is to be read here. `complete`: nothing more is typed. */
export function reading(commands: CommandSet, reader: Reader, line: string, complete = false): Reading {
  spend(LINE);
  const read = spoken(reader, line, complete);
  return { ...read, candidates: usable(wholly(commands), read.mode, reader) };
}

export interface Resolved {
  readonly match: Match;
  /** Mode whose command was found: global configuration commands work in every configuration mode. */
  readonly mode: Mode;
  /** The line as that mode reads it: without `do`, its alias replaced. */
  readonly text: string;
}

/** Whether a line was taken by the command of its mode that takes any. */
const isSunk = ({ match: found, mode }: Resolved): boolean => found.kind === 'ok' && found.command.id === mode.sink;

/** A command that takes any line lets one that knows the line go first. */
const yields = (found: Resolved): boolean =>
  isSunk(found) || (found.match.kind === 'ok' && found.match.command.vague === true);

const firstWord = (text: string): string | undefined =>
  /^\s*(?:(?:no|default)\s+)?(\S*)/i.exec(text)?.[1]?.toLowerCase();

/** A command that only recognises a line takes none from a mode that takes any, unless its first word is spelled out. */
const isMeant = ({ id, vague }: Command, text: string): boolean => vague !== true || firstWord(text) === firstWord(id);

/** Lines that no block has, whatever follows their first words. */
const ELSEWHERE = /^\s*(?:(?:no|default)\s+)?(?:interface\s+\S+\s*$|(?:router|hostname|boot|config-register)\s)/i;

/** Whether a line that an outer mode does not take is meant for it all the same, though an inner one takes any. */
const isRefused = (outer: Match, from: readonly Candidate[], text: string, device: Device): boolean =>
  keywordsNext(from).includes(firstWord(text) ?? '') &&
  (outer.kind === 'incomplete' || ELSEWHERE.test(text) || failsInArgument(from, text, device));

/** Whether what an outer mode makes of a line goes before what an inner one makes of it. */
function goesFirst(
  { match: outer, mode, text }: Resolved,
  inner: Resolved,
  from: readonly Candidate[],
  device: Device,
): boolean {
  const { match: found } = inner;
  if (isSunk(inner) && outer.kind !== 'ok') return isRefused(outer, from, text, device);
  if (found.kind === 'ok')
    return (
      outer.kind === 'ok' &&
      (isSunk(inner) ? outer.command.id !== mode.sink && isMeant(outer.command, text) : outer.command.vague !== true)
    );
  return outer.kind !== 'invalid' || (found.kind === 'invalid' && outer.column > found.column);
}

/** Finds the command of a line. What the commands of a start find is taken for what all would find. */
export function resolve(commands: CommandSet, reader: Reader, line: string): Resolved {
  spend(LINE);
  const found = resolveIn(commands, reader, line);
  if (found.match.kind !== 'ok') wholly(commands);
  return found;
}

/** A sub-mode that does not know a line leaves it to the modes around it. */
function resolveIn(commands: CommandSet, reader: Reader, line: string): Resolved {
  const read = spoken(reader, line, true);
  const found = (mode: Mode): Match => shifted(match(usable(commands, mode, reader), read.text, reader.device), read);
  const { text } = read;
  let best: Resolved = { match: found(read.mode), mode: read.mode, text };
  for (let outer = read.mode.parent; outer && outer !== exec; outer = outer.parent) {
    if (best.match.kind !== 'invalid' && !yields(best)) return best;
    const tried = found(outer);
    const from = usable(commands, outer, reader);
    if (goesFirst({ match: tried, mode: outer, text }, best, from, reader.device))
      best = { match: tried, mode: tried.kind === 'invalid' ? read.mode : outer, text };
  }
  return best;
}

/** The caret's column on the line as it was typed; within an alias, the alias itself. */
function shifted(m: Match, { offset, typed, meant }: Spoken): Match {
  if (m.kind !== 'invalid') return m;
  return { ...m, column: offset + (m.column < meant ? 0 : m.column - meant + typed) };
}

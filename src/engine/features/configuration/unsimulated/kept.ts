import type { Draft } from 'immer';
import { ownValue } from '../../../kernel/record.ts';
import { spend } from '../../../kernel/work.ts';
import type { Device } from '../../../system/device.ts';
import { begins, has, kindOf, type KnownLine } from './known-line.ts';
import { keptLines, type KeptLine } from './state.ts';

/** Where lines are kept: a name in the slice, then the headers around them. */
export type Place = readonly string[];

export const keptAt = (device: Device, [name = '', ...headers]: Place): readonly KeptLine[] =>
  headers.reduce<readonly KeptLine[] | undefined>(
    (list, header) => list?.find(({ line }) => line === header)?.below,
    ownValue(device.read(keptLines), name),
  ) ?? [];

/** What a negative form negates. */
export const negatedBy = (line: string): string | undefined => (line.startsWith('no ') ? line.slice(3) : undefined);

/** Kept lines that are read for a unit of work, and those that are only moved. */
const LINES = 2;
const MOVED = 32;

/** The lines of a list by their words, and whether some of them negate: handed on from list to list as they grow. */
interface Index {
  readonly lines: Map<string, KeptLine>;
  readonly negating: boolean;
}
const indexes = new WeakMap<readonly KeptLine[], Index>();

function indexOf(kept: readonly KeptLine[]): Index {
  const known = indexes.get(kept);
  if (known) return known;
  spend(Math.ceil(kept.length / LINES));
  const lines = new Map(kept.map((one) => [one.line, one]));
  const index = { lines, negating: kept.some(({ line }) => negatedBy(line) !== undefined) };
  indexes.set(kept, index);
  return index;
}

/** The line of a list that has these words. */
export const keptIn = (kept: readonly KeptLine[], line: string): KeptLine | undefined => indexOf(kept).lines.get(line);

/** The index of a list is that of the one that takes its place. */
function handOn(from: readonly KeptLine[], to: readonly KeptLine[], index = indexes.get(from)): void {
  indexes.delete(from);
  if (index) indexes.set(to, index);
}

/** Changes the lines of a place; those of a header that is gone are gone. */
function change(
  device: Device,
  [name = '', ...headers]: Place,
  by: (lines: readonly KeptLine[]) => readonly KeptLine[],
): void {
  const changed = (lines: readonly KeptLine[], [header, ...inner]: readonly string[]): readonly KeptLine[] => {
    spend(Math.ceil(lines.length / MOVED));
    if (header === undefined) return by(lines);
    const next = lines.map((kept) => (kept.line === header ? { ...kept, below: changed(kept.below, inner) } : kept));
    const index = indexes.get(lines);
    const own = index && next.find(({ line }) => line === header);
    if (own) index.lines.set(header, own);
    handOn(lines, next);
    return next;
  };
  device.update(keptLines, (draft: Draft<Record<string, readonly KeptLine[]>>) => {
    const next = changed(ownValue(device.read(keptLines), name) ?? [], headers);
    if (next.length > 0) draft[name] = next as Draft<KeptLine>[];
    else delete draft[name];
  });
}

/** Whether a line takes the place of a kept one: it says the opposite, or another of what can only be one. */
function replaces(line: string, known: KnownLine | undefined): (kept: KeptLine) => boolean {
  const off = negatedBy(line);
  const kind = known && kindOf(known, line);
  return (kept) => {
    const keptOff = negatedBy(kept.line);
    if (keptOff !== undefined ? begins(line, keptOff) : off !== undefined && begins(kept.line, off)) return true;
    return (
      known !== undefined && kind !== undefined && begins(kept.line, known.phrase) && kindOf(known, kept.line) === kind
    );
  };
}

/**
 * Adds a line to those of a place: in the place of the one it replaces, else behind them, headers last. A line that
 * is there already stays where it is.
 */
export function keep(device: Device, place: Place, line: string, known?: KnownLine, header = false): void {
  change(device, place, (lines) => {
    const index = indexOf(lines);
    if (index.lines.has(line)) return lines;
    const negates = negatedBy(line) !== undefined;
    const alone = !negates && !index.negating && (known === undefined || kindOf(known, line) === undefined);
    if (!alone) spend(Math.ceil(lines.length / LINES));
    const replaced = replaces(line, known);
    const first = alone ? -1 : lines.findIndex(replaced);
    const others = first < 0 ? lines : lines.filter((kept) => !replaced(kept));
    const headers = header ? -1 : others.findIndex(({ below }) => below.length > 0);
    const at = first >= 0 ? first : headers >= 0 ? headers : others.length;
    const added = { line, below: [] };
    const next = others.slice(0, at).concat(added, others.slice(at));
    if (first < 0) handOn(lines, next, { lines: index.lines.set(line, added), negating: index.negating || negates });
    return next;
  });
}

/** Takes away the line with these words, or else those that begin with them. Whether there was any. */
export function drop(device: Device, place: Place, words: string): boolean {
  const lines = keptAt(device, place);
  spend(Math.ceil(lines.length / LINES));
  const exact = lines.filter(({ line }) => line === words);
  const gone = exact.length > 0 ? exact : lines.filter(({ line }) => begins(line, words));
  const leaving = new Set(gone);
  if (gone.length > 0) change(device, place, (all) => all.filter((kept) => !leaving.has(kept)));
  return gone.length > 0;
}

/** A line as it is kept. */
export interface Said {
  /** Said, negated by `no`, or put back by `default`. */
  readonly form: 'said' | 'no' | 'default';
  /** The line without `no` or `default`, its first words spelled out. */
  readonly words: string;
  readonly known?: KnownLine | undefined;
}

/**
 * Keeps what a typed line says, or takes it back. `printed`: a `no` that takes nothing back is kept itself. True when
 * the line is in the configuration now.
 */
export function say(device: Device, place: Place, { form, words, known }: Said, printed = false): boolean {
  const off = `no ${words}`;
  const preset = known !== undefined && has(known, '^');
  if (form === 'said' && !(preset && words === known.phrase)) {
    keep(device, place, words, known, known?.enters !== undefined || place.length === 1);
    return true;
  }
  if (form !== 'no') drop(device, place, off);
  const dropped = (form !== 'said' || (known && kindOf(known, words) !== undefined)) && drop(device, place, words);
  if (form !== 'no' || (dropped && !preset) || !(preset || printed)) return false;
  keep(device, place, off);
  return true;
}

/** Lines of lines that only are with `aaa new-model`. */
const OF_MODEL = /^(accounting|authorization) /;

/** All that needs `aaa new-model` goes with it. */
const forgetModel = (device: Device): void =>
  device.update(keptLines, (draft: Draft<Record<string, readonly KeptLine[]>>) => {
    for (const [name, lines] of Object.entries(draft)) {
      const left = lines.filter(({ line }) => !name.startsWith('line ') || !OF_MODEL.test(line));
      if (name.startsWith('aaa ') || left.length === 0) delete draft[name];
      else if (left.length < lines.length) draft[name] = left;
    }
  });

/** Forgets everything below a header, and lines of their own that begin with it. */
export function forget(device: Device, header: string): void {
  if (header === 'aaa new-model') return forgetModel(device);
  const names = Object.keys(device.read(keptLines));
  for (const name of names) if (name !== header && begins(header, name)) drop(device, [name], header);
  const gone = names.filter((name) => begins(name, header));
  if (gone.length > 0)
    device.update(keptLines, (draft: Draft<Record<string, readonly KeptLine[]>>) => {
      for (const name of gone) delete draft[name];
    });
}

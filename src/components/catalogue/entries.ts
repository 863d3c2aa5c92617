import type { CatalogueEntry } from 'virtual:catalogue';
import { attemptHref, labHref } from '../layout/route.ts';

/** A scenario as the catalogue knows it before it is opened. Read without checking: every part may be missing. */
export type Entry = CatalogueEntry;

/** What the learner has done with a scenario. */
export interface Standing {
  readonly best?: { readonly earned: number; readonly possible: number; readonly solutionShown?: boolean };
  /** An attempt that is not finished, exams aside. */
  readonly unfinished?: boolean;
  /** The exam that was begun: the id of its attempt, and whether it is over. */
  readonly exam?: { readonly attempt: string; readonly over: boolean } | undefined;
  /** When it was last worked on, milliseconds since 1970. */
  readonly touched?: number;
}

export interface Filter {
  readonly words: string;
  /** Empty: any. */
  readonly level: string;
  readonly topic: string;
  readonly kind: string;
}

export const noFilter: Filter = { words: '', level: '', topic: '', kind: '' };

export const isFree = (entry: Entry): boolean => entry.kind === 'free';

export const titleOf = (entry: Entry): string => entry.title ?? entry.id;

const textOf = (entry: Entry): string =>
  [entry.id, titleOf(entry), entry.summary, entry.level, ...(entry.objectives ?? []), ...(entry.topics ?? [])]
    .join(' ')
    .toLowerCase();

/** Entries that fit: every word of the search somewhere in the text, and each choice that was made. */
export const matching = (entries: readonly Entry[], { words, level, topic, kind }: Filter): readonly Entry[] => {
  const wanted = words
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '');
  return entries.filter(
    (entry) =>
      (level === '' || entry.level === level) &&
      (topic === '' || (entry.topics ?? []).includes(topic)) &&
      (kind === '' || (entry.kind ?? 'guided') === kind) &&
      wanted.every((word) => textOf(entry).includes(word)),
  );
};

const counted = (count: number, one: string, more: string): string => `${count} ${count === 1 ? one : more}`;

/** How many labs fit, by what is to be done in them. */
export function fitWords(guided: number, free: number): string {
  const labs = counted(guided, 'lab with tasks', 'labs with tasks');
  const sandboxes = counted(free, 'sandbox', 'sandboxes');
  if (guided === 0 && free === 0) return 'No lab fits';
  if (guided === 0) return `${sandboxes} ${free === 1 ? 'fits' : 'fit'}`;
  return free === 0 ? `${labs} ${guided === 1 ? 'fits' : 'fit'}` : `${labs} and ${sandboxes} fit`;
}

const LEVELS = ['beginner', 'intermediate', 'advanced'];

const rank = (level: string | undefined): number => {
  const at = LEVELS.indexOf(level ?? '');
  return at < 0 ? LEVELS.length : at;
};

/** Easier first, then shorter, then by title. */
export const inOrder = (entries: readonly Entry[]): readonly Entry[] =>
  [...entries].sort(
    (a, b) =>
      rank(a.level) - rank(b.level) ||
      (a.minutes ?? 0) - (b.minutes ?? 0) ||
      titleOf(a).localeCompare(titleOf(b), 'en'),
  );

const distinct = (values: readonly string[]): readonly string[] => [...new Set(values)];

export const levelsOf = (entries: readonly Entry[]): readonly string[] =>
  distinct(entries.flatMap(({ level }) => (level ? [level] : []))).toSorted((a, b) => rank(a) - rank(b));

export const topicsOf = (entries: readonly Entry[]): readonly string[] =>
  distinct(entries.flatMap(({ topics }) => topics ?? [])).toSorted((a, b) => a.localeCompare(b, 'en'));

/** An exam that goes on: it is what there is to continue. */
export const runningExam = (standing: Standing | undefined): string | undefined =>
  standing?.exam?.over === false ? standing.exam.attempt : undefined;

/** Where a lab goes on or begins. */
export const hrefFor = ({ id }: Entry, standing: Standing | undefined): string => {
  const exam = runningExam(standing);
  return exam === undefined ? labHref(id) : attemptHref(id, exam);
};

/** The unfinished lab that was worked on last. */
export const lastUnfinished = (
  entries: readonly Entry[],
  standings: Readonly<Record<string, Standing>>,
): Entry | undefined =>
  entries
    .filter(({ id }) => standings[id]?.unfinished || runningExam(standings[id]) !== undefined)
    .toSorted((a, b) => (standings[b.id]?.touched ?? 0) - (standings[a.id]?.touched ?? 0))[0];

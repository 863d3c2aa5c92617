import type { Entry, Input, Moment } from '../../engine/index.ts';
import { EXAM, examNote, type Exam } from '../../scenarios/exam.ts';
import { standingOf, sumsOf, type AttemptLog, type Seen } from '../attempts/attempt-log.ts';
import { cutAt } from '../journal/cut.ts';
import type { AttemptRecord, StoredAttempt } from '../attempts/journal-store.ts';
import type { Opened, PastView, ScenarioSource, Speed } from '../protocol.ts';

/** How a stored attempt came back: `differs` when this engine or scenario gives other screens than it once did. */
export type Replayed = 'new' | 'same' | 'differs';

export interface OpenRequest {
  readonly source: ScenarioSource;
  readonly seed: number;
  /** Id of a stored attempt to go on with, or a new one. */
  readonly attempt: string;
  /** The attempt is new: nothing is stored of it. */
  readonly fresh?: boolean;
  readonly speed: Speed;
  /** What a new attempt begins with. */
  readonly beginning?: Beginning;
}

/** A session that a new attempt goes on from, or the rules that it is under. */
export interface Beginning {
  readonly entries?: readonly Entry[];
  readonly until?: Moment;
  /** Checksum of the screens that whoever shared the moment saw. */
  readonly screens?: string;
  readonly parent?: NonNullable<StoredAttempt['record']['parent']>;
  readonly exam?: Exam;
}

/** A new attempt at a lab that was seen like this. */
export const begun = (
  { attempt, source, seed, beginning = {} }: OpenRequest,
  { scenario, journal, marks }: Seen,
  now: number,
): StoredAttempt => {
  const standing = standingOf(marks);
  const { entries = [], parent, exam } = beginning;
  return {
    record: {
      v: 1,
      id: attempt,
      source,
      scenario: scenario.id,
      title: scenario.title,
      digest: scenario.digest,
      seed,
      engine: journal.engine,
      startedAt: now,
      updatedAt: now,
      spent: 0,
      ...(parent && { parent }),
      ...(exam && { exam }),
      length: entries.length,
      until: journal.until,
      pending: [],
      screens: '',
      standing,
      best: standing,
    },
    entries,
  };
};

/** What an attempt begins with that goes on from a point of another one; undefined in the present, and in an exam. */
export function branchOff({ record, entries }: AttemptLog, position: number) {
  const next = entries[position];
  if (!next || record.exam) return undefined;
  return {
    ...cutAt(entries, position, next.at),
    parent: { attempt: record.id, entries: position },
  } satisfies Beginning;
}

/**
 * How a lab stands where another attempt branches off. What its marks are is known when it was rebuilt: hints that were
 * opened later cost there, too.
 */
export const seenAt = (
  { screens }: PastView,
  { scenario: id, title, digest, engine, standing }: AttemptRecord,
  until: Moment,
): Seen => ({
  scenario: { id, title, digest },
  journal: { engine, until },
  consoles: screens.map(({ console }) => console),
  screens,
  marks: { ...standing, tasks: [], earned: 0 },
});

/** What a lab begins with: what is stored of it, or what somebody else did. */
export const pastOf = (
  { beginning: { entries, until } = {} }: OpenRequest,
  stored: StoredAttempt | undefined,
): AttemptLog['journal'] | undefined => {
  if (stored) return { entries: stored.entries, until: stored.record.until };
  return entries && until !== undefined ? { entries, until } : undefined;
};

/** How a session came back whose screens somebody saw before; there are none to compare of one that was just cut. */
export const replayedAs = (screens: string | undefined, opened: Opened): Replayed =>
  !screens ? 'new' : screens === sumsOf(opened).text ? 'same' : 'differs';

/** The first input of an exam says that it is one. */
export const firstInput = ({ exam }: Beginning): Input | undefined =>
  exam && { kind: 'note', topic: EXAM, value: examNote(exam) };

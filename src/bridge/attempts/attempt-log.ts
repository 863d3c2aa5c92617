import type { Entry, Input, Journal, Moment } from '../../engine/index.ts';
import { screenSums, type ScreenSums } from '../journal/checksum.ts';
import type { AttemptRecord, JournalStore, Standing, StoredAttempt } from './journal-store.ts';
import type { Frame, MarksView, Opened } from '../protocol.ts';

/** Milliseconds since 1970. */
export type Calendar = () => number;

const unmarked: Pick<MarksView, 'tasks' | 'earned' | 'possible' | 'solutionShown'> = {
  tasks: [],
  earned: 0,
  possible: 0,
  solutionShown: false,
};

export const standingOf = (marks = unmarked): Standing => ({
  earned: marks.earned,
  possible: marks.possible,
  done: marks.tasks.flatMap(({ id, state }) => (state === 'done' ? id : [])),
  solutionShown: marks.solutionShown,
});

/** A run without a look at the solution is worth more than any with one. */
export const better = (old: Standing, now: Standing): Standing => {
  if (old.solutionShown !== now.solutionShown) return old.solutionShown ? now : old;
  return now.earned > old.earned ? now : old;
};

/**
 * Marks that stay whatever becomes of the standing: those of a result that was asked for, and those that an engine before
 * this one gave and this one does not. Undefined where there are none.
 */
export const marksHeld = ({
  standing,
  best,
  finishedAt,
}: Pick<AttemptRecord, 'standing' | 'best' | 'finishedAt'>): Standing | undefined =>
  finishedAt === undefined && better(standing, best) === standing ? undefined : best;

/** What an attempt keeps of a lab that it begins or goes on with. */
export type Seen = Pick<Opened, 'consoles' | 'screens' | 'marks'> & {
  readonly scenario: Pick<Opened['scenario'], 'id' | 'title' | 'digest'>;
  readonly journal: Pick<Opened['journal'], 'engine' | 'until'>;
};

/** Screens as they were when a lab was opened, as a checksum. */
export const sumsOf = ({ consoles, screens }: Pick<Seen, 'consoles' | 'screens'>): ScreenSums => {
  const sums = screenSums(consoles);
  for (const { console, text } of screens) sums.add(console, text);
  return sums;
};

/**
 * The journal of one attempt on the page's side of the worker, complete at every moment: entries that came back,
 * inputs on their way, the moment reached, a checksum of the screens. Writes itself to the store as it grows.
 */
export class AttemptLog {
  readonly #store: JournalStore;
  readonly #calendar: Calendar;
  #record: AttemptRecord;
  #entries: readonly Entry[];
  #until: Moment;
  #sums: ScreenSums;
  #pending: ReadonlyMap<number, Input> = new Map();
  /** Entries that the store has already, in this order. */
  #stored: number;
  #writing: Promise<void> | undefined;
  #changed = false;
  #writable = true;

  /** `stored`: how many of the entries the store has. */
  constructor(
    store: JournalStore,
    calendar: Calendar,
    { record, entries }: StoredAttempt,
    opened: Seen,
    stored = entries.length,
  ) {
    this.#store = store;
    this.#calendar = calendar;
    this.#record = { ...record, engine: opened.journal.engine, digest: opened.scenario.digest };
    this.#entries = entries;
    this.#stored = stored;
    this.#until = opened.journal.until;
    this.#sums = sumsOf(opened);
    const standing = standingOf(opened.marks);
    this.#record = { ...this.#record, standing, best: better(this.#record.best, standing) };
    this.#changed = true;
  }

  get record(): AttemptRecord {
    return this.#record;
  }

  get entries(): readonly Entry[] {
    return this.#entries;
  }

  get journal(): Pick<Journal, 'entries' | 'until'> {
    return { entries: this.#entries, until: this.#until };
  }

  get pending(): ReadonlyMap<number, Input> {
    return this.#pending;
  }

  /** What the engine has not answered yet, as if it came now. */
  get onTheirWay(): readonly Entry[] {
    return [...this.#pending.values()].map((input) => ({ at: this.#until, input }));
  }

  /** Writes no more: another tab has the attempt. */
  seal(): void {
    this.#writable = false;
  }

  /** The lab was rebuilt: its screens count from here. */
  reopened(opened: Seen): void {
    this.#until = opened.journal.until;
    this.#sums = sumsOf(opened);
    if (opened.marks) this.#stand(opened.marks);
    this.#write();
  }

  /** An input is on its way; it is kept before the engine answers, which may take a while or never happen. */
  sent(id: number, input: Input): void {
    this.#pending = new Map([...this.#pending, [id, input]]);
    this.#write();
  }

  drop(id: number): void {
    this.#pending = new Map([...this.#pending].filter(([other]) => other !== id));
    this.#write();
  }

  frame({ now, output, journalled, marks }: Frame): void {
    this.#until = now;
    this.#changed = true;
    for (const { console, text } of output) this.#sums.add(console, text);
    if (marks) this.#stand(marks);
    if (journalled.length === 0) return;
    const back = new Set(journalled.map(({ id }) => id));
    this.#pending = new Map([...this.#pending].filter(([id]) => !back.has(id)));
    this.#entries = [...this.#entries, ...journalled.map(({ entry }) => entry)];
    this.#write();
  }

  /** Goes back to an earlier journal; the lab must be reopened with it, which says what its screens are. */
  cut(journal: Pick<Journal, 'entries' | 'until'>): void {
    const same = journal.entries.findIndex((entry, index) => entry !== this.#entries[index]);
    this.#stored = Math.min(this.#stored, same < 0 ? journal.entries.length : same);
    this.#entries = journal.entries;
    this.#until = journal.until;
    this.#pending = new Map();
    this.#sums = screenSums([]);
  }

  /** The lab was open for so many real milliseconds more. */
  spend(milliseconds: number): void {
    this.#record = { ...this.#record, spent: this.#record.spent + milliseconds };
    this.#changed = true;
  }

  /** It was asked for its result; the first time counts in an exam. */
  finish(at: number): void {
    const finishedAt = this.#record.exam ? (this.#record.finishedAt ?? at) : at;
    this.#record = { ...this.#record, finishedAt };
    this.#write();
  }

  /** Stores what is not stored yet. Resolves when it is. */
  async keep(): Promise<void> {
    if (this.#changed) this.#write();
    await this.#writing;
  }

  #stand(marks: MarksView): void {
    const standing = standingOf(marks);
    this.#record = { ...this.#record, standing, best: better(marksHeld(this.#record) ?? standing, standing) };
    this.#changed = true;
  }

  /** One write at a time; what comes meanwhile goes with the next. */
  #write(): void {
    this.#changed = true;
    if (this.#writable) this.#writing ??= this.#writeAll();
  }

  /** Ends in the moment in which it finds nothing more to write: what changes after that begins another. */
  async #writeAll(): Promise<void> {
    try {
      while (this.#changed && this.#writable) await this.#writeOnce();
    } finally {
      this.#writing = undefined;
    }
  }

  async #writeOnce(): Promise<void> {
    this.#changed = false;
    const from = this.#stored;
    this.#stored = this.#entries.length;
    this.#record = {
      ...this.#record,
      updatedAt: this.#calendar(),
      length: this.#entries.length,
      until: this.#until,
      pending: [...this.#pending.values()],
      screens: this.#sums.text,
    };
    await this.#store.save(this.#record, this.#entries, from);
  }
}

import { openDB, type DBSchema, type IDBPDatabase, type IDBPTransaction } from 'idb';
import type { Entry, Input, Moment } from '../../engine/index.ts';
import type { Exam } from '../../scenarios/exam.ts';
import type { ScenarioSource } from '../protocol.ts';

/** The marks of an attempt, as its result has them: whatever takes points away, an undo or a hint, takes them here too. */
export interface Standing {
  readonly earned: number;
  readonly possible: number;
  /** Ids of the tasks that are done. */
  readonly done: readonly string[];
  readonly solutionShown: boolean;
}

/**
 * Why an attempt was given another id: it could not be read when it was opened, so that a new one began under its own;
 * or a file had it going another way than here.
 */
export type Apart = 'unread' | 'imported';

/** One run of a scenario. Times are real, in milliseconds since 1970. */
export interface AttemptRecord {
  readonly v: 1;
  readonly id: string;
  readonly source: ScenarioSource;
  readonly scenario: string;
  readonly title: string;
  /** Digest of the scenario it was begun with. */
  readonly digest: string;
  readonly seed: number;
  /** Version of the engine that wrote the journal. */
  readonly engine: string;
  readonly startedAt: number;
  readonly updatedAt: number;
  /** Milliseconds in which the lab was open. */
  readonly spent: number;
  /** When the learner asked for the result; absent while it goes on. */
  readonly finishedAt?: number;
  /** The attempt that this one branched off, and after how many of its entries. */
  readonly parent?: { readonly attempt: string; readonly entries: number };
  /** Why it stands beside another of the same beginning; absent where there is none. */
  readonly apart?: Apart;
  /** Taken as an exam: no hints, no solution, no way back. */
  readonly exam?: Exam;
  /** Entries of the journal; what is stored beyond them is left over from before an undo. */
  readonly length: number;
  /** The virtual moment reached. */
  readonly until: Moment;
  /** Inputs that were sent and are not in the journal yet. */
  readonly pending: readonly Input[];
  /** Checksum of what the consoles had shown at `until`. */
  readonly screens: string;
  readonly standing: Standing;
  /**
   * What it counts for in the catalogue: its standing. Better marks stay from when its result was asked for, whatever is
   * done after that, and those that another engine gave to the same journal: a newer engine cannot take marks away.
   */
  readonly best: Standing;
}

/** When the time of an exam is over, milliseconds since 1970; undefined where there is no limit. */
export const examEnd = ({ startedAt, exam }: Pick<AttemptRecord, 'startedAt' | 'exam'>): number | undefined =>
  exam?.minutes === undefined ? undefined : startedAt + exam.minutes * 60_000;

/** A record with its journal. */
export interface StoredAttempt {
  readonly record: AttemptRecord;
  readonly entries: readonly Entry[];
}

/** Whether what is kept survives this window, and if not why. */
export type Persistence = { readonly persistent: true } | { readonly persistent: false; readonly reason: string };

export interface JournalStore {
  readonly persistence: Persistence;
  /** Calls back whenever persistence changes. */
  onPersistence(listener: (persistence: Persistence) => void): () => void;
  /** Calls back whenever an attempt was saved. */
  onSaved(listener: () => void): () => void;
  /** Every attempt's record, latest first. `read`: what somebody is reading of them already; undefined when that failed. */
  records(read?: Promise<readonly AttemptRecord[] | undefined>): Promise<readonly AttemptRecord[]>;
  load(id: string): Promise<StoredAttempt | undefined>;
  /** Keeps a record and its entries from number `from` on, all or nothing. Never rejects. */
  save(record: AttemptRecord, entries: readonly Entry[], from: number): Promise<void>;
  remove(id: string): Promise<void>;
}

/** Entries of an attempt from number `seq` on: they take the place of what earlier pieces have from there. */
interface Piece {
  readonly attempt: string;
  readonly seq: number;
  readonly entries: readonly Entry[];
}

/** The first version of the database had every entry by itself. */
type OldPiece = Omit<Piece, 'entries'> & Entry;

interface Schema extends DBSchema {
  attempts: { key: string; value: AttemptRecord; indexes: { scenario: string } };
  entries: { key: [string, number]; value: Piece | OldPiece };
}

type Database = IDBPDatabase<Schema>;

const DATABASE = 'bootset';
/** 2: entries in pieces. What the first version stored stays as it is. */
const VERSION = 2;

/** Real milliseconds in which a database must answer; one that does not is taken for one that is denied. */
const PATIENCE = 3000;

/** The database said nothing for too long. */
class Silence extends Error {}

/** What was asked for, or Silence. */
function inTime<T>(asked: Promise<T>): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const silence = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Silence()), PATIENCE);
  });
  return Promise.race([asked, silence]).finally(() => clearTimeout(timer));
}

const allOf = (id: string, from = 0, to = Infinity): IDBKeyRange => IDBKeyRange.bound([id, from], [id, to]);

const byLatest = (a: AttemptRecord, b: AttemptRecord): number => b.updatedAt - a.updatedAt;

/** Opens the browser's database and brings older ones up to date. `lost` hears when it is closed under us. */
const openDatabase = (lost: () => void): Promise<Database> =>
  openDB<Schema>(DATABASE, VERSION, {
    upgrade(database, from) {
      if (from < 1) {
        database.createObjectStore('attempts', { keyPath: 'id' }).createIndex('scenario', 'scenario');
        database.createObjectStore('entries', { keyPath: ['attempt', 'seq'] });
      }
    },
    blocking(_current, _blocked, event) {
      (event.target as IDBDatabase | null)?.close();
      lost();
    },
    terminated: lost,
  });

type Transaction = Pick<IDBPTransaction<Schema>, 'done' | 'error'>;
type Writing = IDBPTransaction<Schema, ('attempts' | 'entries')[], 'readwrite'>;

/** Waits for a transaction and all that is done in it. A request that fails with it knows less of the reason. */
async function whole<T extends readonly unknown[]>(
  transaction: Transaction,
  work: T,
): Promise<{ -readonly [K in keyof T]: Awaited<T[K]> }> {
  try {
    const [results] = await Promise.all([Promise.all(work), transaction.done]);
    return results;
  } catch (error) {
    throw transaction.error ?? error;
  }
}

async function readRecords(database: Database): Promise<readonly AttemptRecord[]> {
  const transaction = database.transaction('attempts');
  const [records] = await whole(transaction, [transaction.store.getAll()] as const);
  return records;
}

async function readAttempt(database: Database, id: string): Promise<StoredAttempt | undefined> {
  const transaction = database.transaction(['attempts', 'entries']);
  const [record, stored] = await whole(transaction, [
    transaction.objectStore('attempts').get(id),
    transaction.objectStore('entries').getAll(allOf(id)),
  ] as const);
  if (!record) return undefined;
  const entries = joined(stored).slice(0, record.length);
  return { record: { ...record, length: entries.length }, entries };
}

/** The entries of an attempt, from its pieces in order. */
function joined(pieces: readonly (Piece | OldPiece)[]): readonly Entry[] {
  const entries: Entry[] = [];
  for (const piece of pieces) {
    entries.length = Math.min(entries.length, piece.seq);
    for (const { at, input } of 'entries' in piece ? piece.entries : [piece]) entries.push({ at, input });
  }
  return entries;
}

/** Puts a record and its entries from number `from` on, or all where those before are gone; what was beyond them goes. */
async function putAttempt({ record, entries }: StoredAttempt, from: number, transaction: Writing): Promise<void> {
  const store = transaction.objectStore('entries');
  const seq = from > 0 && (await store.getKey([record.id, 0])) === undefined ? 0 : from;
  const news = entries.slice(seq);
  await Promise.all([
    transaction.objectStore('attempts').put(record),
    store.delete(allOf(record.id, seq)),
    news.length > 0 && store.put({ attempt: record.id, seq, entries: news }),
  ]);
}

async function writeAttempt(attempt: StoredAttempt, from: number, database: Database): Promise<void> {
  const transaction = database.transaction(['attempts', 'entries'], 'readwrite');
  await whole(transaction, [putAttempt(attempt, from, transaction)]);
}

/** Gives another id to what is stored under this one: another session, which could not be read when this one began. */
async function setAside(database: Database, id: string): Promise<void> {
  const stored = await readAttempt(database, id);
  if (!stored) return;
  const { record, entries } = stored;
  const aside: AttemptRecord = { ...record, id: `${id}-${record.startedAt}`, apart: 'unread' };
  await writeAttempt({ record: aside, entries }, 0, database);
}

async function deleteAttempt(database: Database, id: string): Promise<void> {
  const transaction = database.transaction(['attempts', 'entries'], 'readwrite');
  await whole(transaction, [
    transaction.objectStore('attempts').delete(id),
    transaction.objectStore('entries').delete(allOf(id)),
  ]);
}

const reasonOf = (error: unknown): string => {
  if (error instanceof Silence) return 'The browser’s storage does not answer.';
  const name = error instanceof Error ? error.name : '';
  if (name === 'QuotaExceededError') return 'The disk space for this site is full.';
  if (name === 'VersionError') return 'Another tab runs a newer version of this page: reload this one.';
  return 'The browser does not let this page store anything here.';
};

/**
 * Attempts in the browser's database. Everything written in this window is held in memory too: when the database
 * is denied, full or lost, the page works on, `persistence` says so, and the next write that succeeds catches up.
 */
export function openJournalStore(): JournalStore {
  const held = new Map<string, StoredAttempt>();
  const removed = new Set<string>();
  /** Attempts of which the database may have less than memory. */
  const behind = new Set<string>();
  /** Attempts that could not be read: what the database has of them is nothing that began here. */
  const unread = new Set<string>();
  const listeners = new Set<(persistence: Persistence) => void>();
  const hearSaved = new Set<() => void>();
  let persistence: Persistence = { persistent: true };
  let opening: Promise<Database> | undefined;
  /** Something that was asked has not been answered yet, long after it should have been. */
  let silent = false;

  const report = (next: Persistence): void => {
    if (JSON.stringify(next) === JSON.stringify(persistence)) return;
    persistence = next;
    for (const listener of listeners) listener(next);
  };
  const forget = (): void => {
    opening = undefined;
  };
  const database = (): Promise<Database> => {
    opening ??= openDatabase(forget);
    return opening;
  };
  /** Tries the database; undefined when it failed. */
  const attempt = async <T>(work: (database: Database) => Promise<T>): Promise<{ readonly value: T } | undefined> =>
    answered(async () => work(await database()));
  const answered = async <T>(ask: () => Promise<T>): Promise<{ readonly value: T } | undefined> => {
    if (silent) return undefined;
    const asked = ask();
    try {
      return { value: await inTime(asked) };
    } catch (error) {
      const heard = (): void => {
        silent = false;
      };
      if (error instanceof Silence) {
        silent = true;
        asked.then(heard, heard);
      } else if (!(error instanceof Error && error.name === 'QuotaExceededError')) forget();
      report({ persistent: false, reason: reasonOf(error) });
      return undefined;
    }
  };
  const write = async (mine: StoredAttempt, from: number, open: Database): Promise<void> => {
    const { id } = mine.record;
    if (unread.has(id)) await setAside(open, id);
    unread.delete(id);
    await writeAttempt(mine, behind.has(id) ? 0 : from, open);
  };
  const catchUp = async (id: string): Promise<void> => {
    const mine = held.get(id);
    const done = await attempt((open) => (mine ? write(mine, 0, open) : deleteAttempt(open, id)));
    if (done) behind.delete(id);
  };

  return {
    get persistence() {
      return persistence;
    },
    onPersistence: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    onSaved: (listener) => {
      hearSaved.add(listener);
      return () => hearSaved.delete(listener);
    },
    records: async (read) => {
      const stored = await answered(async () => (await read) ?? readRecords(await database()));
      const known = new Map(stored?.value.filter(({ id }) => !removed.has(id)).map((record) => [record.id, record]));
      for (const [id, { record }] of held) if (!stored || behind.has(id)) known.set(id, record);
      return [...known.values()].sort(byLatest);
    },
    load: async (id) => {
      if (behind.has(id)) return held.get(id);
      const stored = await attempt((open) => readAttempt(open, id));
      if (!stored && !held.has(id)) unread.add(id);
      return removed.has(id) ? undefined : (stored?.value ?? held.get(id));
    },
    save: async (record, entries, from) => {
      const mine = { record, entries };
      held.set(record.id, mine);
      removed.delete(record.id);
      const done = await attempt((open) => write(mine, from, open));
      if (done) {
        behind.delete(record.id);
        for (const id of behind) await catchUp(id);
        if (behind.size === 0) report({ persistent: true });
      } else behind.add(record.id);
      for (const listener of hearSaved) listener();
    },
    remove: async (id) => {
      held.delete(id);
      removed.add(id);
      if (!(await attempt((open) => deleteAttempt(open, id)))) behind.add(id);
    },
  };
}

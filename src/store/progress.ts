import { create } from 'zustand';
import type { Backup, Imported } from '../bridge/attempts/data-file.ts';
import { examEnd, type AttemptRecord, type Standing } from '../bridge/attempts/journal-store.ts';
import { journals } from './journals.ts';

/** What the catalogue says about a scenario. */
export interface ScenarioProgress {
  /** The best standing of all attempts. */
  readonly best: Standing;
  /** The attempt to go on with, exams aside. */
  readonly unfinished: AttemptRecord | undefined;
  /** The exam that was begun, if it is over by now, and the id of its attempt. */
  readonly exam: { readonly attempt: string; readonly over: boolean } | undefined;
  /** Latest first. */
  readonly attempts: readonly AttemptRecord[];
}

export interface Progress {
  /** Latest first; empty until they were read. */
  readonly attempts: readonly AttemptRecord[];
  readonly loaded: boolean;
  /** When they were read, milliseconds since 1970. */
  readonly readAt: number;
  /** Reads the attempts again. */
  refresh(): Promise<void>;
  /** Reads them now and whenever one was saved: the last of a lab is, after it was left. Returns how to stop. */
  watch(): () => void;
  remove(attempt: string): Promise<void>;
  /** Forgets every attempt of this browser. */
  removeAll(): Promise<void>;
  /** Everything kept in this browser, as JSON. */
  exportAll(): Promise<Backup>;
  /** Merges what `exportAll` made, here or elsewhere. */
  importAll(text: string): Promise<Imported>;
}

/** Attempts kept in this browser. */
export const useProgress = create<Progress>()((set, get) => ({
  attempts: [],
  loaded: false,
  readAt: 0,
  refresh: async () => set({ attempts: await journals.records(), loaded: true, readAt: Date.now() }),
  watch: () => {
    const read = (): void => void get().refresh();
    read();
    return journals.onSaved(read);
  },
  remove: async (attempt) => {
    await journals.remove(attempt);
    await get().refresh();
  },
  removeAll: async () => {
    for (const { id } of await journals.records()) await journals.remove(id);
    await get().refresh();
  },
  exportAll: async () => (await import('../bridge/attempts/data-file.ts')).exportData(journals, Date.now()),
  importAll: async (text) => {
    const imported = await (await import('../bridge/attempts/data-file.ts')).importData(journals, text);
    await get().refresh();
    return imported;
  },
}));

const rank = ({ earned, solutionShown }: Standing): number => (solutionShown ? 0 : 1_000_000) + earned;

const examOf = (record: AttemptRecord | undefined, now: number): ScenarioProgress['exam'] => {
  if (!record?.exam) return undefined;
  return { attempt: record.id, over: record.finishedAt !== undefined || now >= (examEnd(record) ?? Infinity) };
};

/** The attempts at one scenario, as the catalogue shows them now (milliseconds since 1970); undefined when there is none. */
export function progressOf(
  attempts: readonly AttemptRecord[],
  scenario: string,
  now: number,
): ScenarioProgress | undefined {
  const mine = attempts.filter((record) => record.scenario === scenario && record.length > 0);
  const [best] = mine.map((record) => record.best).sort((a, b) => rank(b) - rank(a));
  if (!best) return undefined;
  return {
    best,
    unfinished: mine.find(({ finishedAt, exam }) => finishedAt === undefined && !exam),
    exam: examOf(
      mine.find(({ exam }) => exam !== undefined),
      now,
    ),
    attempts: mine,
  };
}

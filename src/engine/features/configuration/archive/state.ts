import { defineSlice } from '../../../kernel/slice.ts';

/** The `archive` block of the running configuration. */
export interface ArchiveSettings {
  readonly path: string | null;
  readonly maximum: number;
  readonly writeMemory: boolean;
  /** How often it is archived by itself; null: never. Each time it is configured it begins anew. */
  readonly timePeriod: Period | null;
}

/** Time between two archives. */
export interface Period {
  readonly minutes: number;
}

export const DEFAULT_MAXIMUM = 10;

export const archiveSettings = defineSlice<ArchiveSettings>({
  id: 'archive.settings',
  lifetime: 'ram',
  initial: () => ({ path: null, maximum: DEFAULT_MAXIMUM, writeMemory: false, timePeriod: null }),
});

/** A change that is taken back when nobody confirms it. */
export interface PendingRollback {
  /** Archive to go back to. */
  readonly file: string;
  readonly minutes: number;
  /** The time begins anew whenever a line is entered. */
  readonly idle?: true;
  /** Wall clock when the timer was started. */
  readonly since: number;
  readonly user: string;
}

/** What this start of IOS has archived. */
export interface ArchiveList {
  /** Names of the saved archives, oldest first. */
  readonly names: readonly string[];
  /** Number of the next one. */
  readonly next: number;
  /** null: none is pending. */
  readonly rollback: PendingRollback | null;
  /** Moment of the virtual clock when the timer began, or began anew. */
  readonly touched: number;
}

export const archiveList = defineSlice<ArchiveList>({
  id: 'archive.list',
  lifetime: 'ram',
  initial: () => ({ names: [], next: 0, rollback: null, touched: 0 }),
});

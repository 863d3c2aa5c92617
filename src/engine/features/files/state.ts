import type { EpochMillis } from '../../kernel/calendar.ts';
import { defineSlice } from '../../kernel/slice.ts';
import type { Content } from '../../system/content.ts';

/** A file or directory of a disk. */
export interface StoredEntry {
  /** From the root, without a leading slash: `backup/R1.cfg`. */
  readonly path: string;
  readonly kind: 'file' | 'directory';
  /** Empty for directories. */
  readonly content: Content;
  readonly modified: EpochMillis;
  /** Secured by image resilience: IOS neither lists nor opens it, the ROM monitor does. */
  readonly hidden: boolean;
}

export interface StoredDisk {
  /** A removable disk keeps its files while it is out of its slot. */
  readonly inserted: boolean;
  /** In the order of their directory slots. */
  readonly entries: readonly StoredEntry[];
}

/** What is on the disks, by disk name without colon. */
export const diskState = defineSlice<Readonly<Record<string, StoredDisk>>>({
  id: 'files',
  lifetime: 'hardware',
  initial: () => ({}),
});

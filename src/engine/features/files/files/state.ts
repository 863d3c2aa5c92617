import type { EpochMillis } from '../../../kernel/calendar.ts';
import { defineSlice } from '../../../kernel/slice.ts';
import type { Content } from '../../../system/content.ts';

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
  /** Deleted from linear flash, where it keeps its room; hidden as well. */
  readonly deleted?: true;
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

/** How much the file commands ask: `file prompt`. */
export type PromptPolicy = 'alert' | 'noisy' | 'quiet';

/** Configured behaviour of the file commands. */
export const filePolicy = defineSlice<{ prompt: PromptPolicy; verifyAuto: boolean }>({
  id: 'files.policy',
  lifetime: 'ram',
  initial: () => ({ prompt: 'alert', verifyAuto: false }),
});

/** What the file commands remember between two lines. */
export const fileMemory = defineSlice<{
  /** Default directory, as `cd` left it. */
  cwd: { system: string; path: string };
  /** Remote host and file of the last network copy; they stand in the brackets of the next one. */
  host: string;
  source: string;
}>({
  id: 'files.memory',
  lifetime: 'ram',
  initial: () => ({ cwd: { system: '', path: '' }, host: '', source: '' }),
});

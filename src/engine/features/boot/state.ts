import { defineSlice } from '../../kernel/slice.ts';
import type { Content } from '../../system/content.ts';

/** What survives everything: the configuration register as stored, and what the last start was. */
export interface BootRecord {
  register: number;
  /** Times that software was started since the lab opened. */
  starts: number;
  reason: string;
}

export const bootRecord = defineSlice<BootRecord>({
  id: 'boot',
  lifetime: 'hardware',
  initial: () => ({ register: 0x2102, starts: 0, reason: 'power-on' }),
});

/** What this start is made of; gone with the power. */
export interface Running {
  /** The register as it was at power-on or reset: what is in force. */
  register: number;
  /** Where the running image was loaded from: `flash0:name`. */
  path: string | null;
  content: Content | null;
  startedAt: number;
}

export const runningState = defineSlice<Running>({
  id: 'boot.running',
  lifetime: 'ram',
  initial: () => ({ register: 0x2102, path: null, content: null, startedAt: 0 }),
});

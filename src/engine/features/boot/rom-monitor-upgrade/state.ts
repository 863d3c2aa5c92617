import { defineSlice } from '../../../kernel/slice.ts';
import type { Content } from '../../../system/content.ts';

export type Region = 'readonly' | 'upgrade';

/** The flash region of the upgradable ROM monitor. The read-only one is part of the hardware. */
export interface UpgradeRegion {
  /** What was programmed; null: nothing, or the writing was cut. */
  readonly image: Content | null;
  /** Erased and not written to the end. */
  readonly damaged: boolean;
  /** Which ROM monitor the next start asks for. */
  readonly preference: Region;
  /** Programmed and not run yet. */
  readonly fresh: boolean;
  /** Which ROM monitor made the last start. */
  readonly running: Region;
}

export const upgradeRegion = defineSlice<UpgradeRegion>({
  id: 'rom-monitor-upgrade',
  lifetime: 'hardware',
  initial: () => ({ image: null, damaged: false, preference: 'readonly', fresh: false, running: 'readonly' }),
});

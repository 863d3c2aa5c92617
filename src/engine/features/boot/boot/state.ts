import { defineSlice } from '../../../kernel/slice.ts';

export const bootRecord = defineSlice<{
  /** Moment of the last power-on, reload or reset: Break is heard for a minute from here. */
  readonly since: number;
}>({ id: 'boot', lifetime: 'hardware', initial: () => ({ since: 0 }) });

/** How the software that runs came up; gone with it. */
export const startRecord = defineSlice<{
  /** The startup configuration was there and bit 6 or 15 of the register kept it out. */
  readonly configurationIgnored: boolean;
}>({ id: 'boot.start', lifetime: 'ram', initial: () => ({ configurationIgnored: false }) });

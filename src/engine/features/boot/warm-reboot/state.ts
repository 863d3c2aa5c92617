import { defineSlice } from '../../../kernel/slice.ts';

/** Allowed warm reboots and minutes of safety when nothing else is configured. */
export const PRESET = { count: 5, uptime: 5 } as const;

/** The line `warm-reboot`; null: it is not there. */
export interface WarmRebootConfig {
  /** Warm reboots between two cold ones. */
  readonly count: number;
  /** Minutes after which a crash may be answered by a warm reboot. */
  readonly uptime: number;
}

export const warmReboot = defineSlice<{ readonly config: WarmRebootConfig | null }>({
  id: 'warm-reboot',
  lifetime: 'ram',
  initial: () => ({ config: null }),
});

/** Whether the software that runs kept a copy of its data when it started, from which it can begin again. */
export const savedCopy = defineSlice<{ readonly kept: boolean }>({
  id: 'warm-reboot.copy',
  lifetime: 'memory',
  initial: () => ({ kept: false }),
});

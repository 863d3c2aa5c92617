import type { EpochMillis } from '../../../kernel/calendar.ts';
import { defineSlice } from '../../../kernel/slice.ts';
import type { Content } from '../../../system/content.ts';
import type { ImageKey } from '../../../system/crypto/training-keys.ts';

/** How the last software gave the device back: `System returned to ROM by ...`. */
export interface ReturnRecord {
  readonly kind: 'power-on' | 'reload' | 'abort';
  /** `14:25:41 UTC Tue Sep 15 2020`; null: the clock was not set. */
  readonly at: string | null;
  /** `Reload Command`, or the reason that was typed. */
  readonly reason: string;
  /** Where an abort found the processor: `0x81A3C5D8`. */
  readonly pc: string | null;
  /** The software before started the next one itself; null: it left that to the ROM monitor. */
  readonly warm: WarmWay | null;
}

/** The same software again, or another image. */
export type WarmWay = 'reload' | 'upgrade';

export const softwareRecord = defineSlice<{
  /** Starts of IOS since the lab opened. */
  readonly starts: number;
  readonly returned: ReturnRecord;
}>({
  id: 'software',
  lifetime: 'hardware',
  initial: () => ({
    starts: 0,
    returned: { kind: 'power-on', at: null, reason: 'power-on', pc: null, warm: null },
  }),
});

/** Starts since the ROM monitor last ran. */
export const warmRecord = defineSlice<{
  /** Software started by the software before. */
  readonly starts: number;
  /** An image was started that the ROM monitor has not seen. */
  readonly upgraded: boolean;
}>({ id: 'software.warm', lifetime: 'memory', initial: () => ({ starts: 0, upgraded: false }) });

/** What runs now; gone with it. */
export interface RunningState {
  /** Where the image was loaded from, as it was asked for: `flash0:name`. */
  readonly path: string | null;
  readonly content: Content | null;
  /** The key that verified it. */
  readonly key: ImageKey | null;
  readonly startedAt: number;
  /** Wall clock at the start, UTC; null: the clock was not set. */
  readonly startedTime: EpochMillis | null;
}

export const runningState = defineSlice<RunningState>({
  id: 'software.running',
  lifetime: 'ram',
  initial: () => ({ path: null, content: null, key: null, startedAt: 0, startedTime: null }),
});

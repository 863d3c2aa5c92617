import { defineSlice } from '../../../kernel/slice.ts';

export interface MonitorState {
  /** Return code of the last command: variable `?`. */
  readonly result: number;
  /** Percent of main memory for packets as `iomemset` left it; null: as the software sees fit. */
  readonly ioMemory: number | null;
  /** Break stopped an autoboot: on some platforms memory has to be cleared by a reset. */
  readonly unclean: boolean;
}

export const monitorState = defineSlice<MonitorState>({
  id: 'rommon',
  lifetime: 'hardware',
  initial: () => ({ result: 0, ioMemory: null, unclean: false }),
});

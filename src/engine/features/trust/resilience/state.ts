import { defineSlice } from '../../../kernel/slice.ts';

/** One secured file of the bootset. */
export interface Secured {
  /** `flash0:c2900-universalk9-mz.SPA.154-3.M.bin` */
  readonly path: string;
  /** Version of the image that ran when it was secured: `15.4(3)M`. */
  readonly version: string;
  /** Wall clock. */
  readonly activatedAt: number;
}

/** The secure bootset. It is kept in the same hidden place as its files, so nothing that IOS erases takes it away. */
export const bootset = defineSlice<{ image: Secured | null; config: Secured | null }>({
  id: 'resilience',
  lifetime: 'hardware',
  initial: () => ({ image: null, config: null }),
});

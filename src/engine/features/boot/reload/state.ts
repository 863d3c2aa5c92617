import { defineSlice } from '../../../kernel/slice.ts';

/** A reload that was asked for and has not come yet. */
export interface Scheduled {
  /** Moment of the virtual clock. */
  readonly at: number;
  readonly reason: string;
  readonly by: string;
  /** Image of a warm upgrade, `flash0:name`; null: no other image is named. */
  readonly image: string | null;
}

export const scheduled = defineSlice<{ readonly pending: Scheduled | null }>({
  id: 'reload',
  lifetime: 'ram',
  initial: () => ({ pending: null }),
});

import { defineSlice } from '../../../kernel/slice.ts';

/** Topics whose debugging is on, by id, in the order they were turned on. */
export const debugState = defineSlice<{ on: string[] }>({
  id: 'debugging',
  lifetime: 'ram',
  initial: () => ({ on: [] }),
});

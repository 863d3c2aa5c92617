import { defineSlice } from '../../../kernel/slice.ts';

/** Configuration lines that the running image put in force itself, each with the heading it stands under. */
export const hiddenLines = defineSlice<{ keys: string[] }>({
  id: 'forged-image',
  lifetime: 'ram',
  initial: () => ({ keys: [] }),
});

import { defineSlice } from '../../../kernel/slice.ts';

/** What the hardware remembers; the ROM monitor goes by it. */
export const recoverySetting = defineSlice<{ readonly disabled: boolean }>({
  id: 'password-recovery',
  lifetime: 'hardware',
  initial: () => ({ disabled: false }),
});

/** What the running configuration says. */
export const recoveryConfig = defineSlice<{ readonly disabled: boolean }>({
  id: 'password-recovery.config',
  lifetime: 'ram',
  initial: () => ({ disabled: false }),
});

import { defineSlice } from '../../kernel/slice.ts';

/** What NVRAM holds of the configuration. */
export interface StartupState {
  /** Text of startup-config; null: none. */
  readonly text: string | null;
  /** Version of the image that wrote it: `15.4`; null: unknown. */
  readonly writtenBy: string | null;
}

export const startupState = defineSlice<StartupState>({
  id: 'configuration.startup',
  lifetime: 'nvram',
  initial: () => ({ text: null, writtenBy: null }),
});

import { defineSlice } from '../../../kernel/slice.ts';

/** The register of a device as it is made, and what `no config-register` stores. */
export const FACTORY_REGISTER = 0x2102;

export interface ConfigRegister {
  /** As stored: what the next start goes by. */
  readonly stored: number;
  /** As it was read at the last power-on, reload or reset: what is in force. */
  readonly active: number;
}

export const configRegister = defineSlice<ConfigRegister>({
  id: 'config-register',
  lifetime: 'hardware',
  initial: () => ({ stored: FACTORY_REGISTER, active: FACTORY_REGISTER }),
});

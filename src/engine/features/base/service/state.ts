import { defineSlice } from '../../../kernel/slice.ts';

/** How messages of one kind are stamped; null: not at all. */
export type Stamp =
  | { readonly kind: 'uptime' }
  | {
      readonly kind: 'datetime';
      readonly msec: boolean;
      readonly localtime: boolean;
      readonly zone: boolean;
      readonly year: boolean;
    };

export interface ServiceSettings {
  debugStamp: Stamp | null;
  logStamp: Stamp | null;
  passwordEncryption: boolean;
  /** Services that differ from their default, by name. */
  changed: string[];
}

/** What holds without configuration. */
export const PRESET_STAMP = { kind: 'datetime', msec: true, localtime: false, zone: false, year: false } as const;

export const services = defineSlice<ServiceSettings>({
  id: 'service',
  lifetime: 'ram',
  initial: () => ({ debugStamp: PRESET_STAMP, logStamp: PRESET_STAMP, passwordEncryption: false, changed: [] }),
});

import { defineSlice } from '../../kernel/slice.ts';

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

const msec = { kind: 'datetime', msec: true, localtime: false, zone: false, year: false } as const;

export const services = defineSlice<ServiceSettings>({
  id: 'service',
  lifetime: 'ram',
  initial: () => ({ debugStamp: msec, logStamp: msec, passwordEncryption: false, changed: [] }),
});

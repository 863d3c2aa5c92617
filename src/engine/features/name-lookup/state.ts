import { defineSlice } from '../../kernel/slice.ts';

export interface KnownHost {
  readonly name: string;
  readonly addresses: readonly string[];
}

export const naming = defineSlice<{
  /** `ip domain lookup`. */
  lookup: boolean;
  domain: string | null;
  servers: string[];
  hosts: KnownHost[];
}>({ id: 'name-lookup', lifetime: 'ram', initial: () => ({ lookup: true, domain: null, servers: [], hosts: [] }) });

import { defineSlice } from '../../../kernel/slice.ts';

export interface KnownHost {
  readonly name: string;
  readonly addresses: readonly string[];
}

/** A host whose address a name server has told. */
export interface LearnedHost extends KnownHost {
  readonly at: number;
  readonly until: number;
}

export const naming = defineSlice<{
  /** `ip domain lookup`. */
  lookup: boolean;
  domain: string | null;
  servers: string[];
  /** `ip domain list`: tried in order, instead of the domain. */
  domains: string[];
  /** `ip domain retry`, and `ip domain timeout` in seconds. */
  retry: number;
  timeout: number;
  hosts: KnownHost[];
  learned: LearnedHost[];
}>({
  id: 'name-lookup',
  lifetime: 'ram',
  initial: () => ({
    lookup: true,
    domain: null,
    servers: [],
    domains: [],
    retry: 2,
    timeout: 3,
    hosts: [],
    learned: [],
  }),
});

import { defineSlice } from '../../../kernel/slice.ts';
import type { Address } from '../../../system/network/network.ts';
import type { Stored } from '../../access/access/api.ts';
import type { Counter } from './counters.ts';

/** A server; what it does not say is as for all. */
export interface TacacsServer {
  address: Address | null;
  key: Stored | null;
  port: number | null;
  /** Seconds. */
  timeout: number | null;
  /** One connection for all that is asked. */
  single: boolean;
}

export interface TacacsGroup {
  /** Servers by `name T1` or by an address, in the order they are asked. */
  members: string[];
  /** Servers of its own, by address. */
  own: Record<Address, TacacsServer>;
  /** Full name of the interface whose address it sends from. */
  source: string | null;
  /** Kept: there is one routing table. */
  vrf: string | null;
  /** The same of the source. */
  sourceVrf: string | null;
}

export interface TacacsConfig {
  servers: Record<string, TacacsServer>;
  /** Servers of the older form, by address. */
  hosts: Record<Address, TacacsServer>;
  groups: Record<string, TacacsGroup>;
  key: Stored | null;
  timeout: number | null;
  source: string | null;
  /** Kept: there is one routing table. */
  sourceVrf: string | null;
}

/** Null: nothing is configured. */
export const tacacsConfig = defineSlice<TacacsConfig | null>({ id: 'tacacs', lifetime: 'ram', initial: () => null });

/** What was counted of each server, by address and port. */
export const tacacsCounters = defineSlice<Record<string, Partial<Record<Counter, number>>>>({
  id: 'tacacs.counters',
  lifetime: 'ram',
  initial: () => ({}),
});

import { defineSlice } from '../../../kernel/slice.ts';
import type { Address } from '../../../system/network/network.ts';

/** Addresses that are alike in all bits that the wildcard leaves. */
export interface Party {
  readonly address: Address;
  readonly wildcard: Address;
}

/** What ports are compared with. */
export interface PortTest {
  readonly by: 'eq' | 'neq' | 'lt' | 'gt' | 'range';
  readonly port: number;
  /** The other end of a range. */
  readonly last?: number;
  /** Further ports that are alike. */
  readonly more?: readonly number[];
}

export type ServicePart = 'dscp' | 'precedence' | 'tos';

/** What of an extended entry is only kept. Objects stand in place of a protocol, a source or a destination. */
export type KeptWord =
  | ('dynamic' | 'protocol-objects' | 'source-objects' | 'destination-objects' | 'igmp')
  | ('flags' | 'match-all' | 'match-any' | 'option' | 'ttl' | 'reflect' | 'time-range');

/** What an extended entry asks of a packet besides where it comes from. */
export interface Extended {
  /** Number of the protocol; 0: any. */
  readonly protocol: number;
  readonly to: Party;
  readonly fromPort?: PortTest;
  readonly toPort?: PortTest;
  /** Type of an ICMP message, and its code. */
  readonly icmp?: readonly [number, number?];
  /** Only what belongs to a connection that is there. */
  readonly established?: true;
  /** Only pieces of datagrams behind the first. */
  readonly fragments?: true;
  /** Values of parts of the type of service. */
  readonly service?: Readonly<Partial<Record<ServicePart, number>>>;
  /** What it asks that is not simulated, by its first word, with the words after it: it matches nothing. */
  readonly kept?: Readonly<Partial<Record<KeptWord, string>>>;
}

/** An entry that lets packets pass or not. */
export interface Rule extends Party {
  readonly permit: boolean;
  /** `input`: it tells by which interface a packet came, too. */
  readonly log?: true | 'input';
  /** What its messages end with. */
  readonly tag?: string;
  /** Absent: a standard entry, which asks only where a packet comes from. */
  readonly extended?: Extended;
}

/** What an entry says: whom it lets pass or not, a remark, or the reflexive list that is asked there, which is only kept. */
export type Said = Rule | { readonly remark: string } | { readonly evaluate: string };

/** An entry at its number. */
export interface Entry {
  readonly at: number;
  readonly says: Said;
}

export interface AccessList {
  readonly name: string;
  readonly extended?: true;
  readonly entries: readonly Entry[];
}

/** Access lists, and the lists of interfaces by full name. */
export const accessLists = defineSlice<{
  lists: readonly AccessList[];
  groups: Readonly<Record<string, { readonly in?: string; readonly out?: string }>>;
}>({
  id: 'access-lists',
  lifetime: 'ram',
  initial: () => ({ lists: [], groups: {} }),
});

/** How often entries matched, by list and number: `10 20`. */
export const matches = defineSlice<Readonly<Record<string, number>>>({
  id: 'access-lists.matches',
  lifetime: 'ram',
  initial: () => ({}),
});

/** Packets of which the next message will tell, by what they have in common. */
export const untold = defineSlice<Readonly<Record<string, number>>>({
  id: 'access-lists.untold',
  lifetime: 'ram',
  initial: () => ({}),
});

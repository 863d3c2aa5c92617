import { defineSlice } from '../../../kernel/slice.ts';
import type { Address } from '../../../system/network/network.ts';

/** What an entry says: whom it lets pass or not, or a remark. */
export type Said =
  | { readonly permit: boolean; readonly address: Address; readonly wildcard: Address; readonly log?: true }
  | { readonly remark: string };

/** An entry at its number. */
export interface Entry {
  readonly at: number;
  readonly says: Said;
}

export interface AccessList {
  readonly name: string;
  readonly entries: readonly Entry[];
}

/** Standard access lists, and the lists of interfaces by full name. */
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

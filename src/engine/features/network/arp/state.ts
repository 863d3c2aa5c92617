import { defineSlice } from '../../../kernel/slice.ts';
import type { Address } from '../../../system/network/network.ts';

/** Hardware addresses that were configured, and when somebody else was last seen with an address of this device. */
export const arpState = defineSlice<{
  fixed: readonly { readonly address: Address; readonly mac: string }[];
  doubles: Readonly<Record<Address, number>>;
}>({
  id: 'arp',
  lifetime: 'ram',
  initial: () => ({ fixed: [], doubles: {} }),
});

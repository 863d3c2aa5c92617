import { defineSlice } from '../../../kernel/slice.ts';
import type { Address } from '../../../system/network/network.ts';

/** A line `ip route`. */
export interface StaticRoute {
  readonly network: Address;
  readonly mask: Address;
  readonly via?: Address;
  /** Full name of an interface. */
  readonly port?: string;
  readonly distance: number;
  readonly tag?: number;
  readonly name?: string;
  readonly permanent?: true;
  readonly track?: number;
}

export const routing = defineSlice<{
  /** `ip routing`. */
  on: boolean;
  /** `ip default-gateway`. */
  gateway: Address | null;
  routes: readonly StaticRoute[];
}>({
  id: 'routing',
  lifetime: 'ram',
  initial: () => ({ on: true, gateway: null, routes: [] }),
});

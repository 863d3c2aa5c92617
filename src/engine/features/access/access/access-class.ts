import { defineHook, type Device } from '../../../system/device.ts';
import type { Address } from '../../../system/network/network.ts';
import { lineSettings } from './line-names.ts';
import type { LineName } from './state.ts';

/** Whether an access list lets an address pass; whoever has access lists answers. A list that is not there lets everybody. */
export const listPermits = defineHook<{
  readonly list: string;
  readonly address: Address;
  readonly protocol: 'tcp';
  /** Where it comes from, and goes to. */
  readonly fromPort?: number;
  readonly toPort?: number;
  readonly permits: boolean;
}>('access.list-permits');

type Ports = { readonly fromPort?: number; readonly toPort?: number };

/** Whether a line's `access-class` lets somebody in from an address, or out to one. */
export function accessClass(
  device: Device,
  line: LineName,
  way: 'in' | 'out',
  address: Address,
  ports: Ports = {},
): boolean {
  const [list] = lineSettings(device, line).kept[`access-class ${way}`]?.split(' ') ?? [];
  return (
    list === undefined || device.hook(listPermits, { list, address, protocol: 'tcp', ...ports, permits: true }).permits
  );
}

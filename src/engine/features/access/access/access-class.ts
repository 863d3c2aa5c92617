import { defineHook, type Device } from '../../../system/device.ts';
import type { Address } from '../../../system/network/network.ts';
import { lineSettings } from './line-names.ts';
import type { LineName } from './state.ts';

/** Whether an access list lets an address pass; whoever has access lists answers. A list that is not there lets everybody. */
export const listPermits = defineHook<{
  readonly list: string;
  readonly address: Address;
  readonly permits: boolean;
}>('access.list-permits');

/** Whether a line's `access-class` lets somebody in from an address, or out to one. */
export function accessClass(device: Device, line: LineName, way: 'in' | 'out', address: Address): boolean {
  const [list] = lineSettings(device, line).kept[`access-class ${way}`]?.split(' ') ?? [];
  return list === undefined || device.hook(listPermits, { list, address, permits: true }).permits;
}

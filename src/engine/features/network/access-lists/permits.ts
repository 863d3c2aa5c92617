import { ownValue } from '../../../kernel/record.ts';
import type { Device } from '../../../system/device.ts';
import { asNumber } from '../../../system/network/address.ts';
import type { IpStack } from '../../../system/network/ip-stack.ts';
import type { Address } from '../../../system/network/network.ts';
import { accessLists, matches, type AccessList, type Said } from './state.ts';

export const listNamed = (device: Device, name: string): AccessList | undefined =>
  device.read(accessLists).lists.find((list) => list.name === name);

const fits = (says: Said, address: Address): boolean =>
  'permit' in says && ((asNumber(says.address) ^ asNumber(address)) & ~asNumber(says.wildcard)) === 0;

/** Whether a list lets an address pass; what matches is counted. A list that is not there, or empty, lets everybody. */
export function listLets(device: Device, name: string, address: Address): boolean {
  const entries = listNamed(device, name)?.entries ?? [];
  if (!entries.some(({ says }) => 'permit' in says)) return true;
  const found = entries.find(({ says }) => fits(says, address));
  if (!found) return false;
  const counted = `${name} ${found.at}`;
  device.update(matches, (draft) => {
    draft[counted] = (draft[counted] ?? 0) + 1;
  });
  return 'permit' in found.says && found.says.permit;
}

/** Puts the lists of interfaces between their packets and the device. */
export function withLists(stack: IpStack, device: Device): IpStack {
  const { groups } = device.read(accessLists);
  if (Object.keys(groups).length === 0) return stack;
  return {
    ...stack,
    permits: (port, way, packet) => {
      const list = ownValue(groups, port)?.[way];
      return (
        (list === undefined || listLets(device, list, packet.from)) && (stack.permits?.(port, way, packet) ?? true)
      );
    },
  };
}

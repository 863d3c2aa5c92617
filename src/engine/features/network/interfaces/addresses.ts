import { spend } from '../../../kernel/work.ts';
import type { Device } from '../../../system/device.ts';
import { asNumber, contains, maskLength } from '../../../system/network/address.ts';
import { interfaceNames } from './names.ts';
import { settingsOf } from './links.ts';
import type { Address } from './state.ts';

/** Why a host cannot have this address; undefined when it can. */
export function addressError(address: Address): string | undefined {
  const first = Number(address.ip.split('.')[0]);
  if (first === 0 || first === 127 || first > 223) return `Not a valid host address - ${address.ip}`;
  const bits = maskLength(address.mask);
  const host = (asNumber(address.ip) & ~asNumber(address.mask)) >>> 0;
  const all = ~asNumber(address.mask) >>> 0;
  if (bits < 31 && (host === 0 || host === all)) return `Bad mask /${bits} for address ${address.ip}`;
  return undefined;
}

/** Every address of an interface, the first one first. */
export function addressesOf(device: Device, name: string): readonly Address[] {
  const { address, secondary } = settingsOf(device, name);
  return address ? [address, ...secondary] : secondary;
}

/** The first other interface whose network shares addresses with this one. */
export function overlapping(device: Device, name: string, address: Address): string | undefined {
  const names = interfaceNames(device);
  spend(names.length);
  return names.find(
    (other) =>
      other !== name &&
      addressesOf(device, other).some((held) => contains(held, address.ip) || contains(address, held.ip)),
  );
}

import type { Device } from '../../system/device.ts';

/** A part with a product id and a serial number of its own. */
interface Identity {
  readonly pid: string;
  readonly serial: string;
}

export interface Unit extends Identity {
  readonly name: string;
  readonly description: string;
  readonly version: string;
}

/** Serial number of a part of the chassis: derived from the chassis' own, so that both stay together. */
function partSerial({ serial }: Device, prefix: string): string {
  const tail = serial.slice(-4).split('').reverse().join('');
  return `${prefix}${serial.slice(3, 7)}${tail}`;
}

/** The unit that licences are bound to: the processor engine where there is one, otherwise the chassis. */
export const unitIdentity = (device: Device): Identity =>
  device.platform.udiPid === undefined
    ? { pid: device.platform.pid, serial: device.serial }
    : { pid: device.platform.udiPid, serial: partSerial(device, 'FOC') };

/** Power supply of each chassis. */
const supplies: Readonly<Record<string, { readonly pid: string; readonly name: string }>> = {
  c1941: { pid: 'PWR-1941-2901-AC', name: 'C1941/C2901 AC Power Supply' },
  c2901: { pid: 'PWR-1941-2901-AC', name: 'C1941/C2901 AC Power Supply' },
  c2911: { pid: 'PWR-2911-AC', name: 'C2911 AC Power Supply' },
  c3945: { pid: 'PWR-3900-AC', name: 'C3900 AC Power Supply 1' },
};

function chassis({ platform, serial }: Device): Unit {
  const modular = platform.udiPid !== undefined;
  const revision = /revision ([\d.]+)/.exec(platform.processor)?.[1] ?? '1.0';
  return {
    name: platform.pid,
    description: modular ? platform.pid : `${platform.pid} chassis, Hw Serial#: ${serial}, Hw Revision: ${revision}`,
    pid: platform.pid,
    version: 'V05',
    serial,
  };
}

function engine(device: Device): readonly Unit[] {
  if (device.platform.udiPid === undefined) return [];
  const number = /SPE(\d+)/.exec(device.platform.udiPid)?.[1] ?? '';
  const what = `Cisco Services Performance Engine ${number} for Cisco 3900 ISR`;
  return [{ ...unitIdentity(device), name: `${what} on Slot 0`, description: what, version: 'V05' }];
}

function supply(device: Device): readonly Unit[] {
  const part = supplies[device.platform.id];
  return part
    ? [{ name: part.name, description: part.name, pid: part.pid, version: 'V03', serial: partSerial(device, 'QCS') }]
    : [];
}

/** Parts of the device, in the order of `show inventory`. */
export const units = (device: Device): readonly Unit[] => [chassis(device), ...engine(device), ...supply(device)];

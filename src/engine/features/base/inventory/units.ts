import type { Device } from '../../../system/device.ts';
import type { PartData } from '../../../system/platform.ts';

/** A part with a product id and a serial number of its own. */
interface Identity {
  readonly pid: string;
  readonly serial: string;
}

export interface Unit extends Identity {
  readonly name: string;
  readonly description: string;
  readonly version: string;
  readonly raw?: true;
}

/**
 * Serial number of a part of the chassis: derived from the chassis' own, so that both stay together, but never the
 * same. `nth`: how many parts before it have the same prefix.
 */
function partSerial({ serial }: Device, prefix: string, nth = 0): string {
  const tail = serial.slice(-4).split('').reverse().join('');
  const own = serial.startsWith(prefix) && serial.endsWith(tail) ? 1 : 0;
  const last = ((Number.parseInt(tail.slice(-1), 36) + nth + own) % 36).toString(36).toUpperCase();
  return `${prefix}${serial.slice(3, 7)}${tail.slice(0, -1)}${last}`;
}

/** The unit that licences are bound to: the processor engine where there is one, otherwise the chassis. */
export const unitIdentity = (device: Device): Identity =>
  device.platform.udiPid === undefined
    ? { pid: device.platform.pid, serial: device.serial }
    : { pid: device.platform.udiPid, serial: partSerial(device, 'FOC') };

function serialOf(device: Device, { serial }: PartData, at: number): string {
  if (serial === null) return '';
  if (serial === 'own') return device.serial;
  const nth = device.platform.parts.slice(0, at).filter((part) => part.serial === serial).length;
  return partSerial(device, serial, nth);
}

/** Parts of the device, in the order of `show inventory raw`. */
export const units = (device: Device): readonly Unit[] =>
  device.platform.parts.map((part, at) => ({
    ...part,
    description: part.description.replace('{serial}', device.serial),
    serial: serialOf(device, part, at),
  }));

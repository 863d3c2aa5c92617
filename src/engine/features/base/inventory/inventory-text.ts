import type { Device } from '../../../system/device.ts';
import { unitIdentity, units, type Unit } from './units.ts';

/** Columns of a serial number, also of one that is not there. */
const SERIAL = 11;

const entry = (width: number, { name, description, pid, version, serial }: Unit): string =>
  `NAME: "${name}", DESCR: "${description}"\nPID: ${pid.padEnd(18)}, VID: ${version.padEnd(width)}, SN: ${serial.padEnd(SERIAL)}\n`;

/** The parts whose name begins so. Without `raw` only those that can be ordered. */
export function inventoryText(device: Device, { raw, entity = '' }: { raw?: true; entity?: string }): string {
  const shown = units(device).filter(
    (unit) => (raw ?? !unit.raw) && unit.name.toLowerCase().startsWith(entity.toLowerCase()),
  );
  return shown.map((unit) => `${entry(device.platform.versionWidth, unit)}\n`).join('');
}

/** `show license udi`: what licences are bound to. */
export function udiText(device: Device): string {
  const { pid, serial } = unitIdentity(device);
  const { head, mark, rule } = device.platform.udi;
  return `${head}\n${'-'.repeat(rule)}\n${mark}${pid.padEnd(22)}${serial.padEnd(16)}${pid}:${serial}\n\n`;
}

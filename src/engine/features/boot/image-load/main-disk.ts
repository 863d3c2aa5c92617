import type { Device } from '../../../system/device.ts';
import { mainDisk } from '../../../system/platform.ts';

/** The device that is tried when nothing else is named. */
export const defaultDisk = (device: Device): string => mainDisk(device.platform);

/** The disk that a path names, `flash` standing for the main one. */
export function diskIn(device: Device, path: string): string {
  const name = path.slice(0, path.indexOf(':'));
  return name === 'flash' ? defaultDisk(device) : name;
}

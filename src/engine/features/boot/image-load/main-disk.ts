import type { Device } from '../../../system/device.ts';
import { mainDisk } from '../../../system/platform.ts';

/** The device that is tried when nothing else is named. */
export const defaultDisk = (device: Device): string => mainDisk(device.platform);

/** The disk that a path names, `flash` standing for the main one. */
export function diskIn(device: Device, path: string): string {
  const [, name = ''] = /^([a-z]+\d?(?::\d(?=:))?):/.exec(path) ?? [];
  const named = device.platform.fileSystems.find(({ aliases }) => aliases?.includes(name));
  return name === 'flash' ? defaultDisk(device) : (named?.name ?? name);
}

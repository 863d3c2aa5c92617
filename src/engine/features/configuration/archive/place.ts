import type { Device } from '../../../system/device.ts';
import { parseUrl } from '../../files/files/api.ts';

/** Whether an archive, or the path of all of them, is on another machine. */
export const isRemote = (device: Device, path: string | null): boolean =>
  path !== null && parseUrl(device, path)?.remote === true;

import { emptyContent, sizeOf } from '../../../system/content.ts';
import type { Device } from '../../../system/device.ts';
import { diskOf, diskSpace, type Space } from './disk.ts';
import { virtualIn } from './local.ts';
import type { VirtualFile } from './place.ts';
import { isDisk } from './url.ts';

export const virtualSize = (device: Device, file: VirtualFile): number =>
  file.size?.(device) ?? sizeOf(file.read(device) ?? emptyContent);

/** Bytes that NVRAM keeps for the table of its small files (ours). */
const NVRAM_TABLE = 3072;

/** Size and free bytes of a file system; undefined when it has none to tell. */
export function spaceOf(device: Device, system: string): Space | undefined {
  if (isDisk(device, system)) return diskOf(device, system).ok ? diskSpace(device, system) : undefined;
  if (system !== 'nvram') return undefined;
  const total = device.platform.nvramBytes;
  const own = virtualIn(device, 'nvram').filter(({ name }) => name !== 'underlying-config');
  return { total, free: total - NVRAM_TABLE - own.reduce((sum, file) => sum + virtualSize(device, file), 0) };
}

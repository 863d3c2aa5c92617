import { fail, ok, type Result } from '../../../kernel/result.ts';
import { emptyContent, sizeOf, type Content } from '../../../system/content.ts';
import type { Device } from '../../../system/device.ts';
import { diskOf, diskSpace, findEntry, type FileError, type Space } from './disk.ts';
import { virtualFiles, type VirtualFile } from './place.ts';
import { isDisk, isDiskSlot, type FileUrl } from './url.ts';

type Place = Pick<FileUrl, 'system' | 'path'>;

/** Files of nvram: or system: that are there now, in the order of `dir`. */
export const virtualIn = (device: Device, system: string): readonly VirtualFile[] =>
  device.hook(virtualFiles, []).filter((file) => file.system === system);

export const virtualAt = (device: Device, { system, path }: Place): VirtualFile | undefined =>
  virtualIn(device, system).find(({ name }) => name.toLowerCase() === path.toLowerCase());

export const virtualSize = (device: Device, file: VirtualFile): number =>
  file.size?.(device) ?? sizeOf(file.read(device) ?? emptyContent);

/** Content of a local file. `hidden` also opens secured files. */
export function readLocal(device: Device, url: Place, hidden = false): Result<Content, FileError> {
  if (isDiskSlot(device, url.system)) {
    const entry = findEntry(device, url, hidden);
    if (!entry.ok) return entry;
    return entry.value.kind === 'directory' ? fail('Is a directory') : ok(entry.value.content);
  }
  if (url.system === 'null') return ok(emptyContent);
  const file = virtualAt(device, url);
  if (!file)
    return fail(url.system === 'nvram' || url.system === 'system' ? 'No such file or directory' : 'Invalid argument');
  if (file.permissions === '----') return fail('Permission denied');
  const content = file.read(device);
  return content ? ok(content) : fail('No such file or directory');
}

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

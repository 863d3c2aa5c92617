import { fail, ok, type Result } from '../../../kernel/result.ts';
import { emptyContent, type Content } from '../../../system/content.ts';
import type { Device } from '../../../system/device.ts';
import { findEntry, type FileError } from './disk.ts';
import { virtualFiles, type VirtualFile } from './place.ts';
import { isDiskSlot, type FileUrl } from './url.ts';

type Place = Pick<FileUrl, 'system' | 'path'>;

/** Files of nvram: or system: that are there now, in the order of `dir`. */
export const virtualIn = (device: Device, system: string): readonly VirtualFile[] =>
  device.hook(virtualFiles, []).filter((file) => file.system === system);

export const virtualAt = (device: Device, { system, path }: Place): VirtualFile | undefined =>
  virtualIn(device, system).find(({ name }) => name.toLowerCase() === path.toLowerCase());

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

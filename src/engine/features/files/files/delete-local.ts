import { fail, ok, type Result } from '../../../kernel/result.ts';
import type { Device } from '../../../system/device.ts';
import { findEntry, type FileError } from './disk.ts';
import { removeEntry } from './disk-changes.ts';
import { fileDeleted } from './events.ts';
import { virtualAt } from './local.ts';
import { isDiskSlot, urlText, type FileUrl } from './url.ts';

/** Takes one file away at once: from a disk, or a file of NVRAM that may go. `line` is where somebody says so. */
export function deleteLocal(device: Device, url: FileUrl, line = device.console): Result<void, FileError> {
  if (isDiskSlot(device, url.system)) {
    const entry = findEntry(device, url);
    if (!entry.ok) return entry;
    if (entry.value.kind === 'directory') return fail('Is a directory');
    const removed = removeEntry(device, url);
    if (removed.ok) device.emit(fileDeleted, { file: urlText(url) });
    return removed;
  }
  const file = virtualAt(device, url);
  if (!file?.read(device)) return fail('No such file or directory');
  if (!file.remove) return fail('Permission denied');
  file.remove(device, line);
  return ok(undefined);
}

import type { EpochMillis } from '../../../kernel/calendar.ts';
import { fail, type Result } from '../../../kernel/result.ts';
import type { Content } from '../../../system/content.ts';
import type { Device } from '../../../system/device.ts';
import { deleteLocal } from './delete-local.ts';
import type { FileError } from './disk.ts';
import { clearDisk, setHidden, writeDiskFile } from './disk-changes.ts';
import { diskFormatted } from './events.ts';
import { parseUrl } from './url.ts';

/** Puts a whole file on a disk at once, dated now unless told otherwise. */
export function writeFile(
  device: Device,
  url: string,
  content: Content,
  { modified }: { readonly modified?: EpochMillis } = {},
): Result<void, FileError> {
  const parsed = parseUrl(device, url);
  return parsed ? writeDiskFile(device, parsed, content, modified) : fail('No such device');
}

/** Takes a file off a disk at once. */
export function removeFile(device: Device, url: string): Result<void, FileError> {
  const parsed = parseUrl(device, url);
  return parsed ? deleteLocal(device, parsed) : fail('No such device');
}

/** Hides a file of a disk from IOS, or shows it again. It keeps its place, its space and its content. */
export function hideFile(device: Device, url: string, hidden: boolean): void {
  const parsed = parseUrl(device, url);
  if (parsed) setHidden(device, parsed, hidden);
}

/** Takes everything off a disk, as the ROM monitor does before it puts an image there; secured files stay. */
export function emptyDisk(device: Device, system: string): void {
  clearDisk(device, system);
  device.emit(diskFormatted, { disk: system });
}

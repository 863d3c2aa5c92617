import type { Device } from '../../../system/device.ts';
import type { FileSystemData } from '../../../system/platform.ts';
import { diskOf } from './disk.ts';
import { spaceOf } from './space.ts';
import { workingDirectory } from './url.ts';

/** A USB flash that is not in its slot is not listed; a CompactFlash slot always is. */
const isThere = (device: Device, { name, kind }: FileSystemData): boolean =>
  kind !== 'usbflash' || diskOf(device, name).ok;

function rowText(
  device: Device,
  { name, kind, flags, aliases = [], bootable }: FileSystemData,
  isDefault: boolean,
): string {
  const space = kind === 'opaque' || kind === 'network' ? undefined : spaceOf(device, name);
  const size = space ? String(space.total) : '-';
  const free = space ? String(space.free) : '-';
  const prefixes = [name, ...aliases].map((prefix) => `${prefix}:`).join(' ');
  const columns = `${size.padStart(14)}${free.padStart(14)}${kind.padStart(10)}${flags.padStart(7)}   ${prefixes}${bootable ? '#' : ''}`;
  return isDefault ? `*${columns.slice(1)}` : columns;
}

/** What `show file systems` prints. */
export function fileSystemsText(device: Device): string {
  const cwd = workingDirectory(device);
  const rows = device.platform.fileSystems
    .filter((system) => isThere(device, system))
    .map((system) => rowText(device, system, system.name === cwd.system));
  return ['File Systems:', '', '       Size(b)       Free(b)      Type  Flags  Prefixes', ...rows].join('\n') + '\n\n';
}

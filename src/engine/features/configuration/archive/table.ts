import type { Device } from '../../../system/device.ts';
import { archiveName } from './save.ts';
import { archiveList, archiveSettings } from './state.ts';

/** `show archive`. */
export function archiveTable(device: Device): string {
  const { path, maximum } = device.read(archiveSettings);
  if (path === null) return ' Archive feature not enabled\n';
  const { names, next } = device.read(archiveList);
  const rows = Array.from({ length: maximum }, (_, i) => {
    const name = names[i];
    return `  ${String(i + 1).padStart(2)}        ${name === undefined ? '' : `${name}${i === names.length - 1 ? ' <- Most Recent' : ''}`}`;
  });
  return [
    `The maximum archive configurations allowed is ${maximum}.`,
    `There are currently ${names.length} archive configurations saved.`,
    `The next archive file will be named ${archiveName(device, path, '<timestamp>', next)}`,
    ' Archive #  Name',
    ...rows,
    '',
  ].join('\n');
}

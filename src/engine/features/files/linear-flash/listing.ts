import { sizeOf, textOf } from '../../../system/content.ts';
import type { Device } from '../../../system/device.ts';
import type { LinearFlash } from '../../../system/platform.ts';
import { formatDateTime } from '../../base/clock/api.ts';
import { diskSpace, linearOf, taken, type StoredDisk, type StoredEntry } from '../files/api.ts';
import { crc32 } from './checksum.ts';

const HEAD = '-#- ED --type-- --crc--- -seek-- nlen -length- -----date/time------ name';

const hex = (n: number): string => n.toString(16).toUpperCase();

/** `May 16 1995 16:24:37` */
function dateText(device: Device, { modified }: StoredEntry): string {
  const [month = '', day = '', year = '', time = ''] = formatDateTime(device, modified, 'file').split(' ');
  return `${month} ${day.padStart(2, '0')} ${year} ${time}`;
}

/** Text is of type 1, everything else of none. */
const typeOf = ({ content }: StoredEntry): string => (textOf(content) === undefined ? 'FFFFFFFF' : '1');

function rowsOfA(device: Device, linear: LinearFlash, { entries }: StoredDisk): readonly string[] {
  let seek = linear.first;
  return entries.map((entry, i) => {
    seek += taken(entry, linear);
    const { path, content, deleted } = entry;
    const cells = [
      [i + 1, 3],
      [deleted ? '.D' : '..', 2],
      [typeOf(entry), 8],
      [hex(crc32(content)).padStart(8, '0'), 8],
      [hex(seek), 7],
      [path.length, 4],
      [sizeOf(content), 8],
      [dateText(device, entry), 20],
    ] as const;
    return `${cells.map(([value, width]) => String(value).padEnd(width)).join(' ')} ${path}`;
  });
}

function textOfB(device: Device, system: string, { title }: LinearFlash, { entries }: StoredDisk): string {
  const [, number] = system.split(':');
  const where = number === undefined ? '' : `, partition ${number}`;
  const { total, free } = diskSpace(device, system);
  const space = `[${total - free} bytes used, ${free} available, ${total} total]\n`;
  if (entries.length === 0) return `No files in ${title} flash${where}\n${space}`;
  const rows = entries.map(
    ({ path, content, deleted }, i) =>
      `${String(i + 1).padStart(3)}   ${String(sizeOf(content)).padEnd(7)}  ${path}${deleted ? ' [deleted]' : ''}`,
  );
  return [`${title} flash directory${where}:`, 'File  Length   Name/status', ...rows, space].join('\n');
}

/** What `show slot1:` prints: the files of a card in the form of its class. */
export function listing(device: Device, system: string, disk: StoredDisk): string {
  const linear = linearOf(device, system);
  if (!linear) return '';
  if (linear.class === 'B') return textOfB(device, system, linear, disk);
  const rows = rowsOfA(device, linear, disk);
  return rows.length === 0 ? 'No files on device\n' : `${[HEAD, ...rows].join('\n')}\n`;
}

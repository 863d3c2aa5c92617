import type { EpochMillis } from '../../../kernel/calendar.ts';
import { fail, ok, type Result } from '../../../kernel/result.ts';
import { sizeOf } from '../../../system/content.ts';
import type { Device } from '../../../system/device.ts';
import { formatDateTime } from '../../base/clock/api.ts';
import { diskOf, entryAt, isDirectlyIn, isInside, type FileError, type Space } from './disk.ts';
import { workOn } from './linear-work.ts';
import { virtualIn } from './local.ts';
import { spaceOf, virtualSize } from './space.ts';
import type { StoredDisk, StoredEntry } from './state.ts';
import { baseName, isDiskSlot, parentOf, shownUrl, type FileUrl } from './url.ts';
import { wildcard } from './wildcard.ts';

/** One line of a directory. */
interface Row {
  readonly index: number;
  readonly permissions: string;
  readonly size: number;
  /** Absent where the file system keeps no dates. */
  readonly modified?: EpochMillis;
  readonly name: string;
}

interface Listing {
  readonly title: string;
  readonly rows: readonly Row[];
}

/** Systems that `dir all-filesystems` goes through, besides the disks. */
const LISTED = ['archive', 'system', 'tmpsys', 'nvram'] as const;

const entryRow = (disk: StoredDisk, entry: StoredEntry, name: string): Row => ({
  index: disk.entries.indexOf(entry) + 1,
  permissions: entry.kind === 'directory' ? 'drw-' : '-rw-',
  size: entry.kind === 'directory' ? 0 : sizeOf(entry.content),
  modified: entry.modified,
  name,
});

function diskListings(device: Device, url: FileUrl, recursive: boolean): Result<readonly Listing[], FileError> {
  const found = diskOf(device, url.system);
  if (!found.ok) return found;
  const disk = found.value;
  const visible = disk.entries.filter((entry) => !entry.hidden);
  const within = (directory: string): Listing => ({
    title: shownUrl({ ...url, path: directory }),
    rows: visible.filter((e) => isDirectlyIn(e.path, directory)).map((e) => entryRow(disk, e, baseName(e.path))),
  });
  const pattern = wildcard(baseName(url.path));
  if (pattern) {
    const rows = visible.filter((e) => isDirectlyIn(e.path, parentOf(url.path)) && pattern(baseName(e.path)));
    return ok([{ title: shownUrl(url), rows: rows.map((e) => entryRow(disk, e, baseName(e.path))) }]);
  }
  const entry = entryAt(disk, url.path);
  if (url.path !== '' && (!entry || entry.hidden)) return fail('No such file or directory');
  if (entry?.kind === 'file')
    return ok([{ title: shownUrl(url), rows: [entryRow(disk, entry, baseName(entry.path))] }]);
  const below = visible.filter((e) => e.kind === 'directory' && isInside(e.path, url.path)).map((e) => e.path);
  return ok([url.path, ...(recursive ? below : [])].map(within));
}

function virtualListing(device: Device, url: FileUrl): Result<readonly Listing[], FileError> {
  const files = virtualIn(device, url.system).filter(
    ({ name }) => url.path === '' || name.toLowerCase() === url.path.toLowerCase(),
  );
  if (files.length === 0 && url.path !== '') return fail('No such file or directory');
  const rows = files.map((file) => ({
    index: file.index,
    permissions: file.permissions,
    size: virtualSize(device, file),
    name: file.name,
  }));
  return ok([{ title: shownUrl(url), rows }]);
}

function rowText(device: Device, row: Row): string {
  const start = `${String(row.index).padStart(5)}  ${row.permissions}  ${String(row.size).padStart(10)}`;
  if (row.modified === undefined) return `${start}${' '.repeat(22)}${row.name}`;
  const [month = '', day = '', year = '', time = '', zone = ''] = formatDateTime(device, row.modified, 'file').split(
    ' ',
  );
  return `${start}  ${`${month} ${day} ${year}`.padStart(11)} ${time.padStart(8)} ${zone.padStart(6)}  ${row.name}`;
}

const footer = (space: Space | undefined): string =>
  space ? `${space.total} bytes total (${space.free} bytes free)` : 'No space information available';

/** What `dir` prints for one file system, or why it prints nothing. */
export function directoryText(device: Device, url: FileUrl, recursive: boolean): Result<string, FileError> {
  const listings = isDiskSlot(device, url.system) ? diskListings(device, url, recursive) : virtualListing(device, url);
  if (!listings.ok) return listings;
  const blocks = listings.value.map(({ title, rows }) => {
    const lines = rows.length > 0 ? rows.map((row) => rowText(device, row)) : ['No files in directory'];
    return `Directory of ${title}\n\n${lines.join('\n')}\n\n`;
  });
  return ok(`${blocks.join('')}${footer(spaceOf(device, url.system))}\n`);
}

/** Every file system that `dir all-filesystems` goes through, without colon. */
export const listedSystems = (device: Device): readonly string[] => [
  ...LISTED,
  ...device.platform.disks.filter(({ name }) => diskOf(device, name).ok).map(({ name }) => name),
];

/** What `show flash0:` prints, or why it prints nothing. */
export function flashText(device: Device, system: string): Result<string, FileError> {
  const disk = diskOf(device, system);
  if (!disk.ok) return disk;
  const own = workOn(device, system)?.listing(device, system, disk.value);
  if (own !== undefined) return ok(own);
  const rows = disk.value.entries.filter((e) => !e.hidden).map((e) => entryRow(disk.value, e, e.path));
  const lines = rows.map(
    ({ index, size, modified, name }) =>
      `${String(index).padEnd(4)}${String(size).padStart(10)} ${formatDateTime(device, modified ?? 0, 'file')} ${name}`,
  );
  const { total, free } = spaceOf(device, system) ?? { total: 0, free: 0 };
  const table = ['-#- --length-- -----date/time------ path', ...lines].join('\n');
  return ok(`${table}\n\n${free} bytes available (${total - free} bytes used)\n\n`);
}

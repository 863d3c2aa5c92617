import type { EpochMillis } from '../../../kernel/calendar.ts';
import { ownValue } from '../../../kernel/record.ts';
import { fail, ok, type Result } from '../../../kernel/result.ts';
import { emptyContent, sizeOf, type Content } from '../../../system/content.ts';
import type { Device } from '../../../system/device.ts';
import type { LinearFlash } from '../../../system/platform.ts';
import { wallClock } from '../../base/clock/api.ts';
import {
  CLUSTER,
  diskOf,
  diskSpace,
  entryAt,
  findEntry,
  isInside,
  linearOf,
  samePath,
  taken,
  takes,
  type FileError,
  type Place,
} from './disk.ts';
import { diskState, type StoredDisk, type StoredEntry } from './state.ts';
import { parentOf } from './url.ts';

/** What a FAT name may not hold, nor what acts on a terminal, and how long a path may be. */
const FORBIDDEN = /[:*?"<>|\\\p{Cc}]/u;
const LONGEST_PATH = 127;

/** Replaces the entries of a disk. */
export function changeEntries(
  device: Device,
  system: string,
  change: (entries: readonly StoredEntry[]) => readonly StoredEntry[],
): void {
  const disks = device.read(diskState);
  const disk = ownValue(disks, system);
  if (disk) device.replace(diskState, { ...disks, [system]: { ...disk, entries: [...change(disk.entries)] } });
}

/** Takes everything off a disk but what is secured, and the directories it is in. */
export const clearDisk = (device: Device, system: string): void =>
  changeEntries(device, system, (entries) =>
    entries.filter(
      (e) =>
        (e.hidden && !e.deleted) || entries.some((kept) => kept.hidden && !kept.deleted && isInside(kept.path, e.path)),
    ),
  );

/** Why nothing may be written under this name. */
function refusal(disk: StoredDisk, path: string, linear: LinearFlash | undefined): FileError | undefined {
  if (path === '') return 'Is a directory';
  if (FORBIDDEN.test(path) || path.length > LONGEST_PATH) return 'Invalid argument';
  const old = entryAt(disk, path);
  if (old?.hidden) return 'Permission denied';
  if (old?.kind === 'directory') return 'Is a directory';
  const parent = linear ? '' : parentOf(path);
  if (parent !== '' && entryAt(disk, parent)?.kind !== 'directory') return 'No such file or directory';
  return undefined;
}

/** Whether a file of this size may be written there; `grows`: the file that has the name becomes this one. */
export function mayWrite(
  device: Device,
  { system, path }: Place,
  size: number,
  grows = false,
): Result<void, FileError> {
  const linear = linearOf(device, system);
  const disk = diskOf(device, system);
  if (!disk.ok) return disk;
  const refused = refusal(disk.value, path, linear);
  if (refused) return fail(refused);
  const old = linear && !grows ? undefined : entryAt(disk.value, path);
  const room = diskSpace(device, system).free + (old ? taken(old, linear) : 0);
  return takes(size, linear) > room ? fail('Not enough space on device') : ok(undefined);
}

/** Puts a whole file on a disk, or says why not. Replaces a file of this name; on linear flash, only one that grows. */
export function writeDiskFile(
  device: Device,
  place: Place,
  content: Content,
  modified: EpochMillis = wallClock(device),
  grows = false,
): Result<void, FileError> {
  const allowed = mayWrite(device, place, sizeOf(content), grows);
  if (!allowed.ok) return allowed;
  if (linearOf(device, place.system) && !grows) removeEntry(device, place);
  changeEntries(device, place.system, (entries) => {
    const old = entries.find(({ path, deleted }) => !deleted && samePath(path, place.path));
    const entry: StoredEntry = { path: old?.path ?? place.path, kind: 'file', content, modified, hidden: false };
    return old ? entries.map((e) => (e === old ? entry : e)) : [...entries, entry];
  });
  return ok(undefined);
}

/** Makes a directory. */
export function makeDirectory(device: Device, { system, path }: Place): Result<void, FileError> {
  const disk = diskOf(device, system);
  if (!disk.ok) return disk;
  if (linearOf(device, system)) return fail('Function not implemented');
  if (path === '' || entryAt(disk.value, path)) return fail('File exists');
  const refused = refusal(disk.value, path, undefined);
  if (refused) return fail(refused);
  if (diskSpace(device, system).free < CLUSTER) return fail('Not enough space on device');
  const modified = wallClock(device);
  const entry: StoredEntry = { path, kind: 'directory', content: emptyContent, modified, hidden: false };
  changeEntries(device, system, (entries) => [...entries, entry]);
  return ok(undefined);
}

/** Takes a file or an empty directory off a disk; on linear flash it is only marked. Secured files are not there. */
export function removeEntry(device: Device, place: Place): Result<void, FileError> {
  const found = findEntry(device, place);
  if (!found.ok) return found;
  const { path, kind } = found.value;
  const entries = ownValue(device.read(diskState), place.system)?.entries ?? [];
  if (kind === 'directory' && entries.some((other) => isInside(other.path, path))) return fail('Directory not empty');
  const linear = linearOf(device, place.system);
  changeEntries(device, place.system, (all) =>
    linear
      ? all.map((e) => (e === found.value ? { ...e, hidden: true, deleted: true } : e))
      : all.filter((e) => e.path !== path),
  );
  return ok(undefined);
}

/** Gives a file or a directory, with all in it, another path on the same disk. */
export function renameEntry(device: Device, from: Place, to: Place): Result<void, FileError> {
  const found = findEntry(device, from);
  if (!found.ok) return found;
  const disk = diskOf(device, to.system);
  if (!disk.ok) return disk;
  if (linearOf(device, from.system)) return fail('Function not implemented');
  const { path } = found.value;
  if (from.system !== to.system || isInside(to.path, path)) return fail('Invalid argument');
  const taken = entryAt(disk.value, to.path);
  if (taken) return fail(taken.hidden ? 'Permission denied' : 'File exists');
  const refused = refusal(disk.value, to.path, undefined);
  if (refused) return fail(refused);
  if (disk.value.entries.some((e) => e.hidden && isInside(e.path, path))) return fail('Permission denied');
  changeEntries(device, from.system, (entries) =>
    entries.map((e) =>
      e.path === path
        ? { ...e, path: to.path }
        : isInside(e.path, path)
          ? { ...e, path: to.path + e.path.slice(path.length) }
          : e,
    ),
  );
  return ok(undefined);
}

/** Hides a file from IOS or shows it again. */
export function setHidden(device: Device, { system, path }: Place, hidden: boolean): void {
  changeEntries(device, system, (entries) => entries.map((e) => (samePath(e.path, path) ? { ...e, hidden } : e)));
}

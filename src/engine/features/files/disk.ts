import { castDraft } from 'immer';
import type { EpochMillis } from '../../kernel/calendar.ts';
import { fail, ok, type Result } from '../../kernel/result.ts';
import { emptyContent, sizeOf, type Content } from '../../system/content.ts';
import type { Device } from '../../system/device.ts';
import { wallClock } from '../clock/api.ts';
import { diskState, type StoredDisk, type StoredEntry } from './state.ts';
import { parentOf, type FileUrl } from './url.ts';

/** What stands in brackets in `%Error opening flash0:/x (...)`. */
export type FileError =
  | 'No such file or directory'
  | 'No such device'
  | 'No space left on device'
  | 'Is a directory'
  | 'Not a directory'
  | 'Directory not empty'
  | 'File exists'
  | 'Permission denied'
  | 'Invalid argument'
  | 'Invalid DOS media or no media in slot';

/** Bytes of one allocation unit: what a FAT disk of these sizes uses. */
export const CLUSTER = 4096;

const clusters = (bytes: number): number => Math.ceil(bytes / CLUSTER) * CLUSTER;
/** Bytes that an entry takes on its disk. */
const taken = ({ kind, content }: StoredEntry): number => (kind === 'directory' ? CLUSTER : clusters(sizeOf(content)));

export const isDisk = (device: Device, system: string): boolean => device.platform.disks.some(({ name }) => name === system);

/** The disk when it is in its slot. */
export function diskOf(device: Device, system: string): Result<StoredDisk, FileError> {
  const disk = device.read(diskState)[system];
  if (!disk) return fail('No such device');
  return disk.inserted ? ok(disk) : fail('Invalid DOS media or no media in slot');
}

/** Names on these disks keep their case and are found without it. */
export const samePath = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase();

export const entryAt = (disk: StoredDisk, path: string): StoredEntry | undefined =>
  disk.entries.find((entry) => samePath(entry.path, path));

export const isInside = (path: string, directory: string): boolean =>
  directory === '' || path.toLowerCase().startsWith(`${directory.toLowerCase()}/`);

export interface Space {
  readonly total: number;
  readonly free: number;
}

/** Bytes of a disk, and how many of them are free. Hidden files take their space. */
export function diskSpace(device: Device, system: string): Space {
  const total = device.platform.disks.find(({ name }) => name === system)?.size ?? 0;
  const entries = device.read(diskState)[system]?.entries ?? [];
  return { total, free: total - entries.reduce((sum, entry) => sum + taken(entry), 0) };
}

/** Replaces the entries of a disk. */
export function changeEntries(device: Device, system: string, change: (entries: readonly StoredEntry[]) => readonly StoredEntry[]): void {
  device.update(diskState, (draft) => {
    const disk = draft[system];
    if (disk) disk.entries = castDraft(change(device.read(diskState)[system]?.entries ?? [])) as typeof disk.entries;
  });
}

/** Content of a file of a disk. `hidden` also opens secured files, as the ROM monitor does. */
export function readDiskFile(device: Device, { system, path }: FileUrl, hidden: boolean): Result<Content, FileError> {
  const disk = diskOf(device, system);
  if (!disk.ok) return disk;
  const entry = entryAt(disk.value, path);
  if (!entry || (entry.hidden && !hidden)) return fail('No such file or directory');
  return entry.kind === 'directory' ? fail('Is a directory') : ok(entry.content);
}

/** Puts a whole file on a disk, or says why not. Replaces a file of this name; a secured one is out of reach. */
export function writeDiskFile(
  device: Device, { system, path }: FileUrl, content: Content, modified: EpochMillis = wallClock(device),
): Result<void, FileError> {
  const disk = diskOf(device, system);
  if (!disk.ok) return disk;
  const refused = refusal(disk.value, path);
  if (refused) return fail(refused);
  const old = entryAt(disk.value, path);
  const { free } = diskSpace(device, system);
  if (clusters(sizeOf(content)) > free + (old ? taken(old) : 0)) return fail('No space left on device');
  const entry: StoredEntry = { path: old?.path ?? path, kind: 'file', content, modified, hidden: false };
  changeEntries(device, system, (entries) => (old ? entries.map((e) => (e.path === old.path ? entry : e)) : [...entries, entry]));
  return ok(undefined);
}

/** Why nothing may be written under this name. */
function refusal(disk: StoredDisk, path: string): FileError | undefined {
  if (path === '') return 'Is a directory';
  const old = entryAt(disk, path);
  if (old?.hidden) return 'Permission denied';
  if (old?.kind === 'directory') return 'Is a directory';
  const parent = parentOf(path);
  if (parent !== '' && entryAt(disk, parent)?.kind !== 'directory') return 'No such file or directory';
  return undefined;
}

/** Makes a directory. */
export function makeDirectory(device: Device, { system, path }: FileUrl): Result<void, FileError> {
  const disk = diskOf(device, system);
  if (!disk.ok) return disk;
  if (path === '' || entryAt(disk.value, path)) return fail('File exists');
  const refused = refusal(disk.value, path);
  if (refused) return fail(refused);
  if (diskSpace(device, system).free < CLUSTER) return fail('No space left on device');
  const entry: StoredEntry = { path, kind: 'directory', content: emptyContent, modified: wallClock(device), hidden: false };
  changeEntries(device, system, (entries) => [...entries, entry]);
  return ok(undefined);
}

/** Takes a file or an empty directory off a disk. Secured files are not there. */
export function removeEntry(device: Device, { system, path }: FileUrl): Result<void, FileError> {
  const disk = diskOf(device, system);
  if (!disk.ok) return disk;
  const entry = entryAt(disk.value, path);
  if (!entry || entry.hidden) return fail('No such file or directory');
  if (entry.kind === 'directory' && disk.value.entries.some((other) => isInside(other.path, entry.path))) return fail('Directory not empty');
  changeEntries(device, system, (entries) => entries.filter((e) => e !== entry));
  return ok(undefined);
}

/** Hides a file from IOS or shows it again. */
export function setHidden(device: Device, { system, path }: FileUrl, hidden: boolean): void {
  changeEntries(device, system, (entries) => entries.map((e) => (samePath(e.path, path) ? { ...e, hidden } : e)));
}

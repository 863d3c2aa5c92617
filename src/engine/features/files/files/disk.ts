import { ownValue } from '../../../kernel/record.ts';
import { fail, ok, type Result } from '../../../kernel/result.ts';
import { spend } from '../../../kernel/work.ts';
import { sizeOf } from '../../../system/content.ts';
import type { Device } from '../../../system/device.ts';
import type { LinearFlash } from '../../../system/platform.ts';
import { diskState, type StoredDisk, type StoredEntry } from './state.ts';
import { parentOf } from './url.ts';

/** What stands in brackets in `%Error opening flash0:/x (...)`. */
export type FileError =
  | 'No such file or directory'
  | 'No such device'
  | 'Not enough space on device'
  | 'Is a directory'
  | 'Not a directory'
  | 'Directory not empty'
  | 'File exists'
  | 'Permission denied'
  | 'Invalid argument'
  | 'Function not implemented'
  | 'Timed out'
  | 'Undefined error'
  | 'Connection refused'
  | 'Connection refused by remote host'
  | 'I/O error'
  | 'Invalid IP address or hostname'
  | 'Incorrect Login/Password'
  | 'Operation interrupted'
  | 'Unknown error -1'
  | 'Invalid DOS media or no media in slot';

/** A file on a disk, wherever its name came from. */
export interface Place {
  readonly system: string;
  readonly path: string;
}

/** Bytes of one allocation unit: what a FAT disk of these sizes uses. */
export const CLUSTER = 4096;
/** Bytes that a file of so many takes on a disk. */
export const clusters = (bytes: number): number => Math.ceil(bytes / CLUSTER) * CLUSTER;
const dataOf = (device: Device, system: string) => device.platform.disks.find(({ name }) => name === system);
/** How files lie on a disk of linear flash; undefined on others. */
export const linearOf = (device: Device, system: string): LinearFlash | undefined => dataOf(device, system)?.linear;

/** Bytes that a file of so many takes. */
export const takes = (bytes: number, linear: LinearFlash | undefined): number =>
  linear ? linear.header + 4 * Math.ceil(bytes / 4) : clusters(bytes);
/** Bytes that an entry takes on its disk. */
export const taken = ({ kind, content }: StoredEntry, linear: LinearFlash | undefined): number =>
  kind === 'directory' ? CLUSTER : takes(sizeOf(content), linear);

/** The disk when it is in its slot. */
export function diskOf(device: Device, system: string): Result<StoredDisk, FileError> {
  const disk = ownValue(device.read(diskState), system);
  if (disk?.inserted) return ok(disk);
  const slot = device.platform.fileSystems.some(({ name, kind }) => name === system && kind === 'disk');
  return fail(slot ? 'Invalid DOS media or no media in slot' : 'No such device');
}

/** Names on these disks keep their case and are found without it. */
export const samePath = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase();

/** Entries that are compared for a unit of work. */
const ENTRIES = 4;

export function entryAt({ entries }: StoredDisk, path: string): StoredEntry | undefined {
  spend(Math.ceil(entries.length / ENTRIES));
  const wanted = path.toLowerCase();
  return entries.find((entry) => !entry.deleted && entry.path.toLowerCase() === wanted);
}

/** True for everything below a directory, at any depth. */
export const isInside = (path: string, directory: string): boolean =>
  directory === '' || path.toLowerCase().startsWith(`${directory.toLowerCase()}/`);

/** True for what a directory lists itself. */
export const isDirectlyIn = (path: string, directory: string): boolean => samePath(parentOf(path), directory);

export interface Space {
  readonly total: number;
  readonly free: number;
}

const NOTHING: readonly StoredEntry[] = [];
/** Bytes that all entries of a disk take; they are replaced when any of them changes. */
const used = new WeakMap<readonly StoredEntry[], number>();

function takenBy(entries: readonly StoredEntry[], linear: LinearFlash | undefined): number {
  const known = used.get(entries) ?? entries.reduce((sum, entry) => sum + taken(entry, linear), 0);
  used.set(entries, known);
  return known;
}

/** Bytes of a disk, and how many of them are free. Secured files take their space. */
export function diskSpace(device: Device, system: string): Space {
  const { size = 0, linear } = dataOf(device, system) ?? {};
  const total = size - (linear?.reserved ?? 0);
  const entries = ownValue(device.read(diskState), system)?.entries ?? NOTHING;
  return { total, free: total - takenBy(entries, linear) };
}

/** The file or directory that IOS sees there; with `hidden` a secured file too, as the ROM monitor does. */
export function findEntry(device: Device, { system, path }: Place, hidden = false): Result<StoredEntry, FileError> {
  const disk = diskOf(device, system);
  if (!disk.ok) return disk;
  const entry = entryAt(disk.value, path);
  return entry && (hidden || !entry.hidden) ? ok(entry) : fail('No such file or directory');
}

/** True when IOS sees a directory there; the root of a disk is one. */
export const isDirectory = (device: Device, place: Place): boolean => {
  const entry = findEntry(device, place);
  return place.path === '' || (entry.ok && entry.value.kind === 'directory');
};

import type { EpochMillis } from '../kernel/calendar.ts';
import { ownValue } from '../kernel/record.ts';
import { fail, ok, type Result } from '../kernel/result.ts';
import { defineSlice, type Slice } from '../kernel/slice.ts';
import { spend } from '../kernel/work.ts';
import { emptyContent, type Content } from '../system/content.ts';
import type { Machine } from '../system/machine.ts';
import { hostTime } from './clock.ts';
import {
  Disk,
  FOLDER,
  mayRead,
  ROOT,
  type Entry,
  type Files,
  type FileTrouble,
  type HostFile,
  type HostFolder,
} from './disk.ts';
import { canonical, nameOf, parentOf } from './paths.ts';

export { mayRead, MOST_ENTRIES, type Entry, type FileTrouble } from './disk.ts';

export interface FileConfig {
  /** Absolute: `/srv/tftp/branch.cfg`. Folders on the way are made. */
  readonly path: string;
  /** Absent: it is a folder. */
  readonly content?: Content | undefined;
  /** Preset: root. */
  readonly owner?: string | undefined;
  /** Preset: 0o644, and 0o755 for folders. */
  readonly mode?: number | undefined;
  /** Preset: when the lab opened. */
  readonly modified?: EpochMillis | undefined;
}

export interface FilesConfig {
  readonly files: readonly FileConfig[];
  /** Bytes that fit on the disk, what is there included. Preset: 8 GiB. */
  readonly room?: number | undefined;
}

const PRESET = { file: 0o644, room: 8 * 2 ** 30 } as const;

const hostFiles: Slice<Files> = defineSlice({
  id: 'host.files',
  lifetime: 'hardware',
  initial: () => ({ entries: {}, room: PRESET.room }),
});

/** The disk of a host as the lab opens. */
export const filesFrom = (config: FilesConfig, epoch: EpochMillis): Slice<Files> => ({
  ...hostFiles,
  initial: () => ({ entries: entriesOf(config, epoch), room: config.room ?? PRESET.room }),
});

function entriesOf({ files }: FilesConfig, epoch: EpochMillis): Record<string, Entry> {
  const folder: HostFolder = { kind: 'folder', modified: epoch, owner: ROOT, mode: FOLDER };
  const entries: Record<string, Entry> = { '/': folder };
  for (const { path: given, content, owner = ROOT, mode, modified = epoch } of files) {
    const path = canonical(given);
    for (let above = parentOf(path); !Object.hasOwn(entries, above); above = parentOf(above)) entries[above] = folder;
    entries[path] = content
      ? { kind: 'file', content, modified, owner, mode: mode ?? PRESET.file }
      : { kind: 'folder', modified, owner, mode: mode ?? FOLDER };
  }
  return entries;
}

/** Names of a folder that are looked at for a unit of work. */
const LISTED = 20;

/** A host that is looked at. */
export type HostSeen = Pick<Machine, 'read'>;

export const entryAt = (machine: HostSeen, path: string): Entry | undefined =>
  ownValue(machine.read(hostFiles).entries, path);

const folders = new WeakMap<Files['entries'], ReadonlyMap<string, readonly string[]>>();

/** Paths of what is in each folder. */
function foldersOf(entries: Files['entries']): ReadonlyMap<string, readonly string[]> {
  const known = folders.get(entries);
  if (known) return known;
  const found = new Map<string, string[]>();
  for (const path of Object.keys(entries).sort()) {
    if (path === '/') continue;
    const above = parentOf(path);
    const inside = found.get(above);
    if (inside) inside.push(path);
    else found.set(above, [path]);
  }
  folders.set(entries, found);
  return found;
}

/** What is in a folder, by name. */
export function inFolder(machine: HostSeen, folder: string): readonly (readonly [name: string, entry: Entry])[] {
  const { entries } = machine.read(hostFiles);
  const paths = foldersOf(entries).get(folder) ?? [];
  spend(1 + Math.ceil(paths.length / LISTED));
  return paths.flatMap((path) => {
    const entry = entries[path];
    return entry ? [[nameOf(path), entry] as const] : [];
  });
}

/** A file that somebody may read. */
export function readable(machine: HostSeen, path: string, who: string): Result<HostFile, FileTrouble> {
  const entry = entryAt(machine, path);
  if (!entry) return fail('missing');
  if (entry.kind === 'folder') return fail('folder');
  return mayRead(entry, who) ? ok(entry) : fail('denied');
}

/** Does something with a disk, in as many steps as it takes, and keeps what became of it. */
export function edit<T>(machine: Machine, act: (disk: Disk) => T): T {
  const disk = new Disk(machine.read(hostFiles), hostTime(machine));
  const result = act(disk);
  if (disk.changes) machine.replace(hostFiles, disk.changes);
  return result;
}

/** A step of its own. */
const alone =
  <Args extends readonly unknown[], T>(step: (disk: Disk, ...args: Args) => T) =>
  (machine: Machine, ...args: Args): T =>
    edit(machine, (disk) => step(disk, ...args));

export const freeFor = alone((disk, path?: string) => disk.free(path));
export const writable = alone((disk, path: string, who: string) => disk.writable(path, who));
export const write = alone((disk, path: string, content: Content, who: string, mode: number) =>
  disk.write(path, content, who, mode),
);
export const writeWhatFits = alone((disk, path: string, content: Content, who: string, mode: number) =>
  disk.writeWhatFits(path, content, who, mode),
);
export const makeFolder = alone((disk, path: string, who: string) => disk.makeFolder(path, who));
export const remove = alone((disk, path: string, who: string, kind: Entry['kind']) => disk.remove(path, who, kind));
export const rename = alone((disk, from: string, to: string, who: string) => disk.rename(from, to, who));
/** Begins to write a file: it is there and empty. */
export const begin = alone((disk, path: string, who: string, mode: number) =>
  disk.write(path, emptyContent, who, mode),
);

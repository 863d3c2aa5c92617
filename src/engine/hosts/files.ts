import { castDraft } from 'immer';
import type { EpochMillis } from '../kernel/calendar.ts';
import { ownValue } from '../kernel/record.ts';
import { fail, ok, type Result } from '../kernel/result.ts';
import { defineSlice, type Slice } from '../kernel/slice.ts';
import { cut, emptyContent, sizeOf, type Content } from '../system/content.ts';
import type { Machine } from '../system/machine.ts';
import { hostTime } from './clock.ts';
import { canonical, isPath, nameOf, parentOf } from './paths.ts';

interface Kept {
  readonly modified: EpochMillis;
  readonly owner: string;
  /** Rights as `chmod` writes them: 0o644. The group has those of the others. */
  readonly mode: number;
}
export interface HostFile extends Kept {
  readonly kind: 'file';
  readonly content: Content;
}
interface HostFolder extends Kept {
  readonly kind: 'folder';
}
export type Entry = HostFile | HostFolder;

/** What a host holds, by canonical paths: `/srv/tftp/branch.cfg`. */
interface Files {
  readonly entries: Readonly<Record<string, Entry>>;
  /** Bytes that fit. */
  readonly room: number;
}

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

/** Who may do everything. */
const ROOT = 'root';
const PRESET = { file: 0o644, folder: 0o755, room: 8 * 2 ** 30 } as const;
/** Files and folders of a host: what comes beyond finds the disk full. */
export const MOST_ENTRIES = 5000;

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
  const folder: HostFolder = { kind: 'folder', modified: epoch, owner: ROOT, mode: PRESET.folder };
  const entries: Record<string, Entry> = { '/': folder };
  for (const { path: given, content, owner = ROOT, mode, modified = epoch } of files) {
    const path = canonical(given);
    for (let above = parentOf(path); !Object.hasOwn(entries, above); above = parentOf(above)) entries[above] = folder;
    entries[path] = content
      ? { kind: 'file', content, modified, owner, mode: mode ?? PRESET.file }
      : { kind: 'folder', modified, owner, mode: mode ?? PRESET.folder };
  }
  return entries;
}

/** Why something cannot be done with a file. */
export type FileTrouble = 'missing' | 'denied' | 'full' | 'exists' | 'folder' | 'not-empty';

const may = (right: 4 | 2, { owner, mode }: Kept, who: string): boolean =>
  who === ROOT || ((who === owner ? mode >> 6 : mode) & right) !== 0;

export const mayRead = (entry: Entry, who: string): boolean => may(4, entry, who);
const mayWrite = (entry: Entry, who: string): boolean => may(2, entry, who);

/** A host that is looked at. */
export type HostSeen = Pick<Machine, 'read'>;

export const entryAt = (machine: HostSeen, path: string): Entry | undefined =>
  ownValue(machine.read(hostFiles).entries, path);

/** What is in a folder, by name. */
export const inFolder = (machine: Machine, folder: string): readonly (readonly [name: string, entry: Entry])[] =>
  Object.entries(machine.read(hostFiles).entries)
    .filter(([path]) => path !== '/' && parentOf(path) === folder)
    .map(([path, entry]) => [nameOf(path), entry] as const)
    .sort(([a], [b]) => (a < b ? -1 : 1));

const sizeAt = (entry: Entry | undefined): number => (entry?.kind === 'file' ? sizeOf(entry.content) : 0);

/** Bytes that still fit, into this file where it is named. */
export function freeFor(machine: Machine, path?: string): number {
  const { entries, room } = machine.read(hostFiles);
  const used = Object.values(entries).reduce((sum, entry) => sum + sizeAt(entry), 0);
  return Math.max(0, room - used + (path === undefined ? 0 : sizeAt(ownValue(entries, path))));
}

/** A file that somebody may read. */
export function readable(machine: Machine, path: string, who: string): Result<HostFile, FileTrouble> {
  const entry = entryAt(machine, path);
  if (!entry) return fail('missing');
  if (entry.kind === 'folder') return fail('folder');
  return mayRead(entry, who) ? ok(entry) : fail('denied');
}

/** Whether somebody may make something of this path that is not there yet. */
function makeable(machine: Machine, path: string, who: string): FileTrouble | undefined {
  const above = entryAt(machine, parentOf(path));
  if (above?.kind !== 'folder') return 'missing';
  if (!isPath(path) || !mayWrite(above, who)) return 'denied';
  return Object.keys(machine.read(hostFiles).entries).length >= MOST_ENTRIES ? 'full' : undefined;
}

/** Whether somebody may write a file of this path, new or in place of what it holds. */
export function writable(machine: Machine, path: string, who: string): FileTrouble | undefined {
  const entry = entryAt(machine, path);
  if (entry?.kind === 'folder') return 'folder';
  if (entry) return mayWrite(entry, who) ? undefined : 'denied';
  return makeable(machine, path, who);
}

const put = (machine: Machine, path: string, entry: Entry): void =>
  machine.update(hostFiles, (draft) => {
    draft.entries[path] = castDraft(entry);
  });

/** Writes a whole file; one that is there keeps owner and rights. */
export function write(
  machine: Machine,
  path: string,
  content: Content,
  who: string,
  mode: number,
): FileTrouble | undefined {
  const trouble = writable(machine, path, who);
  if (trouble) return trouble;
  if (sizeOf(content) > freeFor(machine, path)) return 'full';
  const { owner, mode: rights } = entryAt(machine, path) ?? { owner: who, mode };
  put(machine, path, { kind: 'file', content, modified: hostTime(machine), owner, mode: rights });
  return undefined;
}

/** What came of a file that was written while others wrote, too: as much of it as fits now, and why not all. */
export function writeWhatFits(
  machine: Machine,
  path: string,
  content: Content,
  who: string,
  mode: number,
): { readonly kept: Content; readonly trouble: FileTrouble | undefined } {
  const fitting = cut(content, freeFor(machine, path));
  const trouble = write(machine, path, fitting, who, mode);
  return {
    kept: trouble ? emptyContent : fitting,
    trouble: trouble ?? (sizeOf(fitting) < sizeOf(content) ? 'full' : undefined),
  };
}

export function makeFolder(machine: Machine, path: string, who: string): FileTrouble | undefined {
  if (entryAt(machine, path)) return 'exists';
  const trouble = makeable(machine, path, who);
  if (trouble) return trouble;
  put(machine, path, { kind: 'folder', modified: hostTime(machine), owner: who, mode: PRESET.folder });
  return undefined;
}

/** Whether somebody may take a thing out of its folder. */
function takeable(machine: Machine, path: string, who: string): FileTrouble | undefined {
  const above = entryAt(machine, parentOf(path));
  if (!entryAt(machine, path) || !above) return 'missing';
  return path !== '/' && mayWrite(above, who) ? undefined : 'denied';
}

/** Removes a file, or a folder that is empty. */
export function remove(machine: Machine, path: string, who: string, kind: Entry['kind']): FileTrouble | undefined {
  const trouble = takeable(machine, path, who);
  if (trouble) return trouble;
  if (entryAt(machine, path)?.kind !== kind) return kind === 'file' ? 'folder' : 'missing';
  if (kind === 'folder' && inFolder(machine, path).length > 0) return 'not-empty';
  machine.update(hostFiles, ({ entries }) => {
    delete entries[path];
  });
  return undefined;
}

/** Gives a file or a folder, with all that is in it, another path. A file that is there gives way. */
export function rename(machine: Machine, from: string, to: string, who: string): FileTrouble | undefined {
  const [moved, there] = [entryAt(machine, from), entryAt(machine, to)];
  const trouble = takeable(machine, from, who) ?? (there ? takeable(machine, to, who) : makeable(machine, to, who));
  if (trouble && trouble !== 'full') return trouble;
  if (from === to) return undefined;
  if (to.startsWith(`${from}/`)) return 'denied';
  if (there && (there.kind === 'folder' || moved?.kind === 'folder')) return 'exists';
  machine.update(hostFiles, ({ entries }) => {
    for (const [path, entry] of Object.entries(entries)) {
      if (path !== from && !path.startsWith(`${from}/`)) continue;
      delete entries[path];
      entries[`${to}${path.slice(from.length)}`] = entry;
    }
  });
  return undefined;
}

/** Begins to write a file: it is there and empty. */
export const begin = (machine: Machine, path: string, who: string, mode: number): FileTrouble | undefined =>
  write(machine, path, emptyContent, who, mode);

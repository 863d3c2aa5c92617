import type { EpochMillis } from '../kernel/calendar.ts';
import { ownValue } from '../kernel/record.ts';
import { cut, emptyContent, sizeOf, type Content } from '../system/content.ts';
import { isPath, nameOf, parentOf } from './paths.ts';

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
export interface HostFolder extends Kept {
  readonly kind: 'folder';
}
export type Entry = HostFile | HostFolder;

/** What a host holds, by canonical paths: `/srv/tftp/branch.cfg`. */
export interface Files {
  readonly entries: Readonly<Record<string, Entry>>;
  /** Bytes that fit. */
  readonly room: number;
}

/** Who may do everything. */
export const ROOT = 'root';
/** Files and folders of a host: what comes beyond finds the disk full. */
export const MOST_ENTRIES = 5000;

/** Rights of folders that are made. */
export const FOLDER = 0o755;

/** Why something cannot be done with a file. */
export type FileTrouble = 'missing' | 'denied' | 'full' | 'exists' | 'folder' | 'not-empty';

const may = (right: 4 | 2, { owner, mode }: Kept, who: string): boolean =>
  who === ROOT || ((who === owner ? mode >> 6 : mode) & right) !== 0;

export const mayRead = (entry: Entry, who: string): boolean => may(4, entry, who);
const mayWrite = (entry: Entry, who: string): boolean => may(2, entry, who);

const sizeAt = (entry: Entry | undefined): number => (entry?.kind === 'file' ? sizeOf(entry.content) : 0);

const newFolders = (entries: Files['entries']): Map<string, Set<string>> => {
  const folders = new Map<string, Set<string>>();
  for (const path of Object.keys(entries)) if (path !== '/') join(folders, path);
  return folders;
};

function join(folders: Map<string, Set<string>>, path: string): void {
  const above = parentOf(path);
  const names = folders.get(above) ?? new Set();
  folders.set(above, names.add(nameOf(path)));
}

/** A disk while something is done with it, in as many steps as it takes. */
export class Disk {
  readonly #entries: Record<string, Entry>;
  readonly #room: number;
  readonly #now: EpochMillis;
  #used: number;
  #count: number;
  /** Names in each folder; looked up when somebody asks. */
  #folders: Map<string, Set<string>> | undefined;
  #changed = false;

  constructor({ entries, room }: Files, now: EpochMillis) {
    this.#entries = { ...entries };
    this.#room = room;
    this.#now = now;
    const all = Object.values(entries);
    this.#used = all.reduce((sum, entry) => sum + sizeAt(entry), 0);
    this.#count = all.length;
  }

  /** What it holds now; undefined: nothing was changed. */
  get changes(): Files | undefined {
    return this.#changed ? { entries: this.#entries, room: this.#room } : undefined;
  }

  at(path: string): Entry | undefined {
    return ownValue(this.#entries, path);
  }

  /** Names in a folder, in their order. */
  names(folder: string): readonly string[] {
    this.#folders ??= newFolders(this.#entries);
    return [...(this.#folders.get(folder) ?? [])].sort();
  }

  /** Bytes that still fit, into this file where it is named. */
  free(path?: string): number {
    return Math.max(0, this.#room - this.#used + (path === undefined ? 0 : sizeAt(this.at(path))));
  }

  /** Whether somebody may write a file of this path, new or in place of what it holds. */
  writable(path: string, who: string): FileTrouble | undefined {
    const entry = this.at(path);
    if (entry?.kind === 'folder') return 'folder';
    if (entry) return mayWrite(entry, who) ? undefined : 'denied';
    return this.#makeable(path, who);
  }

  /** Writes a whole file; one that is there keeps owner and rights. */
  write(path: string, content: Content, who: string, mode: number): FileTrouble | undefined {
    const trouble = this.writable(path, who);
    if (trouble) return trouble;
    if (sizeOf(content) > this.free(path)) return 'full';
    const { owner, mode: rights } = this.at(path) ?? { owner: who, mode };
    this.#put(path, { kind: 'file', content, modified: this.#now, owner, mode: rights });
    return undefined;
  }

  /** What came of a file that was written while others wrote, too: as much of it as fits now, and why not all. */
  writeWhatFits(
    path: string,
    content: Content,
    who: string,
    mode: number,
  ): { readonly kept: Content; readonly trouble: FileTrouble | undefined } {
    const fitting = cut(content, this.free(path));
    const trouble = this.write(path, fitting, who, mode);
    return {
      kept: trouble ? emptyContent : fitting,
      trouble: trouble ?? (sizeOf(fitting) < sizeOf(content) ? 'full' : undefined),
    };
  }

  /** Gives what is there other rights, and the time at which it was changed. */
  stamp(path: string, mode: number, modified: EpochMillis = this.#now): void {
    const entry = this.at(path);
    if (entry) this.#put(path, { ...entry, mode, modified });
  }

  makeFolder(path: string, who: string): FileTrouble | undefined {
    if (this.at(path)) return 'exists';
    const trouble = this.#makeable(path, who);
    if (trouble) return trouble;
    this.#put(path, { kind: 'folder', modified: this.#now, owner: who, mode: FOLDER });
    return undefined;
  }

  /** Removes a file, or a folder that is empty. */
  remove(path: string, who: string, kind: Entry['kind']): FileTrouble | undefined {
    const trouble = this.#takeable(path, who);
    if (trouble) return trouble;
    if (this.at(path)?.kind !== kind) return kind === 'file' ? 'folder' : 'missing';
    if (kind === 'folder' && this.names(path).length > 0) return 'not-empty';
    this.#drop(path);
    return undefined;
  }

  /** Removes a file, or a folder with all that is in it. */
  removeAll(path: string, who: string): FileTrouble | undefined {
    const entry = this.at(path);
    if (!entry) return 'missing';
    if (entry.kind === 'folder')
      for (const name of this.names(path)) {
        const trouble = this.removeAll(path === '/' ? `/${name}` : `${path}/${name}`, who);
        if (trouble) return trouble;
      }
    return this.remove(path, who, entry.kind);
  }

  /** Gives a file or a folder, with all that is in it, another path. A file that is there gives way. */
  rename(from: string, to: string, who: string): FileTrouble | undefined {
    const [moved, there] = [this.at(from), this.at(to)];
    const trouble = this.#takeable(from, who) ?? (there ? this.#takeable(to, who) : this.#makeable(to, who));
    if (trouble && trouble !== 'full') return trouble;
    if (from === to) return undefined;
    if (to.startsWith(`${from}/`)) return 'denied';
    if (there && (there.kind === 'folder' || moved?.kind === 'folder')) return 'exists';
    for (const path of this.#below(from)) {
      const entry = this.at(path);
      this.#drop(path);
      if (entry) this.#put(`${to}${path.slice(from.length)}`, entry);
    }
    return undefined;
  }

  /** A path and all that are below it. */
  #below(path: string): readonly string[] {
    if (this.at(path)?.kind !== 'folder') return [path];
    return [path, ...this.names(path).flatMap((name) => this.#below(`${path}/${name}`))];
  }

  /** Whether somebody may make something of this path that is not there yet. */
  #makeable(path: string, who: string): FileTrouble | undefined {
    const above = this.at(parentOf(path));
    if (above?.kind !== 'folder') return 'missing';
    if (!isPath(path) || !mayWrite(above, who)) return 'denied';
    return this.#count >= MOST_ENTRIES ? 'full' : undefined;
  }

  /** Whether somebody may take a thing out of its folder. */
  #takeable(path: string, who: string): FileTrouble | undefined {
    const above = this.at(parentOf(path));
    if (!this.at(path) || !above) return 'missing';
    return path !== '/' && mayWrite(above, who) ? undefined : 'denied';
  }

  #put(path: string, entry: Entry): void {
    const before = this.at(path);
    if (!before) this.#count++;
    this.#used += sizeAt(entry) - sizeAt(before);
    this.#entries[path] = entry;
    if (this.#folders && !before) join(this.#folders, path);
    this.#changed = true;
  }

  #drop(path: string): void {
    this.#count--;
    this.#used -= sizeAt(this.at(path));
    delete this.#entries[path];
    this.#folders?.get(parentOf(path))?.delete(nameOf(path));
    this.#changed = true;
  }
}

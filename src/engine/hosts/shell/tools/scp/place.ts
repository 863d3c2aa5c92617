import type { Machine } from '../../../../system/machine.ts';
import { ok, fail, type Result } from '../../../../kernel/result.ts';
import { on, never, type Io } from '../../../../kernel/io.ts';
import { sizeOf, type Content } from '../../../../system/content.ts';
import type { Received } from '../../../../system/network/received.ts';
import { memoryTaker } from '../../../../system/network/taker.ts';
import type { ScpTimes } from '../../../../system/network/scp/lines.ts';
import type { ScpComing, ScpTaker, ScpTaking } from '../../../../system/network/scp/sink.ts';
import type { ScpEntry } from '../../../../system/network/scp/source.ts';
import { altered, faultAt, stopsAfter, type Fault, type Faulty } from '../../../faults.ts';
import {
  begin,
  edit,
  entryAt,
  freeFor,
  inFolder,
  makeFolder,
  mayRead,
  writable,
  writeWhatFits,
  type Entry,
} from '../../../files.ts';
import { canonical, nameOf } from '../../../paths.ts';
import { asksForFolder, troubleText } from '../../tool.ts';

/** Where files lie that are copied, and for whom. */
export interface Place {
  readonly machine: Machine;
  readonly user: string;
  readonly folder: string;
  /** What is wrong with whoever copies. */
  readonly faulty: Faulty;
}

/** What somebody wants of a copy. */
export interface Manner {
  readonly recursive: boolean;
  readonly times: boolean;
}

/** Rights that a new file does not get by itself. */
const MASK = 0o022;
const READ_ONLY = 'Read-only file system';

/** What goes wrong with a path, in the words of the system. */
export type Complaint = (word: string, why: string) => string;

const timesOf = ({ modified }: Entry): ScpTimes => {
  const seconds = Math.floor(modified / 1000);
  return { modified: seconds, read: seconds };
};

/** A file or folder as somebody sends it; `complain` gives the text of what is not sent. */
export function entryOf(place: Place, word: string, manner: Manner, complain: Complaint): ScpEntry {
  const { machine, user, folder, faulty } = place;
  const path = canonical(word, folder);
  const entry = entryAt(machine, path);
  const wrong = (why: string): ScpEntry => ({ kind: 'error', text: complain(word, why) });
  if (!entry) return wrong(troubleText.missing);
  if (asksForFolder(word, entry)) return wrong(troubleText['not-folder']);
  const fault = faultAt(faulty, path);
  if (!mayRead(entry, user) || fault?.kind === 'refuses') return wrong(troubleText.denied);
  if (entry.kind === 'folder' && !manner.recursive) return wrong('not a regular file');
  const about = { name: nameOf(path) || '/', mode: entry.mode, ...(manner.times && { times: timesOf(entry) }) };
  if (entry.kind === 'file') return { kind: 'file', ...about, content: altered(entry.content, fault) };
  return { kind: 'directory', ...about, entries: insideOf(place, word, path, manner, complain) };
}

function* insideOf(place: Place, word: string, path: string, manner: Manner, complain: Complaint): Generator<ScpEntry> {
  for (const [name] of inFolder(place.machine, path))
    yield entryOf(place, `${word.replace(/\/+$/, '')}/${name}`, manner, complain);
}

/** Told how it goes with files that come. */
export interface Watching {
  /** A fault of the place says nothing: waits until nobody listens any more. */
  mute?(): Io<Result<never, string>>;
  began?(path: string, coming: ScpComing): void;
  moved?(path: string, bytes: number, size: number): void;
  kept?(path: string, bytes: number): void;
  /** `word`: what the path is called by whoever named it. */
  lost?(path: string, bytes: number, why: string, word: string): void;
}

/** Takes files at a place, under the name that a word is, or into the folder that it is. */
export class Taking implements ScpTaker {
  readonly recursive: boolean;
  readonly #place: Place;
  readonly #word: string;
  readonly #manner: Manner;
  readonly #complain: Complaint;
  readonly #watching: Watching;
  /** The folder that the outermost one that comes is here. */
  #top = '';
  /** A fault of the place has ended it. */
  stopped: 'silent' | 'closes' | undefined;

  constructor(place: Place, word: string, manner: Manner, complain: Complaint, watching: Watching) {
    this.recursive = manner.recursive;
    this.#place = place;
    this.#word = word;
    this.#manner = manner;
    this.#complain = complain;
    this.#watching = watching;
  }

  get #isFolder(): boolean {
    return entryAt(this.#place.machine, canonical(this.#word, this.#place.folder))?.kind === 'folder';
  }

  /** The word for what comes. */
  #wordFor(folders: readonly string[], name: string): string {
    if (folders.length > 0) return [this.#top, ...folders.slice(1), name].join('/');
    return this.#isFolder ? `${this.#word.replace(/\/+$/, '')}/${name}` : this.#word;
  }

  *directory({ folders, name, mode, times }: Omit<ScpComing, 'size'>): Io<Result<void, string>> {
    const { machine, user, folder } = this.#place;
    const word = this.#wordFor(folders, name);
    if (folders.length === 0) this.#top = word;
    const path = canonical(word, folder);
    const there = entryAt(machine, path);
    if (there?.kind === 'file') return fail(this.#complain(word, troubleText['not-folder']));
    const trouble = there ? undefined : makeFolder(machine, path, user);
    if (trouble) return fail(this.#complain(word, troubleText[trouble]));
    if (this.#manner.times) this.#stamp(path, mode, times);
    return ok(undefined);
  }

  #stamp(path: string, mode: number, times: ScpTimes | undefined): void {
    edit(this.#place.machine, (disk) => disk.stamp(path, mode & 0o777, times && times.modified * 1000));
  }

  *file(coming: ScpComing): Io<Result<ScpTaking, string>> {
    const { machine, user, folder, faulty } = this.#place;
    const word = this.#wordFor(coming.folders, coming.name);
    const path = canonical(word, folder);
    const fault = faultAt(faulty, path);
    if (fault?.kind === 'silent') {
      this.stopped = 'silent';
      return yield* this.#watching.mute?.() ?? on(never);
    }
    const why = this.#refusal(word, path, fault);
    const mode = coming.mode & (this.#manner.times ? 0o777 : 0o777 & ~MASK);
    const trouble = why ?? begunAt(machine, path, user, mode);
    if (trouble !== undefined) {
      this.#watching.lost?.(path, 0, trouble, word);
      return fail(this.#complain(word, trouble));
    }
    this.#watching.began?.(path, coming);
    return ok(this.#taking({ word, path, mode, coming, fault }));
  }

  #refusal(word: string, path: string, fault: Fault | undefined): string | undefined {
    if (fault?.kind === 'refuses') return troubleText.denied;
    if (fault?.kind === 'read-only') return READ_ONLY;
    if (word.endsWith('/') && entryAt(this.#place.machine, path)?.kind !== 'folder') return troubleText.folder;
    const trouble = writable(this.#place.machine, path, this.#place.user);
    return trouble && troubleText[trouble];
  }

  #taking({ word, path, mode, coming, fault }: Coming): ScpTaking {
    const { machine, user } = this.#place;
    const room = fault?.kind === 'full' ? 0 : freeFor(machine, path);
    const end = stopsAfter(fault);
    const full = this.#complain(word, troubleText.full);
    return {
      taker: {
        ...memoryTaker,
        grow: ({ size }: Received) => {
          if (size >= end && fault?.kind === 'stops') this.stopped = fault.how;
          return size <= room && size < end;
        },
      },
      moved: (bytes) => this.#watching.moved?.(path, bytes, coming.size),
      refusal: () => (this.stopped ? undefined : full),
      finish: (content) => this.#finish({ word, path, mode, coming, fault }, content, full),
      broken: (content) => {
        const kept = writeWhatFits(machine, path, content, user, mode);
        const why = this.stopped ? 'stopped' : sizeOf(content) > room || kept.trouble ? troubleText.full : 'aborted';
        this.#watching.lost?.(path, sizeOf(kept.kept), why, word);
      },
    };
  }

  *#finish({ word, path, mode, coming }: Coming, content: Content, full: string): Io<string | undefined> {
    const { machine, user } = this.#place;
    const { kept, trouble } = writeWhatFits(machine, path, content, user, mode);
    if (this.#manner.times) this.#stamp(path, coming.mode, coming.times);
    if (trouble) this.#watching.lost?.(path, sizeOf(kept), troubleText.full, word);
    else this.#watching.kept?.(path, coming.size);
    return trouble && full;
  }
}

interface Coming {
  readonly word: string;
  readonly path: string;
  readonly mode: number;
  readonly coming: ScpComing;
  readonly fault: Fault | undefined;
}

function begunAt(machine: Machine, path: string, user: string, mode: number): string | undefined {
  const trouble = begin(machine, path, user, mode);
  return trouble && troubleText[trouble];
}

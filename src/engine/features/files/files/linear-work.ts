import type { Session } from '../../../cli/session.ts';
import type { Io } from '../../../kernel/io.ts';
import type { Content } from '../../../system/content.ts';
import { defineHook, type Device } from '../../../system/device.ts';
import { linearOf } from './disk.ts';
import type { StoredDisk } from './state.ts';
import type { FileUrl } from './url.ts';

/** What is done differently where files lie one behind the other. */
export interface LinearWork {
  /** What `show slot1:` prints. */
  listing(device: Device, system: string, disk: StoredDisk): string;
  squeeze(session: Session, url: FileUrl, log: boolean): Io<void>;
  undelete(session: Session, system: string, index: number): Io<void>;
  erase(session: Session, url: FileUrl): Io<void>;
  /** Before a file of another machine is written. */
  receiving(session: Session, url: FileUrl): Io<void>;
  /** After that: the line that tells of its checksum, if there is one. */
  received(session: Session, url: FileUrl, content: Content): Io<string | undefined>;
}

/** Whoever has linear flash answers. */
export const linearWork = defineHook<LinearWork | null>('files.linear-work');

/** What is to be done on this disk; undefined where it is no linear flash. */
export const workOn = (device: Device, system: string): LinearWork | undefined =>
  (linearOf(device, system) && device.hook(linearWork, null)) ?? undefined;

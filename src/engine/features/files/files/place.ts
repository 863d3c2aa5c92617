import type { Session } from '../../../cli/session.ts';
import type { Io } from '../../../kernel/io.ts';
import type { Result } from '../../../kernel/result.ts';
import type { Content } from '../../../system/content.ts';
import { defineHook, type Device } from '../../../system/device.ts';
import type { TerminalLine } from '../../../system/terminal/line.ts';
import type { FileError } from './disk.ts';
import type { FileUrl } from './url.ts';

/** What storing a file did: whether the byte count is still to be printed. */
export interface Stored {
  readonly report: boolean;
}

/** A file that no disk holds: the configurations and the small files of NVRAM. */
export interface VirtualFile {
  readonly system: 'nvram' | 'system';
  readonly name: string;
  /** Its number in `dir`. */
  readonly index: number;
  /** `-rw-`; `----` cannot be read. */
  readonly permissions: '-rw-' | '----';
  /** What it holds; undefined: there is no such file now. */
  read(device: Device): Content | undefined;
  /** Size in bytes when it cannot be read. */
  size?(device: Device): number;
  /** Takes what was copied here; may ask and print. `aborted`: it has said why. Absent: read-only. */
  store?(session: Session, content: Content, from: FileUrl): Io<Result<Stored, FileError | 'aborted'>>;
  /** Takes its content away at once, for somebody at this line. Absent: cannot be deleted. */
  remove?(device: Device, line: TerminalLine): void;
}

/** Files of nvram: and system:, from whoever owns their content. */
export const virtualFiles = defineHook<readonly VirtualFile[]>('files.virtual');

/** A file on another machine. */
export interface Remote {
  /** `tftp`, `ftp`, `scp`, ... */
  readonly system: string;
  readonly host: string;
  /** Without leading slash. */
  readonly path: string;
  readonly user: string | undefined;
  readonly password: string | undefined;
  /** It is shown without a sign of user and password. */
  readonly plain?: true;
}

/** One end of a copy, named completely. */
export interface End {
  readonly url: FileUrl;
  /** On another machine. */
  readonly remote?: Remote;
}

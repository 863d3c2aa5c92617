import type { Session } from '../../../cli/session.ts';
import { on, type Io } from '../../../kernel/io.ts';
import type { Result } from '../../../kernel/result.ts';
import { emptyContent, type Content } from '../../../system/content.ts';
import type { FileError } from './disk.ts';
import { mayWrite, removeEntry, writeDiskFile } from './disk-changes.ts';
import type { FileUrl } from './url.ts';

/** Bytes that are written to a disk at once. */
export const PIECE = 524_288;
/** What opening and closing a file takes, in milliseconds (ours). */
const OVERHEAD = 240;

/** A file of a disk that is being written. */
export interface GrowingFile {
  /** Begins it, where so many bytes have room. What had this name before is gone from now on. */
  open(size: number, beginning?: Content): Io<Result<void, FileError>>;
  /** This is in it now. */
  put(content: Content): Result<void, FileError>;
}

/** A file of a disk that is being written, to its end. */
interface OpenFile extends GrowingFile {
  /** Nothing more comes. What is not whole is taken away again, but by a power cut. */
  end(whole: boolean): void;
}

/** Begins to write a file of a disk. Pulling the plug leaves what was written so far, visibly shorter. */
export function openFile(session: Session, to: FileUrl): OpenFile {
  const { device } = session;
  let begun = false;
  const put = (content: Content, grows = true): Result<void, FileError> =>
    writeDiskFile(device, to, content, undefined, grows);
  return {
    *open(size, beginning = emptyContent) {
      const allowed = mayWrite(device, to, size);
      if (!allowed.ok) return allowed;
      begun = true;
      yield* on(device.clock.after(OVERHEAD));
      return put(beginning, false);
    },
    put: (content) => put(content),
    end(whole) {
      if (!begun || whole || device.phase === 'off') return;
      removeEntry(device, to);
      if (session.line.column > 0) session.print();
    },
  };
}

/** Lets a file grow on a disk. What ends it before it is whole, Ctrl-Shift-6 for one, takes it away again. */
export function* growFile<T, E>(
  session: Session,
  to: FileUrl,
  write: (file: GrowingFile) => Io<Result<T, E>>,
): Io<Result<T, E>> {
  const file = openFile(session, to);
  let whole = false;
  try {
    const written = yield* write(file);
    whole = written.ok;
    return written;
  } finally {
    file.end(whole);
  }
}

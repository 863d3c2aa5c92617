import type { Session } from '../../../cli/session.ts';
import type { Io } from '../../../kernel/io.ts';
import { fail, ok, type Result } from '../../../kernel/result.ts';
import { LARGEST_TEXT, sizeOf, type Content } from '../../../system/content.ts';
import { memoryTaker, type Taker } from '../../../system/network/taker.ts';
import type { FileError } from './disk.ts';
import { removeEntry } from './disk-changes.ts';
import { fileCopied } from './events.ts';
import { openFile } from './grow-file.ts';
import { virtualAt } from './local.ts';
import { errorText } from './report.ts';
import { diskTaker } from './taker.ts';
import { isDiskSlot, parseUrl, realUrl, urlText, type FileUrl } from './url.ts';
import { isVerifiedByItself, verifySignature } from './verification.ts';

/** A file that another machine sends here. */
export interface Upload {
  readonly taker: Taker;
  /** Why no more of it is wanted, in the words of the device; undefined: nobody said. */
  readonly refusal: string | undefined;
  /** All of it has come. Why it is not kept, else. */
  finish(content: Content): Io<Result<void, string>>;
  /** No more of it comes. */
  broken(): void;
}

const FOREIGN = '%Warning: File not a valid executable for this system';

/** Takes a file for a place of this device, as a copy does where nobody is there to be asked. `from`: how events call it. */
export function uploadTo(session: Session, to: FileUrl, size: number, from: string): Result<Upload, string> {
  const refused = (error: FileError): Result<never, string> => fail(errorText('opening', realUrl(to), error));
  const done = (content: Content): void =>
    session.device.emit(fileCopied, { from, to: urlText(to), bytes: sizeOf(content) });
  if (to.remote) return refused('Invalid argument');
  if (isDiskSlot(session.device, to.system)) return toDisk(session, to, size, done);
  const file = virtualAt(session.device, to);
  if (!file?.store) return refused(file ? 'Permission denied' : 'Invalid argument');
  if (size >= LARGEST_TEXT) return refused('Not enough space on device');
  const { store } = file;
  return ok({
    taker: memoryTaker,
    refusal: undefined,
    *finish(content) {
      const stored = yield* store(session, content, parseUrl(session.device, from) ?? to);
      if (!stored.ok) return refused(stored.error === 'aborted' ? 'Permission denied' : stored.error);
      done(content);
      return ok(undefined);
    },
    broken: () => {},
  });
}

function toDisk(session: Session, to: FileUrl, size: number, done: (content: Content) => void): Result<Upload, string> {
  const { device } = session;
  const file = openFile(session, to);
  const taker = diskTaker(session, to, file);
  const why = (error: FileError | 'aborted' | undefined): string =>
    error === 'aborted' ? FOREIGN : errorText('writing', realUrl(to), error ?? 'I/O error');
  if (!taker.fits(size)) return fail(why(taker.refusal));
  return ok({
    taker,
    get refusal() {
      return why(taker.refusal);
    },
    *finish(content) {
      const put = taker.finish(content);
      file.end(put.ok);
      if (!put.ok) return fail(why(put.error));
      if (isVerifiedByItself(device, content) && !(yield* verifySignature(session, to, content))) {
        removeEntry(device, to);
        return fail('%ERROR: Aborting copy.');
      }
      done(content);
      return ok(undefined);
    },
    broken: () => file.end(false),
  });
}

import type { Session } from '../../../cli/session.ts';
import type { Io } from '../../../kernel/io.ts';
import { fail, type Result } from '../../../kernel/result.ts';
import { read, sizeOf, type Content } from '../../../system/content.ts';
import { readElf } from '../../../system/image/image-elf.ts';
import type { Taker } from '../../../system/network/taker.ts';
import { acceptsForeign } from './foreign.ts';
import { diskSpace, type FileError } from './disk.ts';
import { mayWrite } from './disk-changes.ts';
import { workOn } from './linear-work.ts';
import { PIECE, type GrowingFile } from './grow-file.ts';
import { writeRate } from './write-slowly.ts';
import type { FileUrl } from './url.ts';

/** Bytes that tell for which machine an image is. */
const BEGINNING = 512;

/** Puts what arrives on a disk, and knows why it does not want any more. */
export interface DiskTaker extends Taker {
  readonly refusal: FileError | 'aborted' | undefined;
  /** Everything has come. */
  finish(content: Content): Result<void, FileError>;
}

function* nothing(): Io<void> {}

/** Writes a file to a disk while it arrives. */
export function diskTaker(session: Session, to: FileUrl, file: GrowingFile): DiskTaker {
  const { device } = session;
  let refusal: FileError | 'aborted' | undefined;
  let written = 0;
  const accepted = (result: Result<void, FileError>): boolean => {
    if (!result.ok) refusal = result.error;
    return result.ok;
  };
  return {
    rate: writeRate(device, to.system),
    get refusal() {
      return refusal;
    },
    fits: (size) => accepted(mayWrite(device, to, size)),
    *open(beginning) {
      if (yield* acceptsForeign(session, readElf(read(beginning, 0, BEGINNING))?.machine, to)) {
        yield* workOn(device, to.system)?.receiving(session, to) ?? nothing();
        return accepted(yield* file.open(0));
      }
      refusal = 'aborted';
      return false;
    },
    grow(received) {
      const { size } = received;
      if (size - written > diskSpace(device, to.system).free) return accepted(fail('Not enough space on device'));
      if (size - written < PIECE) return true;
      written = size;
      return accepted(file.put(received.content));
    },
    finish: (content) => {
      written = sizeOf(content);
      return file.put(content);
    },
  };
}

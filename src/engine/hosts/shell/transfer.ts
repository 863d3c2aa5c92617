import { read, sizeOf, type Content } from '../../system/content.ts';
import type { Received } from '../../system/network/received.ts';
import type { Taker } from '../../system/network/taker.ts';
import { entryAt, freeFor, writeWhatFits, type FileTrouble } from '../files.ts';
import { NEW, pathOf, type Run } from './tool.ts';

/** A file that grows while it arrives; what came of it stays, whoever ends it. */
export interface Growing extends Taker {
  /** Bytes that came so far. */
  readonly size: number;
  /** Puts what came so far into the file, as far as it fits. */
  keep(): FileTrouble | undefined;
}

const asItIs = (content: Content): Content => content;

/** Takes what arrives for a local file, which is made of it by `turned`; undefined: into memory only. */
export function growing({ machine, session }: Run, word: string | undefined, turned = asItIs): Growing {
  const path = word === undefined ? undefined : pathOf(session, word);
  const room = path === undefined ? Infinity : freeFor(machine, path);
  let last: Received | undefined;
  return {
    rate: Infinity,
    fits: () => true,
    *open() {
      return true;
    },
    grow(received) {
      last = received;
      return received.size <= room;
    },
    get size() {
      return last?.size ?? 0;
    },
    keep() {
      if (path === undefined || !last) return undefined;
      return writeWhatFits(machine, path, turned(last.content), session.user, NEW.file).trouble;
    },
  };
}

/** A local file that is to be sent; undefined: there is none. */
export function localFile({ machine, session }: Run, word: string): Content | undefined {
  const entry = entryAt(machine, pathOf(session, word));
  return entry?.kind === 'file' ? entry.content : undefined;
}

/** All bytes of a small content. */
export const bytesOf = (content: Content): Uint8Array => read(content, 0, sizeOf(content));

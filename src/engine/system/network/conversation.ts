import { on, race, type Io, type Wait } from '../../kernel/io.ts';
import { concat, latin1Decode, utf8Decode } from '../bytes.ts';
import type { Flow, Heard, Stream } from './network.ts';

/** Bytes that are kept until somebody reads them. */
const MOST_KEPT = 0x10000;

/** How a conversation ended: the other end left, said nothing for too long, or said too much at once. */
export type Ended = 'closed' | 'reset' | 'idle' | 'too-long';

export const isFlow = (heard: unknown): heard is Flow =>
  typeof heard === 'object' && heard !== null && 'arrived' in heard;

/** What comes over a stream, by lines or as it comes. A reader that is cancelled loses nothing. */
export class Incoming {
  readonly #stream: Stream;
  #kept = new Uint8Array();

  constructor(stream: Stream) {
    this.#stream = stream;
  }

  /** What comes next: bytes that no line has used first. */
  *next(idle: Wait<void>): Io<Heard | 'idle'> {
    if (this.#kept.length > 0) {
      const kept = this.#kept;
      this.#kept = new Uint8Array();
      return kept;
    }
    const [which, heard] = yield* on(race(this.#stream.receive, idle));
    return which === 0 ? heard : 'idle';
  }

  /** The next line without its end. Bulk data is no line: it is stopped. */
  *line(longest: number, idle: Wait<void>): Io<{ readonly text: string } | { readonly ended: Ended }> {
    for (;;) {
      const end = this.#kept.indexOf(10);
      if (end > longest || (end < 0 && this.#kept.length > longest)) return { ended: 'too-long' };
      if (end >= 0) {
        const line = this.#kept.subarray(0, this.#kept[end - 1] === 13 ? end - 1 : end);
        this.#kept = this.#kept.slice(end + 1);
        return { text: utf8Decode(line) ?? latin1Decode(line) };
      }
      const [which, heard] = yield* on(race(this.#stream.receive, idle));
      if (which === 1) return { ended: 'idle' };
      if (heard === 'closed' || heard === 'reset') return { ended: heard };
      if (isFlow(heard)) {
        heard.stop();
        return { ended: 'too-long' };
      }
      this.keep(heard);
    }
  }

  /** Puts bytes back that are of what comes next. */
  keep(bytes: Uint8Array): void {
    this.#kept = concat(this.#kept, bytes) as Uint8Array<ArrayBuffer>;
  }

  /** Ends when the other end is gone; what it says until then is kept, as far as that is little. */
  *gone(): Io<'aborted'> {
    for (;;) {
      const heard = yield* on(this.#stream.receive);
      if (heard === 'closed' || heard === 'reset') return 'aborted';
      if (isFlow(heard)) heard.stop();
      else if (this.#kept.length + heard.length <= MOST_KEPT) this.keep(heard);
    }
  }

  /** Says nothing and hears nothing until the other end leaves. */
  *mute(forever: Wait<never>): Io<void> {
    for (;;) {
      const heard = yield* this.next(forever);
      if (heard === 'closed' || heard === 'reset') return;
      if (isFlow(heard)) heard.stop();
    }
  }
}

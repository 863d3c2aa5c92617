import { never, type Io, type Wait } from '../../kernel/io.ts';
import { concat } from '../bytes.ts';
import { Incoming, isFlow } from './conversation.ts';
import type { Stream } from './network.ts';
import { bodyLength, HEADER, LONGEST, parseMessage, type Message } from './tacacs.ts';

/** Messages of TACACS+ as they come over a stream. */
export interface Messages {
  /** The next message; undefined: none comes any more, or what comes is none. */
  next(idle: Wait<void>): Io<Message | undefined>;
  /** Whether the last silence was that of somebody who is still there. */
  readonly idle: boolean;
  /** Hears nothing more until the other end leaves. */
  mute(): Io<void>;
  /** Ends when the other end is gone; what it says until then is kept. */
  gone(): Io<void>;
}

export function messagesOf(stream: Stream): Messages {
  const incoming = new Incoming(stream);
  let kept: Uint8Array = new Uint8Array();
  let idle = false;
  return {
    get idle() {
      return idle;
    },
    *next(patience) {
      for (;;) {
        const message = parseMessage(kept);
        if (message) {
          kept = kept.slice(HEADER + message.hidden.length);
          return message;
        }
        if (kept.length >= HEADER && bodyLength(kept) > LONGEST) return undefined;
        if (kept.length > HEADER + LONGEST || (kept.length > 0 && (kept[0] ?? 0) >> 4 !== 0xc)) return undefined;
        const heard = yield* incoming.next(patience);
        idle = heard === 'idle';
        if (typeof heard === 'string') return undefined;
        if (isFlow(heard)) {
          heard.stop();
          return undefined;
        }
        kept = concat(kept, heard);
      }
    },
    mute: () => incoming.mute(never),
    *gone() {
      yield* incoming.gone();
    },
  };
}

import type { VirtualClock } from '../../../kernel/clock.ts';
import { never, running, type Io, type Wait } from '../../../kernel/io.ts';
import { utf8Encode } from '../../bytes.ts';
import { sizeOf } from '../../content.ts';
import { Incoming, isFlow } from '../conversation.ts';
import type { Heard, Stream } from '../network.ts';
import { LONGEST } from './lines.ts';

/** What an end of a copy talks over. */
export interface ScpTalk {
  readonly clock: VirtualClock;
  /** A channel of SSH that runs `scp` (`channelStream`), or any other connection. */
  readonly stream: Stream;
  /** Milliseconds without a byte after which it is given up. */
  readonly patience: number;
  /** Bytes a second that the machine gives and takes. */
  readonly pace: number;
  /** What is said, for whoever debugs: `<OK>`, a line without its end, `1381 bytes`, `<EOF>`. */
  readonly note?: ((way: 'send' | 'recv', what: string) => void) | undefined;
}

/** Why it goes on no longer: the other end left, said nothing for so long, or said what nobody understands. */
export type ScpBroken = 'closed' | 'silent' | 'garbled';

/** What the other end says to something: yes, or why not; `fatal`: it ends. */
export type Reply = 'ok' | { readonly refused: string; readonly fatal: boolean } | ScpBroken;

const OK = Uint8Array.of(0);

/** One end of a connection that speaks rcp. */
export class Link {
  readonly talk: ScpTalk;
  readonly #incoming: Incoming;
  readonly #idle: Wait<void>;

  constructor(talk: ScpTalk) {
    this.talk = talk;
    this.#idle = (resume) => talk.clock.after(talk.patience)(resume);
    this.#incoming = new Incoming(talk.stream);
  }

  ok(): void {
    this.talk.stream.send(OK);
    this.talk.note?.('send', '<OK>');
  }

  line(text: string): void {
    this.talk.stream.send(utf8Encode(`${text}\n`));
    this.talk.note?.('send', text);
  }

  /** Says why something does not go; `fatal`: nothing more does. */
  error(text: string, fatal = false): void {
    this.talk.stream.send(utf8Encode(`${fatal ? '\x02' : '\x01'}${text.replace(/\n+/g, ' ')}\n`));
    this.talk.note?.('send', text);
  }

  /** The next line; `end`: the other end has said all. */
  *next(): Io<{ readonly text: string } | 'end' | ScpBroken> {
    const line = yield* this.#incoming.line(LONGEST, this.#idle);
    if ('text' in line) return line;
    if (line.ended === 'closed') this.talk.note?.('recv', '<EOF>');
    return line.ended === 'closed' ? 'end' : BROKEN[line.ended];
  }

  /** What the other end says before it is asked to. */
  early(): Io<Reply> {
    return this.reply(never);
  }

  /** The answer to what was said last. What begins neither with 0, 1 nor 2 is a line of somebody who does not speak rcp. */
  *reply(idle = this.#idle): Io<Reply> {
    const heard = yield* this.#incoming.next(idle);
    if (heard === 'closed' || heard === 'reset') return 'closed';
    if (heard === 'idle') return 'silent';
    if (isFlow(heard)) {
      heard.stop();
      return 'garbled';
    }
    this.#incoming.keep(heard.subarray(heard[0] === 0 ? 1 : 0));
    if (heard[0] === 0) {
      this.talk.note?.('recv', '<OK>');
      return 'ok';
    }
    const line = yield* this.next();
    if (line === 'end') return 'closed';
    if (typeof line === 'string') return line;
    const code = line.text.charCodeAt(0);
    const text = code === 1 || code === 2 ? line.text.slice(1) : line.text;
    this.talk.note?.('recv', text);
    return { refused: text, fatal: code !== 1 };
  }

  /** So many bytes as a connection that has no more; bulk data that goes beyond them ends it. */
  bounded(bytes: number): Stream {
    const bounds = { left: bytes };
    return { ...this.talk.stream, receive: running(() => this.#within(bounds)) };
  }

  *#within(bounds: { left: number }): Io<Heard> {
    const heard = yield* this.#incoming.next(never);
    if (typeof heard === 'string') return heard === 'closed' ? heard : 'reset';
    const length = isFlow(heard) ? sizeOf(heard.content) : Math.min(bounds.left, heard.length);
    if (isFlow(heard) && length > bounds.left) {
      heard.stop();
      return 'reset';
    }
    bounds.left -= length;
    if (isFlow(heard)) return heard;
    if (length < heard.length) this.#incoming.keep(heard.subarray(length));
    return heard.subarray(0, length);
  }
}

const BROKEN = { reset: 'closed', idle: 'silent', 'too-long': 'garbled' } as const;

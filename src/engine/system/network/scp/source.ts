import { on, race, running, type Io } from '../../../kernel/io.ts';
import { sizeOf, type Content } from '../../content.ts';
import { fillStream } from '../fill.ts';
import { directoryLine, END, fileLine, timesLine, type ScpTimes } from './lines.ts';
import { Link, type Reply, type ScpBroken, type ScpTalk } from './link.ts';

/** What is sent: a file, a directory with what is in it, or why something is not. */
export type ScpEntry =
  | {
      readonly kind: 'file';
      readonly name: string;
      readonly mode: number;
      readonly content: Content;
      readonly times?: ScpTimes | undefined;
    }
  | {
      readonly kind: 'directory';
      readonly name: string;
      readonly mode: number;
      readonly times?: ScpTimes | undefined;
      readonly entries: Iterable<ScpEntry>;
    }
  | { readonly kind: 'error'; readonly text: string };

export type ScpFile = Extract<ScpEntry, { readonly kind: 'file' }>;

/** What somebody hears who sends files. */
export interface ScpSending {
  /** A file begins: the other end takes it. */
  began?(file: ScpFile): void;
  /** So much of it has gone over. */
  moved?(file: ScpFile, bytes: number): void;
  /** The other end has all of it. */
  sent?(file: ScpFile): void;
  /** The other end does not want something, or could not keep it; a last word as well. */
  refused?(entry: ScpEntry | undefined, text: string): void;
}

/** How it ended: everything was said, the other end has said its last word, or the connection broke. */
export type ScpSent = 'done' | 'refused' | ScpBroken;

type Said = 'ok' | 'refused' | 'fatal' | ScpBroken;

class Source {
  readonly #link: Link;
  readonly #hears: ScpSending;

  constructor(talk: ScpTalk, hears: ScpSending) {
    this.#link = new Link(talk);
    this.#hears = hears;
  }

  *run(entries: Iterable<ScpEntry>): Io<ScpSent> {
    const first = yield* this.#heard(undefined);
    const last = first === 'ok' ? yield* this.#all(entries) : first;
    return last === 'ok' ? 'done' : last === 'fatal' || last === 'refused' ? 'refused' : last;
  }

  /** `refused` of one thing lets the next one go on. */
  *#all(entries: Iterable<ScpEntry>): Io<Exclude<Said, 'refused'>> {
    for (const entry of entries) {
      const said = yield* this.#one(entry);
      if (said !== 'ok' && said !== 'refused') return said;
    }
    return 'ok';
  }

  *#heard(entry: ScpEntry | undefined): Io<Said> {
    return this.#told(entry, yield* this.#link.reply());
  }

  #told(entry: ScpEntry | undefined, reply: Reply): Said {
    if (typeof reply === 'string') return reply;
    this.#hears.refused?.(entry, reply.refused);
    return reply.fatal ? 'fatal' : 'refused';
  }

  *#one(entry: ScpEntry): Io<Said> {
    if (entry.kind === 'error') {
      this.#link.error(entry.text);
      return 'ok';
    }
    if (entry.times) {
      this.#link.line(timesLine(entry.times));
      const said = yield* this.#heard(entry);
      if (said !== 'ok') return said;
    }
    this.#link.line(entry.kind === 'file' ? fileLine({ ...entry, size: sizeOf(entry.content) }) : directoryLine(entry));
    const said = yield* this.#heard(entry);
    if (said !== 'ok') return said;
    return entry.kind === 'file' ? yield* this.#data(entry) : yield* this.#inside(entry);
  }

  *#inside(entry: Extract<ScpEntry, { readonly kind: 'directory' }>): Io<Said> {
    const said = yield* this.#all(entry.entries);
    if (said !== 'ok') return said;
    this.#link.line(END);
    return yield* this.#heard(entry);
  }

  /** The bytes of a file. The other end may say in their middle that it cannot keep them. */
  *#data(file: ScpFile): Io<Said> {
    const { clock, stream, patience, pace, note } = this.#link.talk;
    this.#hears.began?.(file);
    const size = sizeOf(file.content);
    const signs = (): void => {};
    const moved = (arrived: number): void => this.#hears.moved?.(file, arrived);
    const early = running(() => this.#link.early());
    const filling = running(() => fillStream({ clock, stream, patience, signs, moved }, file.content, pace));
    const [which, how] = yield* on(race(filling, early));
    if (which === 1) return this.#told(file, how === 'ok' ? 'garbled' : how);
    if (how !== 'whole') {
      const reply = how === 'silent' ? how : yield* this.#link.reply();
      return this.#told(file, reply === 'ok' ? 'closed' : reply);
    }
    note?.('send', `${size} bytes`);
    this.#link.ok();
    const said = yield* this.#heard(file);
    if (said === 'ok') this.#hears.sent?.(file);
    return said;
  }
}

/** Sends files: `scp -f` where it serves, `scp local remote:` where it calls. Whether the stream is closed is for the caller. */
export function* scpSend(talk: ScpTalk, entries: Iterable<ScpEntry>, hears: ScpSending = {}): Io<ScpSent> {
  return yield* new Source(talk, hears).run(entries);
}

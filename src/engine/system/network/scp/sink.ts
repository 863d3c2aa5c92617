import type { Io } from '../../../kernel/io.ts';
import type { Result } from '../../../kernel/result.ts';
import type { Content } from '../../content.ts';
import { drain } from '../drain.ts';
import { Received } from '../received.ts';
import type { Taker } from '../taker.ts';
import { readLine, type ScpHead, type ScpTimes } from './lines.ts';
import { Link, type ScpBroken, type ScpTalk } from './link.ts';

/** A file that comes. */
export interface ScpComing extends ScpHead {
  readonly times: ScpTimes | undefined;
  /** Directories that it lies in, as the other end has named them. */
  readonly folders: readonly string[];
}

/** A file that is being taken. */
export interface ScpTaking {
  readonly taker: Taker;
  /** So much of it has come. */
  moved?(bytes: number): void;
  /** All of it has come. A text: why it is not kept. */
  finish(content: Content): Io<string | undefined>;
  /** No more of it comes than this. */
  broken?(content: Content): void;
  /** Why `taker` wants no more of it; undefined: whoever sends it hears nothing. */
  refusal?(): string | undefined;
}

/** What somebody does with files that come. Each refusal is a text. */
export interface ScpTaker {
  /** It takes directories: `-r`. */
  readonly recursive: boolean;
  file(coming: ScpComing): Io<Result<ScpTaking, string>>;
  /** A directory begins; what follows lies in it, until its end. */
  directory?(coming: Omit<ScpComing, 'size'>): Io<Result<void, string>>;
  /** The other end could not do something, or ends with these words (`fatal`): also where it does not speak rcp at all. */
  told?(text: string, fatal: boolean): void;
}

/** How it ended: everything came (not all of it may have been kept), the other end has said its last word, or it broke. */
export type ScpGot = 'done' | 'refused' | 'left' | ScpBroken;

/** Directories in each other at most. */
const DEEPEST = 64;

class Sink {
  readonly #link: Link;
  readonly #to: ScpTaker;
  readonly #folders: string[] = [];
  #times: ScpTimes | undefined;

  constructor(talk: ScpTalk, to: ScpTaker) {
    this.#link = new Link(talk);
    this.#to = to;
  }

  *run(): Io<ScpGot> {
    this.#link.ok();
    for (let first = true; ; first = false) {
      const line = yield* this.#link.next();
      if (line === 'end') return this.#folders.length === 0 ? 'done' : 'closed';
      if (typeof line === 'string') return line === 'garbled' ? this.#garbled('line too long') : line;
      const over = yield* this.#line(line.text, first);
      if (over) return over;
    }
  }

  #garbled(why: string): ScpGot {
    this.#link.error(`scp: protocol error: ${why}`);
    return 'garbled';
  }

  *#line(text: string, first: boolean): Io<ScpGot | undefined> {
    const said = readLine(text);
    if (typeof said === 'string') {
      if (!first || /^[CDET]/.test(text)) return this.#garbled(said);
      this.#to.told?.(text, true);
      return 'refused';
    }
    this.#link.talk.note?.('recv', said.kind === 'error' ? said.text : text);
    switch (said.kind) {
      case 'error':
        this.#to.told?.(said.text, said.fatal);
        return said.fatal ? 'refused' : undefined;
      case 'times':
        this.#times = { modified: said.modified, read: said.read };
        this.#link.ok();
        return undefined;
      case 'end':
        if (this.#folders.pop() === undefined) return this.#garbled('unexpected end of directory');
        this.#link.ok();
        return undefined;
      case 'directory':
        return yield* this.#directory(said);
      case 'file':
        return yield* this.#file(said);
    }
  }

  #coming<H>(head: H): H & Pick<ScpComing, 'times' | 'folders'> {
    const times = this.#times;
    this.#times = undefined;
    return { ...head, times, folders: [...this.#folders] };
  }

  *#directory({ mode, name }: ScpHead): Io<ScpGot | undefined> {
    if (!this.#to.recursive) return this.#garbled('received directory without -r');
    if (this.#folders.length >= DEEPEST) return this.#garbled('directories too deep');
    const made = yield* this.#to.directory?.(this.#coming({ mode, name })) ?? nothing();
    if (made?.ok === false) {
      this.#link.error(made.error);
      return undefined;
    }
    this.#folders.push(name);
    this.#link.ok();
    return undefined;
  }

  *#file({ mode, size, name }: ScpHead): Io<ScpGot | undefined> {
    const taken = yield* this.#to.file(this.#coming({ mode, size, name }));
    if (!taken.ok) {
      this.#link.error(taken.error);
      return undefined;
    }
    this.#link.ok();
    return yield* this.#data(taken.value, size);
  }

  /** Takes the bytes of a file, and what the other end says behind them. */
  *#data(taking: ScpTaking, size: number): Io<ScpGot | undefined> {
    const { clock, patience, pace, note } = this.#link.talk;
    const received = new Received();
    const { taker } = taking;
    let over = false;
    try {
      const how = yield* drain(
        {
          clock,
          patience,
          stream: this.#link.bounded(size),
          taker: {
            rate: Math.min(pace, taker.rate),
            fits: () => true,
            open: (beginning, from) => taker.open(beginning, from),
            grow(all) {
              taking.moved?.(all.size);
              return taker.grow(all);
            },
          },
          length: size,
          signs: () => {},
        },
        received,
      );
      if (how === 'left') return this.#leave(taking.refusal?.());
      if (how !== 'whole') return how === 'silent' ? how : 'closed';
      note?.('recv', `${size} bytes`);
      const last = yield* this.#link.reply();
      if (typeof last === 'string' && last !== 'ok') return last;
      if (typeof last === 'object') this.#to.told?.(last.refused, last.fatal);
      if (typeof last === 'object' && last.fatal) return 'refused';
      over = true;
      return this.#answer(yield* taking.finish(received.content));
    } finally {
      if (!over) taking.broken?.(received.content);
    }
  }

  #leave(why: string | undefined): ScpGot {
    if (why !== undefined) this.#link.error(why, true);
    return 'left';
  }

  #answer(refusal: string | undefined): undefined {
    if (refusal === undefined) this.#link.ok();
    else this.#link.error(refusal);
  }
}

function* nothing(): Io<undefined> {}

/** Takes files: `scp -t` where it serves, `scp remote: local` where it calls. Whether the stream is closed is for the caller. */
export function* scpReceive(talk: ScpTalk, to: ScpTaker): Io<ScpGot> {
  return yield* new Sink(talk, to).run();
}

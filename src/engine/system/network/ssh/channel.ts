import type { VirtualClock } from '../../../kernel/clock.ts';
import type { Io, Wait } from '../../../kernel/io.ts';
import { concat } from '../../bytes.ts';
import type { Content } from '../../content.ts';
import { isFlow } from '../conversation.ts';
import type { Flow, Heard } from '../network.ts';
import type { Over, Transport } from './transport.ts';
import { byte, Fields, flag, Malformed, SSH, text, u32 } from './wire.ts';

/** Bytes that may be under way, and that a message has at most. */
const [WINDOW, MOST] = [0x7fffffff, 0x8000] as const;

/** What somebody wants of a session. */
export interface Wish {
  /** A command to run; undefined: a shell. */
  readonly command: string | undefined;
  /** Another program than a shell that the server has by a name. */
  readonly subsystem?: string;
  /** It is for a terminal. */
  readonly terminal?: boolean;
}

/** Of a terminal, in characters. */
interface Size {
  readonly width: number;
  readonly height: number;
}

/** The one channel of a connection: a session (RFC 4254). */
export class Channel {
  readonly #transport: Transport;
  readonly #idle: Wait<void>;
  /** The other end's number of it. */
  #theirs = 0;
  #waiting: Uint8Array[] = [];
  #finished = false;
  #terminal = false;
  /** Where it goes that a command writes as errors. */
  errors: (bytes: Uint8Array) => void = () => {};
  /** The other end has closed it, as it should; `status` is what its command ended with. */
  closed = false;
  status: number | undefined;
  /** Why nothing more comes, where nobody has closed it. */
  over: Over | undefined;

  constructor(transport: Transport, idle: Wait<void>) {
    this.#transport = transport;
    this.#idle = idle;
  }

  /** The server's side: waits until somebody says what they want. Undefined: they have gone. */
  accept(note: (what: string) => void): Io<Wish | undefined> {
    return this.#unbroken(this.#accept(note));
  }

  *#accept(note: (what: string) => void): Io<Wish | undefined> {
    for (;;) {
      const message = yield* this.#message();
      if (!message) return undefined;
      const { kind, fields } = message;
      if (kind === SSH.channelOpen) {
        fields.text();
        this.#theirs = fields.u32();
        note('channel open request');
        this.#transport.send(byte(SSH.channelOpened), u32(this.#theirs), u32(0), u32(WINDOW), u32(MOST));
      } else if (kind === SSH.channelRequest) {
        fields.u32();
        const wish = this.#wish(fields, note);
        if (wish) return wish;
      }
    }
  }

  #wish(fields: Fields, note: (what: string) => void): Wish | undefined {
    const what = fields.text();
    const answers = fields.byte() !== 0;
    const known = what === 'pty-req' || what === 'shell' || what === 'exec';
    if (known) note(`${what} request`);
    if (what === 'pty-req') {
      this.#terminal = true;
      fields.bytes();
      const [width, height] = [fields.u32(), fields.u32()];
      note(`setting TTY - requested: height ${height}, width ${width}; set: height ${height}, width ${width}`);
    }
    const command = what === 'exec' ? fields.text() : undefined;
    if (answers) this.#transport.send(byte(known ? SSH.channelSuccess : SSH.channelFailure), u32(this.#theirs));
    if (what === 'shell') {
      note('shell message received');
      note('starting shell for vty');
    }
    return what === 'shell' || what === 'exec' ? { command, terminal: this.#terminal } : undefined;
  }

  /** The client's side: opens it. Whether the server does what is wished; undefined: it has gone. */
  open(wish: Wish, terminal: Size | undefined): Io<boolean | undefined> {
    return this.#unbroken(this.#open(wish, terminal));
  }

  *#open({ command, subsystem }: Wish, terminal: Size | undefined): Io<boolean | undefined> {
    const mine = byte(SSH.channelRequest);
    this.#transport.send(byte(SSH.channelOpen), text('session'), u32(0), u32(WINDOW), u32(MOST));
    const opened = yield* this.#answer(SSH.channelOpened);
    if (opened === undefined) return undefined;
    if (!opened) return false;
    if (terminal) {
      const size = [u32(terminal.width), u32(terminal.height), u32(0), u32(0)];
      this.#transport.send(mine, u32(this.#theirs), text('pty-req'), flag(false), text('xterm'), ...size, text(''));
    }
    const [what, which] = subsystem === undefined ? (['exec', command] as const) : (['subsystem', subsystem] as const);
    const wish = which === undefined ? [text('shell'), flag(true)] : [text(what), flag(true), text(which)];
    this.#transport.send(mine, u32(this.#theirs), ...wish);
    return yield* this.#answer(SSH.channelSuccess);
  }

  *#answer(good: number): Io<boolean | undefined> {
    for (;;) {
      const message = yield* this.#message();
      if (!message) return undefined;
      const { kind, fields } = message;
      if (kind === SSH.channelOpened) {
        fields.u32();
        this.#theirs = fields.u32();
      }
      if (kind === good) return true;
      if (kind === SSH.channelRefused || kind === SSH.channelFailure) return false;
    }
  }

  /** What comes next of what the other end writes; undefined: nothing more. */
  read(): Io<Uint8Array | undefined> {
    return this.#unbroken(this.#read());
  }

  *#read(): Io<Uint8Array | undefined> {
    for (;;) {
      const heard = yield* this.#hear();
      if (heard instanceof Uint8Array) return heard;
      if (heard === undefined) return undefined;
      if (heard !== 'eof') {
        heard.stop();
        this.over = 'broken';
        return undefined;
      }
    }
  }

  /** What comes next, bulk data as well; closed: the other end writes nothing more, reset: the connection has ended before. */
  *hear(): Io<Heard> {
    const heard = yield* this.#unbroken(this.#hear());
    if (heard !== undefined) return heard === 'eof' ? 'closed' : heard;
    return this.closed ? 'closed' : 'reset';
  }

  *#hear(): Io<Uint8Array | Flow | 'eof' | undefined> {
    while (!this.closed) {
      const message = yield* this.#next();
      if (!message || isFlow(message)) return message;
      const { kind, fields } = message;
      if (kind === SSH.data) {
        fields.u32();
        return fields.bytes().slice();
      }
      if (kind === SSH.eof) return 'eof';
      if (kind === SSH.extendedData) {
        for (const _ of ['recipient', 'type']) fields.u32();
        this.errors(fields.bytes().slice());
        continue;
      }
      if (kind === SSH.close) this.closed = true;
      else if (kind === SSH.channelRequest) {
        fields.u32();
        if (fields.text() === 'exit-status' && fields.byte() === 0) this.status = fields.u32();
      }
    }
    return undefined;
  }

  *#message(): Io<{ readonly kind: number; readonly fields: Fields } | undefined> {
    const message = yield* this.#next();
    if (!message || !isFlow(message)) return message;
    message.stop();
    this.over = 'broken';
    return undefined;
  }

  *#next(): Io<{ readonly kind: number; readonly fields: Fields } | Flow | undefined> {
    const message = yield* this.#transport.hear(this.#idle);
    if (typeof message === 'object' && !(message instanceof Uint8Array)) return message;
    if (typeof message === 'string' || message[0] === SSH.disconnect) {
      this.over = typeof message === 'string' ? message : 'closed';
      return undefined;
    }
    return { kind: message[0] ?? 0, fields: new Fields(message.subarray(1)) };
  }

  /** Whatever is no message of SSH ends the connection. */
  *#unbroken<T>(program: Io<T | undefined>): Io<T | undefined> {
    try {
      return yield* program;
    } catch (error) {
      if (!(error instanceof Malformed)) throw error;
      this.over = 'broken';
      return undefined;
    }
  }

  /** Sends at once. */
  send(bytes: Uint8Array): void {
    for (let at = 0; at < bytes.length; at += MOST)
      this.#transport.send(byte(SSH.data), u32(this.#theirs), text(bytes.subarray(at, at + MOST)));
  }

  /** Sends bulk data; what is sent after it comes after it. */
  pour(content: Content): Flow {
    return this.#transport.pour(content);
  }

  /** Nothing more is written. */
  end(): void {
    this.#transport.send(byte(SSH.eof), u32(this.#theirs));
  }

  /** Sends what a command writes as errors. */
  sendError(bytes: Uint8Array): void {
    for (let at = 0; at < bytes.length; at += MOST)
      this.#transport.send(byte(SSH.extendedData), u32(this.#theirs), u32(1), text(bytes.subarray(at, at + MOST)));
  }

  /** Sends what is written in one moment as one. */
  write(bytes: Uint8Array, clock: Pick<VirtualClock, 'after'>): void {
    if (this.#finished) return;
    if (this.#waiting.length === 0) clock.after(0)(() => this.#flush());
    this.#waiting.push(bytes);
  }

  #flush(): void {
    const bytes = concat(...this.#waiting);
    this.#waiting = [];
    if (!this.#finished) this.send(bytes);
  }

  /** The server's side: nothing more comes, and how the command has ended. */
  finish(status: number): void {
    this.#flush();
    const theirs = u32(this.#theirs);
    this.#transport.send(byte(SSH.channelRequest), theirs, text('exit-status'), flag(false), u32(status));
    this.#transport.send(byte(SSH.eof), theirs);
    this.#transport.send(byte(SSH.close), theirs);
    this.#finished = true;
  }

  /** The client's side: it goes. */
  leave(): void {
    if (this.over) return;
    this.#transport.send(byte(SSH.close), u32(this.#theirs));
    this.#transport.send(byte(SSH.disconnect), u32(11), text('disconnected by user'), text(''));
  }
}

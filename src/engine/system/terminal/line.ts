import type { Moment, VirtualClock } from '../../kernel/clock.ts';
import { gate, type Wait } from '../../kernel/io.ts';

/** What arrives on a line. Break is a condition, not a character. */
export type Signal = { readonly kind: 'char'; readonly char: string } | { readonly kind: 'break' };

/** How a program that reads a line lets an asynchronous message pass and shows itself again. */
export interface Dialogue {
  /** Prompt and text typed so far, as they stand on the screen. */
  redraw(): string;
  readonly synchronous: boolean;
}

/** Settings of one terminal, as `terminal ...` and the line's configuration make them. */
export interface TerminalSettings {
  /** Lines per page; 0 never stops. */
  length: number;
  width: number;
  historySize: number;
  editing: boolean;
  /** Milliseconds without a key after which the line is closed; 0 never. */
  execTimeout: number;
  synchronous: boolean;
  /** `terminal full-help`. */
  fullHelp: boolean;
  /** The escape character; empty: none. */
  escape: string;
}

/** Ctrl-Shift-6, the default escape character. */
export const ESCAPE = '\x1e';

/** A terminal whose line nobody has configured. */
export const usualTerminal: Readonly<TerminalSettings> = {
  length: 24,
  width: 80,
  historySize: 10,
  editing: true,
  execTimeout: 600_000,
  synchronous: false,
  fullHelp: false,
  escape: ESCAPE,
};

/** Characters that wait while nobody reads; more are lost, as on the wire. */
const TYPE_AHEAD = 65_536;
const CTRL_C = '\x03';

/** What a line is called. */
export interface LineId {
  /** `con 0`, `vty 0`. */
  readonly name: string;
  /** Its number among all lines of the device; `0` is the console. */
  readonly number: number;
  /** Address that somebody came from over the network. */
  readonly from?: string;
  /** The device's own port that they came to. */
  readonly port?: number;
}

export const CONSOLE: LineId = { name: 'con 0', number: 0 };

/** A terminal line (console, aux, vty): characters in, characters out. It knows nothing of commands and of wires. */
export class TerminalLine {
  readonly name: string;
  readonly number: number;
  readonly from: string | undefined;
  readonly port: number | undefined;
  readonly #clock: Pick<VirtualClock, 'now'>;
  #heard: Moment;
  readonly #emit: (text: string) => void;
  readonly #escapes = gate<void>();
  readonly #cancels = gate<void>();
  readonly #hangUps = gate<void>();
  #typed = '';
  #typedAt = 0;
  #pasted = '';
  #pastedAt = 0;
  #afterReturn = false;
  #reader: ((signal: Signal) => void) | undefined;
  #column = 0;
  #held = false;
  #left = false;
  /** Set by the program that is reading, so that log lines can interrupt it. */
  dialogue: Dialogue | undefined;
  /** Those of whoever uses it: what is configured for the line changes them at once. */
  terminal: TerminalSettings | undefined;
  /** Why whoever uses it was hung up on; absent: they were not. */
  hungUp: 'lost' | 'cleared' | undefined;
  /** Set by a program that takes every character itself, those that would end it too. */
  relaying = false;

  constructor({ name, number, from, port }: LineId, clock: Pick<VirtualClock, 'now'>, emit: (text: string) => void) {
    this.name = name;
    this.number = number;
    this.from = from;
    this.port = port;
    this.#clock = clock;
    this.#heard = clock.now;
    this.#emit = emit;
  }

  /** When the last key came. */
  get heard(): Moment {
    return this.#heard;
  }

  /** Column of the cursor, as far as the text written tells. */
  get column(): number {
    return this.#column;
  }

  /** True while a program waits for the next character. */
  get reading(): boolean {
    return this.#reader !== undefined;
  }

  /** Writes text; `\n` becomes CR LF. */
  write(text: string): void {
    if (text === '') return;
    const lineAt = Math.max(text.lastIndexOf('\n'), text.lastIndexOf('\r')) + 1;
    if (lineAt > 0) this.#column = 0;
    for (const char of text.slice(lineAt)) {
      if (char === '\b') this.#column = Math.max(0, this.#column - 1);
      else if (char >= ' ') this.#column += 1;
    }
    this.#emit(lineAt > 0 ? text.replace(/\r?\n/g, '\r\n') : text);
  }

  /** An asynchronous message: starts on a line of its own and may interrupt typing. */
  interrupt(text: string): void {
    if (this.#column > 0) this.write('\n');
    this.write(text);
    if (this.dialogue?.synchronous) this.write(this.dialogue.redraw());
  }

  /** The next character or Break. Characters typed ahead come at once. One reader at a time. */
  readonly next: Wait<Signal> = (resume) => {
    const char = this.#take();
    if (char !== undefined) {
      resume({ kind: 'char', char });
      return () => {};
    }
    this.#reader = resume;
    return () => {
      if (this.#reader === resume) this.#reader = undefined;
    };
  };

  /** Ctrl-Shift-6 while a command runs. */
  readonly escape: Wait<void> = (resume) => this.#escapes.wait(resume);

  /** Ctrl-C, for programs that it ends as a whole: ROM monitor commands, the setup dialogue. */
  readonly cancels: Wait<void> = (resume) => this.#cancels.wait(resume);

  /** The line was cleared, or whoever was connected is gone. */
  readonly hangUps: Wait<void> = (resume) => this.#hangUps.wait(resume);

  /** Ends what somebody does at the line. */
  hangUp(why: 'lost' | 'cleared' = 'lost'): void {
    this.hungUp ??= why;
    this.flush();
    if (this.#held) this.#left = true;
    else this.#hangUps.open();
  }

  /** While it is held the escape character is lost, and hanging up waits until it is let go. */
  hold(held: boolean): void {
    this.#held = held;
    if (held || !this.#left) return;
    this.#left = false;
    this.#hangUps.open();
  }

  /** Characters from the terminal. CR LF and CR NUL count as one CR. */
  receive(typed: string): void {
    this.#heard = this.#clock.now;
    const escape = this.terminal?.escape ?? ESCAPE;
    for (const char of typed) {
      const pair = this.#afterReturn && (char === '\n' || char === '\0');
      this.#afterReturn = char === '\r';
      if (pair) continue;
      if (char === escape || char === CTRL_C) this.#dropPaste();
      if (!this.relaying && char === escape && (this.#held || this.#escapes.open() > 0)) continue;
      if (!this.relaying && char === CTRL_C && this.#cancels.open() > 0) continue;
      if (this.#typed.length - this.#typedAt >= TYPE_AHEAD) return;
      this.#typed += char;
      this.#deliver();
    }
  }

  /** Several lines that wait their turn: typed characters and Ctrl-C come first. */
  receivePaste(text: string): void {
    this.#heard = this.#clock.now;
    const room = TYPE_AHEAD * 4 - (this.#pasted.length - this.#pastedAt);
    this.#pasted += text.replace(/\r?\n/g, '\r').slice(0, Math.max(0, room));
    this.#deliver();
  }

  /** Break reaches whoever reads; it does not wait. */
  receiveBreak(): void {
    const reader = this.#reader;
    this.#reader = undefined;
    reader?.({ kind: 'break' });
  }

  /** Forgets what was typed ahead. */
  flush(): void {
    this.#typed = '';
    this.#typedAt = 0;
    this.#dropPaste();
  }

  #dropPaste(): void {
    this.#pasted = '';
    this.#pastedAt = 0;
  }

  #take(): string | undefined {
    if (this.#typedAt < this.#typed.length) {
      const char = this.#typed[this.#typedAt++];
      if (this.#typedAt === this.#typed.length) {
        this.#typed = '';
        this.#typedAt = 0;
      }
      return char;
    }
    if (this.#pastedAt < this.#pasted.length) {
      const char = this.#pasted[this.#pastedAt++];
      if (this.#pastedAt === this.#pasted.length) this.#dropPaste();
      return char;
    }
    return undefined;
  }

  #deliver(): void {
    while (this.#reader) {
      const char = this.#take();
      if (char === undefined) return;
      const reader = this.#reader;
      this.#reader = undefined;
      reader({ kind: 'char', char });
    }
  }
}

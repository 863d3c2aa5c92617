import type { Io } from '../kernel/io.ts';
import { part } from '../kernel/part.ts';
import { hostname, type Device } from '../system/device.ts';
import { readCharacter, type Patience } from '../system/terminal/keys.ts';
import { readLine, type LineEnd, type ReadOptions } from '../system/terminal/line-editor.ts';
import { usualTerminal, type TerminalLine, type TerminalSettings } from '../system/terminal/line.ts';
import type { MadeLines } from '../system/terminal/pager.ts';
import { exec, promptOf, type Mode } from './mode.ts';

const pager = part(() => import('../system/terminal/pager.ts'));

/** Where configuration lines come from; decides log texts and whether questions are asked. */
export type Origin =
  | { readonly kind: 'terminal' }
  /** Lines read from a file: `memory`, `flash0:rescue-cfg`. */
  | { readonly kind: 'file'; readonly name: string };

/** The modes around the current one, and what they are about. */
interface Around {
  readonly mode: Mode;
  readonly context: unknown;
  readonly outer: Around | undefined;
}

/** One logged-in line. Commands see this: the device, the current mode, and a way to talk. */
export class Session {
  readonly device: Device;
  readonly line: TerminalLine;
  readonly origin: Origin;
  readonly terminal: TerminalSettings = { ...usualTerminal };
  /** Level of the user, 0 to 15. */
  privilege = 1;
  /** The level that an account or a server gave at login, whatever the line's. */
  granted: number | undefined;
  /** Name given at login, if any. */
  user: string | undefined;
  mode: Mode = exec;
  #context: unknown;
  #outer: Around | undefined;
  /** Set to end the session: `exit` in EXEC, `logout`, a timeout. */
  ended = false;
  /** It ended because nobody typed for too long. */
  expired = false;
  readonly #histories = new Map<string, string[]>();
  readonly #script: string[];
  #scriptAt = 0;

  constructor(device: Device, line: TerminalLine, origin: Origin, script: readonly string[] = []) {
    this.device = device;
    this.line = line;
    this.origin = origin;
    this.#script = [...script];
  }

  /** True when a person is there to answer. */
  get interactive(): boolean {
    return this.origin.kind === 'terminal';
  }

  get prompt(): string {
    return promptOf(this.mode, this.device.hook(hostname, 'Router'), this.privilege);
  }

  enter<C>(mode: Mode<C>, ...context: undefined extends C ? [] : [C]): void {
    const parent =
      mode.parent === this.mode ? { mode: this.mode, context: this.#context, outer: this.#outer } : undefined;
    this.mode = mode;
    this.#context = context[0];
    this.#outer = parent;
  }

  /** One configuration level up. */
  leave(): void {
    const outer = this.#outer;
    this.mode = outer?.mode ?? this.mode.parent ?? exec;
    this.#context = outer?.context;
    this.#outer = outer?.outer;
  }

  /** Out of sub-modes until this configuration mode is reached; a line of EXEC (`do`) leaves none. */
  backTo(mode: Mode): void {
    if (mode === exec) return;
    while (this.mode.id !== mode.id && this.mode !== exec) this.leave();
  }

  /** What the current mode is about. Throws when the session is in another mode. */
  contextOf<C>(mode: Mode<C>): C {
    if (this.mode.id !== mode.id) throw new Error(`Session is in ${this.mode.id}, not ${mode.id}`);
    return this.#context as C;
  }

  /** Prints at once; a line end is added. */
  print(text = ''): void {
    this.line.write(`${text}\n`);
  }

  /** Writes at once, nothing added. */
  write(text: string): void {
    this.line.write(text);
  }

  /**
   * Prints text, or lines that are made as they are shown, a page at a time. A pager that nobody answers
   * ends the session and gives false.
   */
  *page(text: string | MadeLines): Io<boolean> {
    const { length } = this.terminal;
    const { page, pageLines } = pager.get();
    const end =
      typeof text === 'string'
        ? yield* page(this.line, text, length, this.patience)
        : yield* pageLines(this.line, text, length, this.patience);
    if (end === 'idle') this.#expire();
    return end !== 'idle';
  }

  #expire(): void {
    this.ended = true;
    this.expired = true;
  }

  get patience(): Patience {
    return { clock: this.device.clock, idle: this.terminal.execTimeout };
  }

  /** Reads a line; a session fed from a file takes its next line instead. */
  *readLine(options: ReadOptions): Io<LineEnd> {
    if (!this.interactive) {
      const text = this.#script[this.#scriptAt++];
      return text === undefined ? { kind: 'idle' } : { kind: 'line', text };
    }
    const end = yield* readLine(this.line, {
      width: this.terminal.width,
      editing: this.terminal.editing,
      synchronous: this.terminal.synchronous,
      patience: this.patience,
      showHelp: (text) => this.page(text),
      ...options,
    });
    if (end.kind === 'idle') this.#expire();
    return end;
  }

  /** `Destination filename [image.bin]? `: an empty answer takes the default. Undefined when aborted. */
  *ask(question: string, preset = ''): Io<string | undefined> {
    if (!this.interactive) return preset;
    const end = yield* this.readLine({ prompt: `${question} [${preset}]? ` });
    return end.kind === 'line' ? end.text.trim() || preset : undefined;
  }

  /** A question that takes a bare line, `Password: ` for instance. Undefined when aborted. */
  *askLine(prompt: string, echo = true): Io<string | undefined> {
    if (!this.interactive) return '';
    const end = yield* this.readLine({ prompt, echo });
    return end.kind === 'line' ? end.text : undefined;
  }

  /** `Proceed with reload? [confirm]`: one key; Enter and `y` are yes. */
  *confirm(question: string): Io<boolean> {
    if (!this.interactive) return true;
    this.line.write(`${question}[confirm]`);
    const key = yield* readCharacter(this.line, this.patience);
    if (key.kind === 'idle') this.#expire();
    const yes = (key.kind === 'named' && key.name === 'return') || (key.kind === 'char' && /y/i.test(key.char));
    this.line.write(key.kind === 'char' ? `${key.char}\n` : '\n');
    return yes;
  }

  /** `Save? [yes/no]: `: asks until yes or no. Undefined when aborted. */
  *yesNo(question: string, preset?: boolean): Io<boolean | undefined> {
    if (!this.interactive) return preset ?? true;
    for (;;) {
      const end = yield* this.readLine({ prompt: question });
      if (end.kind !== 'line') return undefined;
      const answer = end.text.trim().toLowerCase();
      if (answer === '' && preset !== undefined) return preset;
      if (answer !== '' && 'yes'.startsWith(answer)) return true;
      if (answer !== '' && 'no'.startsWith(answer)) return false;
      this.print("% Please answer 'yes' or 'no'.");
    }
  }

  /** Lines typed in this kind of mode, oldest first: EXEC and configuration keep separate lists. */
  get history(): readonly string[] {
    return this.#histories.get(this.#historyKey) ?? [];
  }

  remember(text: string): void {
    if (text.trim() === '' || this.terminal.historySize === 0) return;
    const list = this.#histories.get(this.#historyKey) ?? [];
    if (list.at(-1) !== text) list.push(text);
    this.#histories.set(this.#historyKey, list.slice(-this.terminal.historySize));
  }

  get #historyKey(): string {
    return this.mode === exec ? 'exec' : 'configure';
  }
}

import { on, running, type Io } from '../../kernel/io.ts';
import { bufferOf, editingKeys, emptyBuffer, insert, type EditBuffer } from './edit-buffer.ts';
import { readKey, type Key, type Patience } from './keys.ts';
import type { TerminalLine } from './line.ts';

/** Lines typed before, oldest first. */
interface History {
  readonly entries: readonly string[];
}

export interface ReadOptions {
  readonly prompt: string;
  /** Off for passwords. */
  readonly echo?: boolean;
  /** Off: only rubout, Ctrl-U, Ctrl-X, Ctrl-W and Ctrl-R work (`terminal no editing`). */
  readonly editing?: boolean;
  /** Columns of the terminal; a longer line scrolls sideways. 0 never scrolls. */
  readonly width?: number;
  readonly history?: History;
  readonly patience?: Patience;
  /** Log lines redraw the line (`logging synchronous`). */
  readonly synchronous?: boolean;
  readonly initial?: string;
  readonly maxLength?: number;
  /** Text to print for `?`; undefined makes `?` an ordinary character. */
  help?(text: string): string | undefined;
  /** Prints that text, page by page where pages stop; false when nobody turned the page for too long. */
  showHelp?(text: string): Io<boolean>;
  /** What a key does where it is something else than in IOS. */
  key?(name: string, text: string): KeyTaken | undefined;
  /** The line after Tab, or undefined when nothing completes. */
  complete?(text: string): string | undefined;
}

/** What is done about a key: text that is printed, what the line becomes, whether it is shown again, how it ends. */
export interface KeyTaken {
  readonly print?: string;
  readonly text?: string;
  readonly again?: true;
  readonly end?: LineEnd;
}

export type LineEnd =
  | { readonly kind: 'line'; readonly text: string }
  | { readonly kind: 'interrupt'; readonly key: 'ctrl-c' | 'ctrl-d' | 'ctrl-z'; readonly text: string }
  | { readonly kind: 'break' }
  | { readonly kind: 'idle' };

/** `?` was pressed: its text is shown before the line comes again. */
interface HelpAsked {
  readonly kind: 'help';
  readonly text: string;
}

/** Keys that work without editing, and where nothing is echoed. */
const BASIC: ReadonlySet<string> = new Set(['ctrl-r', 'ctrl-u', 'ctrl-w', 'ctrl-x']);
const BELL = '\x07';
const SHIFT = 10;
const KILLS = 10;

/**
 * Reads one line with the editing keys of IOS. Prints the prompt, echoes, and ends the line. A program of its own: a key
 * does not go through all the programs that wait for the line.
 */
export function* readLine(line: TerminalLine, options: ReadOptions): Io<LineEnd> {
  return yield* on(running(() => edit(line, options)));
}

function* edit(line: TerminalLine, options: ReadOptions): Io<LineEnd> {
  const editor = new LineEditor(line, options);
  const dialogue = { redraw: () => editor.show(), synchronous: options.synchronous ?? false };
  line.write(editor.show());
  line.dialogue = dialogue;
  try {
    for (;;) {
      const end = editor.press(yield* readKey(line, options.patience));
      if (end?.kind === 'help') {
        line.dialogue = undefined;
        if (!(yield* showHelp(line, end.text, options))) return { kind: 'idle' };
        line.dialogue = dialogue;
        line.write(editor.show());
      } else if (end) return end;
    }
  } finally {
    line.dialogue = undefined;
  }
}

function* showHelp(line: TerminalLine, text: string, options: ReadOptions): Io<boolean> {
  line.write('?\n');
  if (options.showHelp) return yield* options.showHelp(text);
  line.write(text);
  return true;
}

class LineEditor {
  #buffer: EditBuffer;
  #first = 0;
  #shown = '';
  #shownCursor = 0;
  #kills: readonly string[] = [];
  #killAt = 0;
  #recall: number;
  #draft = '';
  #literal = false;
  readonly #line: TerminalLine;
  readonly #options: ReadOptions;

  constructor(line: TerminalLine, options: ReadOptions) {
    this.#line = line;
    this.#options = options;
    this.#buffer = options.initial ? bufferOf(options.initial) : emptyBuffer;
    this.#recall = options.history?.entries.length ?? 0;
  }

  /** Prompt and visible part of the line, cursor where it belongs. */
  show(): string {
    const [text, cursor] = this.#view();
    this.#shown = text;
    this.#shownCursor = cursor;
    return this.#options.prompt + text + '\b'.repeat(text.length - cursor);
  }

  press(key: Key): LineEnd | HelpAsked | undefined {
    if (key.kind !== 'char' && key.kind !== 'named') return key;
    if (this.#literal) {
      this.#literal = false;
      this.#type(key.kind === 'char' ? key.char : '');
      return undefined;
    }
    return key.kind === 'char' ? this.#char(key.char) : this.#named(key.name);
  }

  #char(char: string): HelpAsked | undefined {
    const text = char === '?' && this.#echo ? this.#options.help?.(this.#buffer.text) : undefined;
    if (text !== undefined) return { kind: 'help', text };
    this.#type(char);
    return undefined;
  }

  #named(name: string): LineEnd | undefined {
    const taken = this.#options.key?.(name, this.#buffer.text);
    if (taken) return this.#taken(taken);
    switch (name) {
      case 'return':
        return this.#finish({ kind: 'line', text: this.#buffer.text });
      case 'ctrl-c':
      case 'ctrl-z':
        if (name === 'ctrl-z' && this.#echo) this.#line.write('^Z');
        return this.#finish({ kind: 'interrupt', key: name, text: this.#buffer.text });
      case 'rubout':
        return this.#edit('rubout');
      default:
        return (this.#options.editing !== false && this.#echo) || BASIC.has(name) ? this.#editingKey(name) : undefined;
    }
  }

  #editingKey(name: string): undefined {
    switch (name) {
      case 'tab':
        return this.#complete();
      case 'ctrl-p':
        return this.#history(-1);
      case 'ctrl-n':
        return this.#history(1);
      case 'ctrl-y':
        return this.#yank(0);
      case 'esc-y':
        return this.#yank(this.#killAt + 1);
      case 'ctrl-v':
        this.#literal = true;
        return;
      case 'ctrl-r':
      case 'ctrl-l':
        this.#line.write(`\n${this.show()}`);
        return;
      default:
        this.#edit(name);
    }
  }

  #taken({ print = '', text, again, end }: KeyTaken): LineEnd | undefined {
    this.#line.write(print);
    if (text !== undefined) this.#become(bufferOf(text));
    if (again) this.#line.write(this.show());
    return end;
  }

  get #echo(): boolean {
    return this.#options.echo !== false;
  }

  #finish(end: LineEnd): LineEnd {
    this.#line.write('\n');
    return end;
  }

  #type(char: string): void {
    if (char === '') return;
    if (this.#buffer.text.length >= (this.#options.maxLength ?? 254)) {
      this.#line.write(BELL);
      return;
    }
    this.#become(insert(this.#buffer, char));
  }

  #edit(name: string): undefined {
    const edit = editingKeys[name]?.(this.#buffer);
    if (!edit) return;
    if (edit.killed !== undefined) {
      this.#kills = [edit.killed, ...this.#kills].slice(0, KILLS);
      this.#killAt = 0;
    }
    this.#become(edit.buffer);
  }

  #yank(at: number): undefined {
    const text = this.#kills[at % Math.max(1, this.#kills.length)];
    if (text === undefined) return;
    this.#killAt = at;
    this.#become(insert(this.#buffer, text));
  }

  #complete(): undefined {
    const completed = this.#options.complete?.(this.#buffer.text);
    if (completed === undefined) this.#line.write(BELL);
    else this.#buffer = bufferOf(completed);
    this.#line.write(`\n${this.show()}`);
  }

  #history(step: -1 | 1): undefined {
    const entries = this.#options.history?.entries ?? [];
    const to = this.#recall + step;
    if (to < 0 || to > entries.length) {
      this.#line.write(BELL);
      return;
    }
    if (this.#recall === entries.length) this.#draft = this.#buffer.text;
    this.#recall = to;
    this.#become(bufferOf(to === entries.length ? this.#draft : (entries[to] ?? '')));
  }

  /** Takes the new text and sends the fewest characters that make the screen show it. */
  #become(buffer: EditBuffer): void {
    this.#buffer = buffer;
    if (!this.#echo) return;
    const [text, cursor] = this.#view();
    const shown = this.#shown.length;
    const appended = this.#shownCursor === shown && cursor === text.length && text.startsWith(this.#shown);
    let same = appended ? shown : 0;
    while (same < text.length && same < this.#shown.length && text[same] === this.#shown[same]) same++;
    const from = Math.min(same, cursor);
    const gone = Math.max(0, this.#shown.length - text.length);
    const changed = same < text.length || gone > 0;
    let out = '';
    if (changed) {
      out +=
        same < this.#shownCursor ? '\b'.repeat(this.#shownCursor - same) : this.#shown.slice(this.#shownCursor, same);
      out += text.slice(same) + ' '.repeat(gone) + '\b'.repeat(text.length + gone - cursor);
    } else {
      out += from < this.#shownCursor ? '\b'.repeat(this.#shownCursor - cursor) : text.slice(this.#shownCursor, cursor);
    }
    this.#shown = text;
    this.#shownCursor = cursor;
    this.#line.write(out);
  }

  /** What of the line fits beside the prompt; `$` marks an edge with more behind it. */
  #view(): [string, number] {
    if (!this.#echo) return ['', 0];
    const { text, cursor } = this.#buffer;
    const room = (this.#options.width ?? 80) - this.#options.prompt.length - 1;
    if (this.#options.width === 0 || room < SHIFT * 2 || text.length < room) {
      this.#first = 0;
      return [text, cursor];
    }
    while (cursor - this.#first >= room - 1) this.#first += SHIFT;
    while (this.#first > 0 && cursor - this.#first < 1) this.#first = Math.max(0, this.#first - SHIFT);
    const right = this.#first + room < text.length;
    const body = text.slice(this.#first, this.#first + room - (right ? 1 : 0));
    const shown = (this.#first > 0 ? `$${body.slice(1)}` : body) + (right ? '$' : '');
    return [shown, cursor - this.#first];
  }
}

import { on, type Io } from '../../kernel/io.ts';
import { part } from '../../kernel/part.ts';
import { spend } from '../../kernel/work.ts';
import { readKey, type Patience } from './keys.ts';
import { readLine } from './line-editor.ts';
import type { TerminalLine } from './line.ts';
import type { Pattern } from '../pattern.ts';

const patterns = part(() => import('../pattern.ts'));

const MORE = ' --More-- ';
/** Nine backspaces, eight spaces, nine backspaces: what IOS sends to take the pager text away. */
const ERASE = `${'\b'.repeat(9)}${' '.repeat(8)}${'\b'.repeat(9)}`;
const HELP = 'Press RETURN for another line, SPACE for another page, anything else to quit\n';

/** Why a pager is done: everything was shown, somebody had enough, or nobody pressed a key for too long. */
export type PagerEnd = 'shown' | 'quit' | 'idle';

/** `/` searches for the next line that matches, `+` shows only such lines from here on, `-` only others. */
type Search = '/' | '+' | '-';

type Choice =
  | { readonly kind: 'room'; readonly lines: number }
  | { readonly kind: 'filter'; readonly how: Search; readonly fits: Pattern }
  | { readonly kind: 'end'; readonly end: PagerEnd };

/** Prints text a page of `length` lines at a time; 0 never stops. */
export function* page(line: TerminalLine, text: string, length: number, patience: Patience): Io<PagerEnd> {
  const lines = text.split('\n');
  if (lines.at(-1) === '') lines.pop();
  if (length > 0 && lines.length >= length) return yield* pageLines(line, lines, length, patience);
  line.write(text);
  return 'shown';
}

/** Lines that are made when they are wanted; `undefined` is one that was made and left out. */
export type MadeLines = Iterable<string | undefined>;

/** Lines between two pauses of an endless text, and how long a console of 9600 baud takes for them. */
const BURST = { lines: 64, ms: 5000 };
/** Lines left out between two pauses, and how long the device takes to make them. */
const SEARCH = { lines: 4096, ms: 1000 };
/** Work of a line that is made and left out. */
const LEFT_OUT = 2;

/** Lines that are only made when they are shown; without pages, as fast as the line takes them. */
export function* pageLines(line: TerminalLine, lines: MadeLines, length: number, patience: Patience): Io<PagerEnd> {
  const full = length === 0 ? Number.POSITIVE_INFINITY : Math.max(1, length - 1);
  let room = full;
  let how: Search = '+';
  let fits: Pattern = () => true;
  const [sent, passed] = [rhythm(patience, BURST), rhythm(patience, SEARCH)];
  for (const shown of lines) {
    while (room === 0 && shown !== undefined && wanted(how, fits, shown)) {
      const choice = yield* more(line, patience, full);
      if (choice.kind === 'end') return choice.end;
      if (choice.kind === 'filter') ({ how, fits } = choice);
      room = choice.kind === 'room' ? choice.lines : full;
    }
    if (shown === undefined || !wanted(how, fits, shown)) {
      spend(LEFT_OUT);
      yield* passed();
      continue;
    }
    if (how === '/') [how, fits] = ['+', () => true];
    line.write(`${shown}\n`);
    room--;
    if (length === 0) yield* sent();
  }
  return 'shown';
}

/** Waits a while at every so many calls. */
function rhythm({ clock }: Patience, { lines, ms }: typeof BURST): () => Io<void> {
  let count = 0;
  return function* () {
    if (++count % lines === 0) yield* on(clock.after(ms));
  };
}

const wanted = (how: Search, fits: Pattern, line: string): boolean => (how === '-' ? !fits(line) : fits(line));

/** Space: next page, Enter: next line, `/`, `+`, `-` and an expression: what to look for, anything else: enough. */
function* more(line: TerminalLine, patience: Patience, full: number): Io<Choice> {
  for (;;) {
    line.write(MORE);
    const key = yield* readKey(line, patience);
    line.write(ERASE);
    if (key.kind === 'named' && key.name === 'return') return { kind: 'room', lines: 1 };
    const char = key.kind === 'char' ? key.char : '';
    if (char === ' ' || char === 'y' || char === 'Y') return { kind: 'room', lines: full };
    if (char === '?') line.write(HELP);
    else if (char === '/' || char === '+' || char === '-') {
      const fits = yield* readPattern(line, patience, char);
      if (fits) return { kind: 'filter', how: char, fits };
    } else {
      line.write('\n');
      return { kind: 'end', end: key.kind === 'idle' ? 'idle' : 'quit' };
    }
  }
}

function* readPattern(line: TerminalLine, patience: Patience, how: Search): Io<Pattern | undefined> {
  const typed = yield* readLine(line, { prompt: how, patience });
  if (typed.kind !== 'line') return undefined;
  const fits = patterns.get().compilePattern(typed.text);
  line.write(fits ? 'filtering...\n' : '% Failed to compile regular expression.\n');
  return fits;
}

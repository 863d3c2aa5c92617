import type { Io } from '../kernel/io.ts';
import { readKey, type Patience } from './keys.ts';
import type { SerialLine } from './line.ts';

const MORE = ' --More-- ';
/** Nine backspaces, eight spaces, nine backspaces: what IOS sends to take the pager text away. */
const ERASE = `${'\b'.repeat(9)}${' '.repeat(8)}${'\b'.repeat(9)}`;

/** Prints text a page at a time. Space: next page, Enter: next line, anything else: enough. */
export function* page(line: SerialLine, text: string, length: number, patience: Patience): Io<void> {
  const lines = text.split('\n');
  if (lines.at(-1) === '') lines.pop();
  if (length === 0 || lines.length < length) return line.write(text);
  yield* pageLines(line, lines, length, patience);
}

/** The same for lines that are only made when they are shown. */
export function* pageLines(line: SerialLine, lines: Iterable<string>, length: number, patience: Patience): Io<void> {
  let room = length - 1;
  for (const shown of lines) {
    if (room === 0) {
      line.write(MORE);
      const key = yield* readKey(line, patience);
      line.write(ERASE);
      if (key.kind === 'char' && key.char === ' ') room = length - 1;
      else if (key.kind === 'named' && key.name === 'return') room = 1;
      else return line.write('\n');
    }
    line.write(`${shown}\n`);
    room--;
  }
}

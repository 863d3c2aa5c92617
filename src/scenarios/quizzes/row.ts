import { fitsGlob } from '../glob.ts';

const HOLE = '{}';

const wordsOf = (line: string): readonly string[] => line.split(/\s+/).filter((word) => word !== '');

/** What stands for `{}` in a word; undefined when the word does not fit. */
function captured(pattern: string, word: string): string | undefined {
  const at = pattern.indexOf(HOLE);
  const [before, after] = [pattern.slice(0, at), pattern.slice(at + HOLE.length)];
  const inside = word.slice(before.length, word.length - after.length);
  const fits = word.length > before.length + after.length && word.startsWith(before) && word.endsWith(after);
  return fits ? inside : undefined;
}

/** The fit of a printed line: the answer that stands for `{}`, empty when the pattern has none. */
export function fitRow(pattern: string, line: string): string | undefined {
  const open = pattern.trimEnd().endsWith('...');
  const wanted = wordsOf(open ? pattern.trimEnd().slice(0, -3) : pattern);
  const found = wordsOf(line);
  if (open ? found.length < wanted.length : found.length !== wanted.length) return undefined;
  let answer = '';
  for (const [i, want] of wanted.entries()) {
    const word = found[i] ?? '';
    if (!want.includes(HOLE)) {
      if (!fitsGlob(want, word)) return undefined;
      continue;
    }
    const inside = captured(want, word);
    if (inside === undefined) return undefined;
    answer = inside;
  }
  return answer;
}

/** The first answer that a screen gives. */
export const findRow = (pattern: string, screen: string): string | undefined =>
  screen
    .split('\n')
    .map((line) => fitRow(pattern, line))
    .find((answer) => answer !== undefined);

/** How many lines of a screen fit. */
export const countRows = (pattern: string, screen: string): number =>
  screen.split('\n').filter((line) => fitRow(pattern, line) !== undefined).length;

export const holesIn = (pattern: string): number => pattern.split(HOLE).length - 1;

import type { Point } from '../../bridge/journal/points.ts';
import type { Journal } from '../../engine/index.ts';

/** A line of one run and whether the other run has it too. */
export interface Compared {
  readonly line: string;
  readonly shared: boolean;
}

const words = (line: string): readonly string[] => line.trim().toLowerCase().replace(/^do /, '').split(/\s+/);

/** `sh ver` and `show version` are the same command: each word begins the other. */
const same = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length &&
  a.every((word, at) => {
    const other = b[at] ?? '';
    return word.startsWith(other) || other.startsWith(word);
  });

const marked = (lines: readonly string[], others: readonly string[]): readonly Compared[] => {
  const known = others.map(words);
  return lines.map((line) => ({ line, shared: known.some((other) => same(words(line), other)) }));
};

/** Two runs side by side: what each has, and what the other has of it. */
export const compareRuns = (
  reference: readonly string[],
  mine: readonly string[],
): { readonly reference: readonly Compared[]; readonly mine: readonly Compared[] } => ({
  reference: marked(reference, mine),
  mine: marked(mine, reference),
});

/** Answers to a question of the device, and keys that only turn the page. */
const NO_COMMAND = ['Enter', 'Space', 'q', 'y', 'n', 'yes', 'no'];

/** What the learner typed, line by line. */
export const commandsOf = (points: readonly Point[], entries: Journal['entries']): readonly string[] =>
  points.flatMap(({ kind, label, position }): readonly string[] => {
    const input = entries[position - 1]?.input;
    if (input?.kind === 'paste') return input.text.split(/\r\n|\r|\n/).filter((line) => line.trim() !== '');
    if (kind === 'note' || NO_COMMAND.includes(label)) return [];
    return [kind === 'type' ? label : `[${label}]`];
  });

import type { Io } from '../kernel/io.ts';
import { defineHook } from '../system/device.ts';
import { compilePattern, type Pattern } from '../system/pattern.ts';
import type { Filter, Piped } from './pipe.ts';
import type { Session } from './session.ts';

/** Output on its way into a file; whoever owns the file systems says how it is stored. */
export const outputToFile = defineHook<{
  readonly url: string;
  readonly text: string;
  readonly append: boolean;
  /** Stores it, and prints what went wrong. */
  readonly store?: (session: Session) => Io<void>;
}>('cli.output-to-file');

const indent = (line: string): number => line.length - line.trimStart().length;

/** Header lines that match, each with the block indented below it; or everything but those. */
function section(lines: readonly string[], fits: Pattern, exclude: boolean): readonly string[] {
  const kept: string[] = [];
  let depth = -1;
  for (const line of lines) {
    const below = depth >= 0 && line.trim() !== '' && indent(line) > depth;
    if (!below) depth = fits(line) ? indent(line) : -1;
    if (depth >= 0 !== exclude) kept.push(line);
  }
  return kept;
}

/** `section` takes a word of its own before the expression: `section exclude interface`. */
function meant({ filter, pattern = '' }: Piped): { readonly pattern: string; readonly exclude: boolean } {
  const [, word = '', rest] = (filter === 'section' && /^(inc\w*|exc\w*) +(.+)$/i.exec(pattern)) || [];
  const how = ['include', 'exclude'].find((known) => word !== '' && known.startsWith(word.toLowerCase()));
  return how === undefined || rest === undefined
    ? { pattern, exclude: false }
    : { pattern: rest, exclude: how === 'exclude' };
}

function filtered(filter: Filter, text: string, fits: Pattern, exclude: boolean): string {
  const lines = text.replace(/\n$/, '').split('\n');
  const join = (kept: readonly string[]): string => kept.map((l) => `${l}\n`).join('');
  switch (filter) {
    case 'include':
      return join(lines.filter(fits));
    case 'exclude':
      return join(lines.filter((l) => !fits(l)));
    case 'begin': {
      const first = lines.findIndex(fits);
      return first < 0 ? '' : join(lines.slice(first));
    }
    case 'section':
      return join(section(lines, fits, exclude));
    case 'count':
      return `Number of lines which match regexp = ${lines.filter(fits).length}\n`;
  }
}

/** Sends a command's text through its output modifier, then page by page to the terminal. */
export function* showOutput(session: Session, text: string, piped: Piped): Io<void> {
  const whole = text === '' || text.endsWith('\n') ? text : `${text}\n`;
  if (piped.redirection && piped.target !== undefined) {
    const { store } = session.device.hook(outputToFile, {
      url: piped.target,
      text: whole,
      append: piped.redirection === 'append',
    });
    if (store) yield* store(session);
    if (piped.redirection !== 'tee') return;
  }
  if (piped.filter === undefined) return void (yield* session.page(whole));
  const { pattern, exclude } = meant(piped);
  const fits = compilePattern(pattern);
  if (!fits) return session.print('% Failed to compile regular expression.');
  yield* session.page(filtered(piped.filter, whole, fits, exclude));
}

import type { Io } from '../kernel/io.ts';
import { part } from '../kernel/part.ts';
import { spend } from '../kernel/work.ts';
import type { MadeLines } from '../system/terminal/pager.ts';
import type { Pattern } from '../system/pattern.ts';
import { outputToFile, type Filter, type Piped } from './pipe.ts';
import type { Session } from './session.ts';

const patterns = part(() => import('../system/pattern.ts'));

const indent = (line: string): number => line.length - line.trimStart().length;

/** Header lines that match, each with the block indented below it; or everything but those. */
function sections(fits: Pattern, exclude: boolean): Pattern {
  let depth = -1;
  return (line) => {
    const below = depth >= 0 && line.trim() !== '' && indent(line) > depth;
    if (!below) depth = fits(line) ? indent(line) : -1;
    return depth >= 0 !== exclude;
  };
}

function beginning(fits: Pattern): Pattern {
  let begun = false;
  return (line) => (begun ||= fits(line));
}

/** `section` takes a word of its own before the expression: `section exclude interface`. */
function meant({ filter, pattern = '' }: Piped): { readonly pattern: string; readonly exclude: boolean } {
  const [, word = '', rest] = (filter === 'section' && /^(inc\w*|exc\w*) +(.+)$/i.exec(pattern)) || [];
  const how = ['include', 'exclude'].find((known) => word !== '' && known.startsWith(word.toLowerCase()));
  return how === undefined || rest === undefined
    ? { pattern, exclude: false }
    : { pattern: rest, exclude: how === 'exclude' };
}

function kept(filter: Filter, fits: Pattern, exclude: boolean): Pattern {
  switch (filter) {
    case 'exclude':
      return (line) => !fits(line);
    case 'begin':
      return beginning(fits);
    case 'section':
      return sections(fits, exclude);
    case 'include':
    case 'count':
      return fits;
  }
}

/** What a filter lets through; lines that it leaves out are `undefined`. */
function* filtered(filter: Filter, lines: MadeLines, keeps: Pattern): Generator<string | undefined> {
  let count = 0;
  for (const line of lines) {
    const keep = line !== undefined && keeps(line);
    if (keep) count++;
    yield keep && filter !== 'count' ? line : undefined;
  }
  if (filter === 'count') yield `Number of lines which match regexp = ${count}`;
}

const textOf = (lines: MadeLines): string => [...lines].map((l) => (l === undefined ? '' : `${l}\n`)).join('');
const linesOf = (text: string): readonly string[] => text.replace(/\n$/, '').split('\n');

/** Sends a command's output into a file; false when nothing is left to show. */
function* redirected(session: Session, text: string, { redirection, target }: Piped): Io<boolean> {
  if (!redirection || target === undefined) return true;
  const { store } = session.device.hook(outputToFile, { url: target, text, append: redirection === 'append' });
  if (store) yield* store(session);
  return redirection === 'tee';
}

/** Characters that are made for a unit of work, shown or not. */
const CHARACTERS = 20;

const ended = (text: string): string => (text === '' || text.endsWith('\n') ? text : `${text}\n`);

/** Text of a showing command, or lines that are made as they are shown: through its output modifier, then page by page to the terminal. */
export function* showOutput(session: Session, output: string | MadeLines, piped: Piped = {}): Io<void> {
  if (typeof output !== 'string' && piped.redirection)
    return session.print('[Bootset] Output of this size is not redirected here.');
  const whole = typeof output === 'string' ? ended(output) : output;
  if (typeof whole === 'string') spend(Math.ceil(whole.length / CHARACTERS));
  if (typeof whole === 'string' && !(yield* redirected(session, whole, piped))) return;
  if (piped.filter === undefined) return void (yield* session.page(whole));
  const { pattern, exclude } = meant(piped);
  const fits = patterns.get().compilePattern(pattern);
  if (!fits) return session.print('% Failed to compile regular expression.');
  const keeps = kept(piped.filter, fits, exclude);
  const lines = filtered(piped.filter, typeof whole === 'string' ? linesOf(whole) : whole, keeps);
  yield* session.page(typeof whole === 'string' ? textOf(lines) : lines);
}

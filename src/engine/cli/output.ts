import type { Io } from '../kernel/io.ts';
import { defineHook } from '../system/device.ts';
import { page } from '../system/pager.ts';
import { compilePattern } from './pattern.ts';
import type { Filter, Piped } from './pipe.ts';
import type { Session } from './session.ts';

/** Output on its way into a file; whoever owns the file systems stores it and says what went wrong. */
export const outputToFile = defineHook<{
  readonly url: string;
  readonly text: string;
  readonly append: boolean;
  readonly error?: string;
}>('cli.output-to-file');

const indent = (line: string): number => line.length - line.trimStart().length;

/** Header lines that match, each with the block indented below it. */
function section(lines: readonly string[], fits: (line: string) => boolean): readonly string[] {
  const kept: string[] = [];
  let depth = -1;
  for (const line of lines) {
    if (depth >= 0 && line.trim() !== '' && indent(line) > depth) {
      kept.push(line);
      continue;
    }
    depth = fits(line) ? indent(line) : -1;
    if (depth >= 0) kept.push(line);
  }
  return kept;
}

function filtered(filter: Filter, text: string, fits: (line: string) => boolean): string {
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
      return join(section(lines, fits));
    case 'count':
      return `Number of lines which match regexp = ${lines.filter(fits).length}\n`;
  }
}

/** Sends a command's text through its output modifier, then page by page to the terminal. */
export function* showOutput(session: Session, text: string, piped: Piped): Io<void> {
  const whole = text === '' || text.endsWith('\n') ? text : `${text}\n`;
  if (piped.redirection && piped.target !== undefined) {
    const { error } = session.device.hook(outputToFile, {
      url: piped.target,
      text: whole,
      append: piped.redirection === 'append',
    });
    if (error !== undefined) session.print(error);
    if (piped.redirection !== 'tee') return;
  }
  if (piped.filter === undefined || piped.pattern === undefined)
    return yield* page(session.line, whole, session.terminal.length, session.patience);
  const fits = compilePattern(piped.pattern);
  if (!fits) return session.print('% Failed to compile regular expression.');
  yield* page(session.line, filtered(piped.filter, whole, fits), session.terminal.length, session.patience);
}

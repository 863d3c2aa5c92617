import type { Match } from './match.ts';

/** What the device prints at a line that it does not take; `column` is where the line starts on the screen. */
export function complaint(match: Exclude<Match, { kind: 'ok' }>, line: string, column: number): string {
  switch (match.kind) {
    case 'incomplete':
      return '% Incomplete command.\n';
    case 'ambiguous':
      return `% Ambiguous command:  "${line.trimEnd()}"`;
    case 'invalid':
      return `${' '.repeat(column + match.column)}^\n% Invalid input detected at '^' marker.\n`;
  }
}

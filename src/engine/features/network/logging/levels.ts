import { alt, arg, choice, type Syntax } from '../../../cli/grammar.ts';
import { integer } from '../../../cli/types.ts';
import type { Severity } from './state.ts';

const LEVELS = [
  ['emergencies', 'System is unusable'],
  ['alerts', 'Immediate action needed'],
  ['critical', 'Critical conditions'],
  ['errors', 'Error conditions'],
  ['warnings', 'Warning conditions'],
  ['notifications', 'Normal but significant conditions'],
  ['informational', 'Informational messages'],
  ['debugging', 'Debugging messages'],
] as const;

export const levelName = (level: Severity): string => LEVELS[level]?.[0] ?? '';

/** A severity by name or number. */
export const levelSyntax: Syntax<{ level?: Severity }> = alt(
  arg('level', integer(0, 7), 'Logging severity level'),
  ...LEVELS.map(([name, help], severity) =>
    choice(name, `${help.padEnd(34)}(severity=${severity})`, 'level', severity),
  ),
);

import { parseMark, terminalSpeeds } from '../engine/index.ts';
import { limits } from './limits.ts';
import { MOST_PROBLEMS } from './problem.ts';
import { unknownName } from './vocabulary.ts';

/** Something wrong in a transcript, at an offset of its text. */
export interface TranscriptFault {
  readonly at: number;
  /** What stands there. */
  readonly piece: string;
  readonly message: string;
}

const PIECES = /⟦[^⟦⟧]*⟧|[⟦⟧]/g;

/** Checks brackets, directives and console names. */
export function transcriptFaults(transcript: string, consoles: ReadonlySet<string>): readonly TranscriptFault[] {
  const faults: TranscriptFault[] = [];
  let [marks, waited] = [0, 0];
  for (const { 0: piece, index } of transcript.matchAll(PIECES)) {
    const message =
      piece.length === 1
        ? `expected ${piece === '⟦' ? '⟧ after this ⟦' : '⟦ before this ⟧'}`
        : markFault(piece.slice(1, -1), consoles);
    if (message !== undefined) faults.push({ at: index, piece, message });
    if (faults.length >= MOST_PROBLEMS) return faults;
    marks += 1;
    waited += waitOf(piece.slice(1, -1));
    if (message !== undefined) continue;
    const much =
      marks > limits.marks
        ? `expected at most ${limits.marks} marks`
        : waited > LONGEST
          ? 'expected at most a year in all'
          : undefined;
    if (much !== undefined) return [...faults, { at: index, piece, message: much }];
  }
  return faults;
}

/** A virtual year: no transcript waits longer, all its marks together. */
const LONGEST = 366 * 86_400_000;

function waitOf(text: string): number {
  const mark = parseMark(text);
  return mark.kind === 'pass' && mark.ms <= LONGEST ? mark.ms : 0;
}

function markFault(text: string, consoles: ReadonlySet<string>): string | undefined {
  const mark = parseMark(text);
  switch (mark.kind) {
    case 'line':
      return text.startsWith(':secret') ? undefined : lineFault(text);
    case 'pass':
      return mark.ms <= LONGEST ? undefined : 'expected at most a year';
    case 'keys':
      return /^:key [a-z]{2,}$/.test(text) && mark.text.length > 1 && !mark.text.startsWith('\x1b')
        ? `there is no key ${mark.text}; several keys are typed with :type`
        : undefined;
    case 'speed':
      return terminalSpeeds.includes(mark.baud)
        ? undefined
        : `expected a speed that terminals have: ${terminalSpeeds.join(', ')}`;
    case 'on':
      return consoles.has(mark.console) ? undefined : unknownName('device', mark.console, consoles);
    default:
      return undefined;
  }
}

/** A typed line that was meant for something else. */
function lineFault(text: string): string | undefined {
  if (/^:[a-z]/.test(text)) return `there is no directive ${text.split(' ')[0] ?? text}`;
  if (/^\+\d/.test(text)) return 'expected a time: +200ms, +15s or +9m';
  if (/^\^.$/.test(text)) return 'expected a control key: ^A to ^Z, ^[ or ^6';
  if (/^break$/i.test(text)) return 'expected break in small letters';
  return text.includes('\n') ? 'expected one typed line in brackets' : undefined;
}

import { parseMark } from '../engine/index.ts';

/** Something wrong in a transcript, at an offset of its text. */
export interface TranscriptFault {
  readonly at: number;
  readonly message: string;
}

const PIECES = /⟦[^⟦⟧]*⟧|[⟦⟧]/g;

/** Checks brackets, directives and console names. */
export function transcriptFaults(transcript: string, devices: ReadonlySet<string>): readonly TranscriptFault[] {
  const faults: TranscriptFault[] = [];
  for (const { 0: piece, index } of transcript.matchAll(PIECES)) {
    if (piece.length === 1) {
      faults.push({ at: index, message: piece === '⟦' ? 'expected ⟧ after this ⟦' : 'expected ⟦ before this ⟧' });
      continue;
    }
    const text = piece.slice(1, -1);
    const mark = parseMark(text);
    if (mark.kind === 'line' && /^:[a-z]/.test(text) && !text.startsWith(':secret'))
      faults.push({ at: index, message: `there is no directive ${text.split(' ')[0] ?? text}` });
    if (mark.kind === 'line' && text.includes('\n'))
      faults.push({ at: index, message: 'expected one typed line in brackets' });
    if (mark.kind === 'on' && !devices.has(mark.console))
      faults.push({ at: index, message: `there is no device ${mark.console}` });
  }
  return faults;
}

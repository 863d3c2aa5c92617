import { PlainText } from '../console/plain-text.ts';

/** Something a console printed, at a virtual millisecond. */
export interface Printed {
  readonly at: number;
  readonly console: string;
  readonly text: string;
}

/** Something that happened beside the console: a task done, a hint opened, Break sent. */
export interface Remark {
  readonly at: number;
  readonly kind: 'done' | 'failed' | 'reopened' | 'act';
  readonly text: string;
  /** The console it belongs to; absent: all of them. */
  readonly console?: string;
  /** It belongs to the last line that began before this moment; absent: to the one that was being printed. */
  readonly before?: number;
}

/** A line of a console as it was left, with what happened while it was printed. */
export interface LogLine {
  readonly at: number;
  readonly text: string;
  readonly remarks: readonly Remark[];
}

interface Line {
  readonly at: number;
  readonly text: string;
}

/** The lines that a console showed, each with the moment it began. */
export function linesOf(pieces: readonly Printed[]): readonly Line[] {
  const reader = new PlainText();
  const lines: Line[] = [];
  let began: number | undefined;
  for (const { at, text } of pieces)
    for (const part of text.split(/(?<=\n)/)) {
      began ??= at;
      reader.write(part);
      if (!part.endsWith('\n')) continue;
      lines.push({ at: began, text: reader.lines.at(-1) ?? '' });
      began = undefined;
    }
  return began === undefined ? lines : [...lines, { at: began, text: reader.current }];
}

/** Puts each remark beside its line, the last that had begun by then; remarks before the first line go with it. */
export function annotate(pieces: readonly Printed[], remarks: readonly Remark[]): readonly LogLine[] {
  const lines = linesOf(pieces);
  const places = remarks.map((remark) =>
    Math.max(
      0,
      lines.findLastIndex(({ at }) => (remark.before === undefined ? at <= remark.at : at < remark.before)),
    ),
  );
  if (lines.length === 0) return remarks.length === 0 ? [] : [{ at: 0, text: '', remarks }];
  return lines.map((line, index) => ({ ...line, remarks: remarks.filter((_, which) => places[which] === index) }));
}

/** The lines before the one at which the learner began, and the rest. Lines with remarks are never put away. */
export function splitAt(lines: readonly LogLine[], began: number): readonly [readonly LogLine[], readonly LogLine[]] {
  const here = lines.findLastIndex(({ at }) => at <= began);
  const remarked = lines.findIndex(({ remarks }) => remarks.length > 0);
  const first = Math.max(0, remarked < 0 ? here : Math.min(here, remarked));
  return [lines.slice(0, first), lines.slice(first)];
}

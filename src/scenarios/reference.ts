import { marksOf } from '../engine/index.ts';
import type { Solution } from './schema.ts';
import { shownMark } from './solution-text.ts';

/** One way to solve a scenario, act by act. */
export interface ReferenceView {
  readonly title: string;
  /** Commands and acts in order, `show version` or `[Break]`. */
  readonly lines: readonly string[];
}

/** The solutions as lists of what is typed. */
export const referenceOf = (solutions: readonly Solution[]): readonly ReferenceView[] =>
  solutions.map(({ title, transcript }) => ({
    title,
    lines: marksOf(transcript)
      .map(shownMark)
      .filter((line) => line.trim() !== ''),
  }));

import { marksOf, Player, type Lab } from '../engine/index.ts';
import type { OpenScenario } from './index.ts';
import type { MarksView } from './views.ts';

/** What a transcript did in a fresh lab. */
export interface Rehearsal {
  readonly lab: Lab;
  readonly marks: MarksView;
  /** What the consoles that were played showed. */
  readonly screen: string;
}

/** Plays a transcript in a fresh lab, without the marks at some positions. */
export function rehearse(
  scenario: OpenScenario,
  transcript: string,
  without: ReadonlySet<number> = new Set(),
): Rehearsal {
  const lab = scenario.newLab();
  const player = new Player(lab);
  for (const [index, mark] of marksOf(transcript).entries()) if (!without.has(index)) player.act(mark);
  player.settle();
  return { lab, marks: scenario.grade(lab), screen: player.screen };
}

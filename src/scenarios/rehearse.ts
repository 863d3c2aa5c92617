import { marksOf, Player, type Entry, type Lab, type OutputChunk } from '../engine/index.ts';
import type { OpenScenario } from './index.ts';
import type { MarksView } from './views.ts';

/** What a transcript did in a fresh lab. */
export interface Rehearsal {
  readonly lab: Lab;
  readonly marks: MarksView;
  /** What the consoles that were played showed. */
  readonly screen: string;
  /** The inputs that the transcript became. */
  readonly entries: readonly Entry[];
  /** All that was printed on any console. */
  readonly output: readonly OutputChunk[];
}

interface RehearsalOptions {
  /** Position of a mark that is left out. */
  readonly without?: number;
  /** Is told how things stand after each mark. */
  after?(marks: MarksView): void;
}

/** Plays a transcript in a fresh lab. */
export function rehearse(
  scenario: OpenScenario,
  transcript: string,
  { without, after }: RehearsalOptions = {},
): Rehearsal {
  const lab = scenario.newLab();
  const entries: Entry[] = [];
  const output: OutputChunk[] = [];
  const player = new Player({
    get now() {
      return lab.now;
    },
    get nextDue() {
      return lab.nextDue;
    },
    devices: lab.devices,
    reading: (console) => lab.reading(console),
    input: (input) => entries.push(lab.input(input)),
    advanceTo: (moment) => lab.advanceTo(moment),
    drain: () => {
      const drained = lab.drain();
      output.push(...drained);
      return drained;
    },
  });
  for (const [index, mark] of marksOf(transcript).entries()) {
    if (index === without) continue;
    player.act(mark);
    after?.(scenario.grade(lab));
  }
  player.settle();
  const { screen } = player;
  const marks = scenario.grade(lab);
  after?.(marks);
  return { lab, marks, screen, entries, output };
}

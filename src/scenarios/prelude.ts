import { offsetOfMark, TakesTooLong } from '../engine/index.ts';
import type { OpenScenario } from './open.ts';
import type { Problem } from './problem.ts';
import type { LoadedScenario } from './scenario.ts';
import { drawVariables, fillerOf } from './variables.ts';
import { writtenAt, type Locate } from './where.ts';

/** What a transcript is told at the mark that is too much. */
export const TOO_LONG = 'it takes too long to play: too much happens by then';

/** What of a stranger's prelude is too much to be played before a lab is shown, at its place. */
export function preludeFault(
  scenario: Pick<OpenScenario, 'newLab' | 'spec'>,
  { file }: LoadedScenario,
  seed: number,
  locate: Locate,
): Problem | undefined {
  try {
    scenario.newLab();
    return undefined;
  } catch (error) {
    if (!(error instanceof TakesTooLong)) throw error;
    const filler = fillerOf(drawVariables(file.variables ?? {}, seed));
    const at = offsetOfMark(scenario.spec.prelude ?? '', error.mark ?? 0);
    return locate({ path: ['lab', 'prelude'], at: writtenAt(file.lab.prelude ?? '', filler, at) }, TOO_LONG);
  }
}

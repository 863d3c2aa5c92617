import { drawVariables, fillerOf, type Drawn } from '../../src/scenarios/variables.ts';
import { labData, labIds, labText } from './shelf.ts';

/** What a transcript says: wait until a row of the screen ends in the prompt, then do what the mark says. */
export interface Step {
  readonly prompt: string;
  readonly mark: string;
}

const STEP = /([^⟦⟧\n]*)⟦([^⟧]*)⟧/g;

/** Ids of the labs of the catalogue that have tasks. */
export const guidedLabs = (): readonly string[] => labIds().filter((id) => labData(id).kind === 'guided');

export const tasksOf = (id: string): number => labData(id).checks?.length ?? 0;

/** What a seed draws for a lab. */
export const drawnFor = (id: string, seed: number): Drawn => drawVariables(labData(id).variables ?? {}, seed);

/** The first shipped solution of a lab, as the learner has it for whom this was drawn. */
export function solutionOf(id: string, drawn: Drawn): readonly Step[] {
  const text = fillerOf(drawn).text(labText(id, 'solution.txt').replaceAll(/^# .*\n/gm, ''));
  return [...text.matchAll(STEP)].map(([, prompt = '', mark = '']) => ({ prompt: prompt.trimEnd(), mark }));
}

import { readdirSync, readFileSync } from 'node:fs';
import { parse } from 'yaml';
import type { ScenarioFile } from '../../src/scenarios/schema.ts';
import { drawVariables, fillerOf, type Drawn } from '../../src/scenarios/variables.ts';

/** What a transcript says: wait until a row of the screen ends in the prompt, then do what the mark says. */
export interface Step {
  readonly prompt: string;
  readonly mark: string;
}

const STEP = /([^⟦⟧\n]*)⟦([^⟧]*)⟧/g;

const catalogue = new URL('../../src/scenarios/catalogue/', import.meta.url);
const read = (file: string): string => readFileSync(new URL(file, catalogue), 'utf8');
const labOf = (id: string): ScenarioFile => parse(read(`${id}/lab.yaml`)) as ScenarioFile;

/** Ids of the labs of the catalogue that have tasks. */
export const guidedLabs = (): readonly string[] => readdirSync(catalogue).filter((id) => labOf(id).kind === 'guided');

export const tasksOf = (id: string): number => labOf(id).checks?.length ?? 0;

/** What a seed draws for a lab. */
export const drawnFor = (id: string, seed: number): Drawn => drawVariables(labOf(id).variables ?? {}, seed);

/** The first shipped solution of a lab, as the learner has it for whom this was drawn. */
export function solutionOf(id: string, drawn: Drawn): readonly Step[] {
  const text = fillerOf(drawn).text(read(`${id}/solution.txt`).replaceAll(/^# .*\n/gm, ''));
  return [...text.matchAll(STEP)].map(([, prompt = '', mark = '']) => ({ prompt: prompt.trimEnd(), mark }));
}

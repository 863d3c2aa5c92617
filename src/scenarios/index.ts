import { markLab } from './marks.ts';
import { openWith, type OpenScenario } from './open.ts';
import { askQuestions } from './quizzes/questions.ts';
import type { LoadedScenario } from './scenario.ts';

export type { OpenScenario } from './open.ts';

/** Draws a scenario's variables from a seed. The same scenario and seed always give the same lab. */
export const openScenario = (loaded: LoadedScenario, seed: number): OpenScenario =>
  openWith({ mark: markLab, ask: askQuestions }, loaded, seed);

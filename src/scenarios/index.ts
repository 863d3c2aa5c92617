import { markLab } from './marks.ts';
import { hasSurroundings } from './lab-spec.ts';
import { openWith, type OpenScenario } from './open.ts';
import { askQuestions } from './quizzes/questions.ts';
import { digestOf, type LoadedScenario } from './scenario.ts';
import { around } from './surroundings.ts';

export type { OpenScenario } from './open.ts';

/** Draws a scenario's variables from a seed. The same scenario and seed always give the same lab. */
export const openScenario = (loaded: LoadedScenario, seed: number): OpenScenario =>
  openWith(
    {
      mark: markLab,
      ask: askQuestions,
      digest: digestOf,
      ...(hasSurroundings(loaded.file.lab) && { around }),
    },
    loaded,
    seed,
  );

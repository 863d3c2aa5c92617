import { openScenario } from '../index.ts';
import type { Doubt } from '../doubt.ts';
import type { LoadedScenario } from '../scenario.ts';
import { drawVariables, fillerOf } from '../variables.ts';
import { benchOf, type Bench } from './bench.ts';
import { doubtsAbout } from './doubts.ts';
import { lengthDoubts } from './lengths.ts';
import { openQuiz, type LoadedQuiz } from './quiz.ts';
import type { Question } from './schema.ts';

/** A quiz's questions as a learner with this seed gets them, all of them, and the bench they are judged on. */
export function questionsOf(
  quiz: LoadedQuiz,
  scenario: LoadedScenario | undefined,
  seed: number,
): { readonly questions: readonly Question[]; readonly bench: Bench } {
  const filler = fillerOf(drawVariables(scenario?.file.variables ?? {}, seed));
  const { spec } = scenario ? openScenario(scenario, seed) : openQuiz(quiz, undefined, seed);
  return { questions: filler.data(quiz.file.questions), bench: benchOf(spec, seed) };
}

/** Judges what a quiz says about its router, on the router: what is wrong with it, for each seed. */
export function proveQuiz(
  quiz: LoadedQuiz,
  scenario: LoadedScenario | undefined,
  seeds: readonly number[],
): readonly Doubt[] {
  const lengths = lengthDoubts(quiz.file.questions).map(
    (message): Doubt => ({ seed: undefined, where: { path: ['questions'] }, about: 'the options', message }),
  );
  const drawn = seeds.flatMap((seed) => {
    const { questions, bench } = questionsOf(quiz, scenario, seed);
    return questions.flatMap((question, index) =>
      doubtsAbout(question, bench).map(({ path, message }) => ({
        seed,
        where: { path: ['questions', index, ...path] },
        about: question.id,
        message,
      })),
    );
  });
  return [...lengths, ...drawn];
}

import { existsSync, statSync } from 'node:fs';
import { catalogue, loadScenario } from 'virtual:catalogue';
import { loadQuiz } from 'virtual:quizzes';
import { loadFromCatalogue } from '../scenarios/load.ts';
import { showProblem } from '../scenarios/problem.ts';
import type { Doubt } from '../scenarios/prove.ts';
import type { LoadedScenario } from '../scenarios/scenario.ts';
import { isQuizFile, quizFromText } from '../scenarios/quizzes/load.ts';
import { proveQuiz } from '../scenarios/quizzes/prove-quiz.ts';
import { readText } from './find-scenario.ts';

type Read = Awaited<ReturnType<typeof quizFromText>>;

/** A scenario of the catalogue. */
export async function fromCatalogue(id: string): Promise<LoadedScenario | undefined> {
  const found = await loadScenario(id);
  return found && loadFromCatalogue(found);
}

const scenarios = { ids: catalogue.map(({ id }) => id), find: fromCatalogue };

/** A quiz of a file, or of the catalogue by its id; undefined when the name means no quiz. */
export async function readQuiz(name: string): Promise<Read | undefined> {
  if (!existsSync(name)) {
    const source = await loadQuiz(name);
    return source && quizFromText(`${name}.yaml`, source.text, scenarios);
  }
  if (!statSync(name).isFile()) return undefined;
  const text = readText(name);
  return isQuizFile(name, text) ? quizFromText(name, text, scenarios) : undefined;
}

/** What checking a quiz says. */
interface QuizCheck {
  /** Problems of the file, as lines. */
  readonly problems: readonly string[];
  readonly doubts: readonly Doubt[];
  readonly questions: number;
}

/** Validates and proves a quiz; undefined when the name means none. */
export async function checkQuiz(name: string, seeds: readonly number[]): Promise<QuizCheck | undefined> {
  const quiz = await readQuiz(name);
  if (!quiz) return undefined;
  if (!quiz.ok) return { problems: quiz.error.map(showProblem), doubts: [], questions: 0 };
  const { scenario, questions } = quiz.value.file;
  const about = scenario === undefined ? undefined : await fromCatalogue(scenario);
  return { problems: [], doubts: proveQuiz(quiz.value, about, seeds), questions: questions.length };
}

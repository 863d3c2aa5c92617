import { existsSync, statSync } from 'node:fs';
import { catalogue, loadScenario } from 'virtual:catalogue';
import { loadQuiz } from 'virtual:quizzes';
import { loadFromCatalogue } from '../scenarios/load.ts';
import { showProblem } from '../scenarios/problem.ts';
import type { LoadedScenario } from '../scenarios/scenario.ts';
import { quizFromText } from '../scenarios/quizzes/load.ts';
import { isQuizFile } from '../scenarios/quizzes/quiz-file.ts';
import { locateInQuiz } from '../scenarios/quizzes/parse.ts';
import { proveQuiz } from '../scenarios/quizzes/prove-quiz.ts';
import { readText } from './find-scenario.ts';
import { showDoubts } from './show-doubts.ts';

type Read = Awaited<ReturnType<typeof quizFromText>>;

/** A scenario of the catalogue. */
export async function fromCatalogue(id: string): Promise<LoadedScenario | undefined> {
  const found = await loadScenario(id);
  return found && loadFromCatalogue(found);
}

const scenarios = { ids: catalogue.map(({ id }) => id), find: fromCatalogue };

/** The name and text of a quiz of a file, or of the catalogue by its id; undefined when the name means no quiz. */
async function textOf(name: string): Promise<{ readonly file: string; readonly text: string } | undefined> {
  if (!existsSync(name)) {
    const source = await loadQuiz(name);
    return source && { file: `${name}.yaml`, text: source.text };
  }
  if (!statSync(name).isFile()) return undefined;
  const text = readText(name);
  return isQuizFile(name, text) ? { file: name, text } : undefined;
}

/** A quiz of a file, or of the catalogue by its id; undefined when the name means no quiz. */
export async function readQuiz(name: string): Promise<Read | undefined> {
  const found = await textOf(name);
  return found && quizFromText(found.file, found.text, scenarios);
}

/** What checking a quiz says. */
interface QuizCheck {
  /** Problems of the file, or what is not so on the router: as lines. */
  readonly problems: readonly string[];
  /** What a file of another program had that cannot be asked here: as lines. */
  readonly left: readonly string[];
  readonly questions: number;
}

/** Validates and proves a quiz; undefined when the name means none. */
export async function checkQuiz(name: string, seeds: readonly number[]): Promise<QuizCheck | undefined> {
  const found = await textOf(name);
  if (!found) return undefined;
  const quiz = await quizFromText(found.file, found.text, scenarios);
  if (!quiz.ok) return { problems: quiz.error.map(showProblem), left: [], questions: 0 };
  const { scenario, questions } = quiz.value.file;
  const about = scenario === undefined ? undefined : await fromCatalogue(scenario);
  const doubts = proveQuiz(quiz.value, about, seeds);
  return {
    problems: showDoubts(found.file, doubts, locateInQuiz(found.file, found.text)),
    left: quiz.value.left.map(showProblem),
    questions: questions.length,
  };
}

import { existsSync, statSync } from 'node:fs';
import { loadScenario } from 'virtual:catalogue';
import { loadQuiz } from 'virtual:quizzes';
import { loadFromCatalogue } from '../scenarios/load.ts';
import { showProblem } from '../scenarios/problem.ts';
import type { Doubt } from '../scenarios/prove.ts';
import { isQuizFile, quizFromText } from '../scenarios/quizzes/load.ts';
import { proveQuiz } from '../scenarios/quizzes/prove-quiz.ts';
import { readText } from './find-scenario.ts';

/** Text of a quiz: a file that is one, or an id of the catalogue; undefined when the name means no quiz. */
async function quizText(name: string): Promise<{ readonly file: string; readonly text: string } | undefined> {
  if (!existsSync(name)) {
    const source = await loadQuiz(name);
    return source && { file: `${name}.yaml`, text: source.text };
  }
  if (!statSync(name).isFile()) return undefined;
  const text = readText(name);
  return isQuizFile(name, text) ? { file: name, text } : undefined;
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
  const found = await quizText(name);
  if (!found) return undefined;
  const quiz = await quizFromText(found.file, found.text);
  if (!quiz.ok) return { problems: quiz.error.map(showProblem), doubts: [], questions: 0 };
  const { scenario: id, questions } = quiz.value.file;
  const scenario = id === undefined ? undefined : await loadScenario(id);
  if (id !== undefined && !scenario)
    return { problems: [`${found.file}: the catalogue has no scenario ${id}`], doubts: [], questions: 0 };
  const doubts = proveQuiz(quiz.value, scenario && loadFromCatalogue(scenario), seeds);
  return { problems: [], doubts, questions: questions.length };
}

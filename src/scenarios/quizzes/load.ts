import type { Result } from '../../engine/index.ts';
import type { Problem } from '../problem.ts';
import type { Scenarios } from './parse.ts';
import { loadedQuiz, type LoadedQuiz } from './quiz.ts';
import type { QuizFile } from './schema.ts';

/** Takes a quiz of the product's own catalogue. Nothing is checked: the catalogue's tests did that. */
export const quizFromCatalogue = ({ parsed }: { readonly parsed: unknown }): LoadedQuiz => {
  const { $schema: _, ...file } = parsed as QuizFile;
  return loadedQuiz(file);
};

/** Reads and checks a quiz that somebody brought as a file. The reader is loaded when it is needed first. */
export async function quizFromText(
  name: string,
  text: string,
  scenarios: Scenarios,
): Promise<Result<LoadedQuiz, readonly Problem[]>> {
  const { parseQuizText } = await import('./parse.ts');
  return parseQuizText(name, text, scenarios);
}

import { fetchParts } from '../../src/engine/index.ts';
import type { Question } from '../../src/scenarios/quizzes/schema.ts';
import { loadFromCatalogue } from '../../src/scenarios/load.ts';
import { quizFromCatalogue } from '../../src/scenarios/quizzes/load.ts';
import { questionsOf } from '../../src/scenarios/quizzes/prove-quiz.ts';
import { labSource, quizData } from './shelf.ts';

/** What somebody who knows would answer; texts are Markdown. */
export type RightAnswer =
  | { readonly kind: 'choice'; readonly text: string }
  | { readonly kind: 'multiple'; readonly texts: readonly string[] }
  | { readonly kind: 'order'; readonly steps: readonly string[] }
  | { readonly kind: 'match'; readonly partners: readonly string[] }
  | { readonly kind: 'typed'; readonly text: string }
  /** Lines typed at the console of a router make it show it, in a row like this. */
  | { readonly kind: 'printed'; readonly on: string; readonly lines: readonly string[]; readonly row: string };

/** The right answer to every question of a quiz, in order, for the learner with this seed. */
export async function rightAnswers(id: string, seed: number): Promise<readonly RightAnswer[]> {
  await fetchParts();
  const quiz = quizFromCatalogue({ parsed: quizData(id) });
  const { scenario } = quiz.file;
  const lab = scenario === undefined ? undefined : loadFromCatalogue(labSource(scenario));
  const { questions, bench } = questionsOf(quiz, lab, seed);
  const answerTo = (question: Question): RightAnswer => {
    switch (question.kind) {
      case 'choice':
        return { kind: 'choice', text: question.options.find(({ right }) => right)?.text ?? '' };
      case 'multiple':
        return { kind: 'multiple', texts: question.options.flatMap(({ right, text }) => (right ? text : [])) };
      case 'order':
        return { kind: 'order', steps: question.steps.map(({ text }) => text) };
      case 'match':
        return { kind: 'match', partners: question.pairs.map(({ right }) => right) };
      case 'command':
        return { kind: 'typed', text: question.lines[0] ?? '' };
      case 'short':
        return { kind: 'typed', text: question.answers[0] ?? '' };
      case 'device':
        return 'line' in question.answer
          ? { kind: 'printed', on: bench.device(question.on), lines: question.answer.type, row: question.answer.line }
          : { kind: 'typed', text: bench.read(question.answer, bench.device(question.on)) ?? '' };
    }
  };
  return questions.map(answerTo);
}

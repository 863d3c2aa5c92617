import type { QuizView } from '../bridge/protocol.ts';
import type { Answer } from '../scenarios/quizzes/answer.ts';
import type { QuestionView } from '../scenarios/quizzes/views.ts';
import { useLab } from './lab.ts';

/** Answers a question of the open quiz. It goes into the journal; the verdict comes back with the next frame. */
export const answerQuestion = (question: string, answer: Answer): void =>
  useLab.getState().note('answer', `${question} ${JSON.stringify(answer)}`);

/** Ends the round: what was not answered counts as a mistake. */
export const endRound = (): void => useLab.getState().note('quiz', 'end');

/** Asks the mistakes of the round again. */
export const takeMistakesAgain = (): void => useLab.getState().note('quiz', 'again');

/** The questions of the current round. */
export const askedOf = ({ questions }: Pick<QuizView, 'questions'>): readonly QuestionView[] =>
  questions.filter(({ asked }) => asked);

/** Every question of the round is answered, or the learner ended it. */
export const isOver = (quiz: Pick<QuizView, 'questions' | 'ended'>): boolean =>
  quiz.ended || askedOf(quiz).every(({ verdict }) => verdict !== undefined);

/** Nothing was answered yet, ever. */
export const isFresh = (quiz: QuizView): boolean =>
  quiz.round === 1 && !quiz.ended && quiz.questions.every(({ verdict }) => verdict === undefined);

/** The question to go on with: the first open one after `from`, around the end; undefined when all are answered. */
export function nextOpen(quiz: Pick<QuizView, 'questions'>, from?: string): QuestionView | undefined {
  const asked = askedOf(quiz);
  const at = asked.findIndex(({ id }) => id === from) + 1;
  return [...asked.slice(at), ...asked.slice(0, at)].find(({ verdict, id }) => verdict === undefined && id !== from);
}

/** How a round went. */
export interface Tally {
  readonly right: number;
  readonly asked: number;
  readonly unanswered: number;
}

export function tallyOf(quiz: Pick<QuizView, 'questions'>): Tally {
  const asked = askedOf(quiz);
  return {
    right: asked.filter(({ verdict }) => verdict?.right).length,
    asked: asked.length,
    unanswered: asked.filter(({ verdict }) => verdict === undefined).length,
  };
}

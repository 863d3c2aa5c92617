import type { Answer } from '../scenarios/quizzes/answer.ts';
import { useLab } from './lab.ts';

/** Answers a question of the open quiz. It goes into the journal; the verdict comes back with the next frame. */
export const answerQuestion = (question: string, answer: Answer): void =>
  useLab.getState().note('answered', `${question} ${JSON.stringify(answer)}`);

/** Ends the round: what was not answered counts as a mistake. */
export const endRound = (): void => useLab.getState().note('quiz', 'end');

/** Asks the mistakes of the round again. */
export const takeMistakesAgain = (): void => useLab.getState().note('quiz', 'again');

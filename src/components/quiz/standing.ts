import type { QuizView } from '../../bridge/protocol.ts';
import type { QuestionView } from '../../scenarios/quizzes/views.ts';

const isAnswered = ({ answer }: QuestionView): boolean => answer !== undefined;

/** The questions of the current round. */
export const askedOf = ({ questions }: Pick<QuizView, 'questions'>): readonly QuestionView[] =>
  questions.filter(({ asked }) => asked);

/** Every question of the round is answered, or the learner ended it. */
export const isOver = (quiz: Pick<QuizView, 'questions' | 'ended'>): boolean =>
  quiz.ended || askedOf(quiz).every(isAnswered);

/** Nothing was answered yet, ever. */
export const isFresh = (quiz: QuizView): boolean => quiz.round === 1 && !quiz.ended && !quiz.questions.some(isAnswered);

/** The question to go on with: the first open one after `from`, around the end; undefined when all are answered. */
export function nextOpen(quiz: Pick<QuizView, 'questions'>, from?: string): QuestionView | undefined {
  const asked = askedOf(quiz);
  const at = asked.findIndex(({ id }) => id === from) + 1;
  return [...asked.slice(at), ...asked.slice(0, at)].find((one) => !isAnswered(one) && one.id !== from);
}

/** How a round went. */
interface Tally {
  readonly right: number;
  /** Not right, but it earned a share. */
  readonly partly: number;
  readonly asked: number;
  readonly unanswered: number;
}

export function tallyOf(quiz: Pick<QuizView, 'questions'>): Tally {
  const asked = askedOf(quiz);
  return {
    right: asked.filter(({ verdict }) => verdict?.right).length,
    partly: asked.filter(({ verdict }) => verdict && !verdict.right && verdict.points > 0).length,
    asked: asked.length,
    unanswered: asked.filter((one) => !isAnswered(one)).length,
  };
}

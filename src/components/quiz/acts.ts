import type { Exported, QuizFormat } from '../../bridge/protocol.ts';
import type { Answer } from '../../scenarios/quizzes/answer.ts';

/** What a learner can do with a quiz. */
export interface QuizActs {
  answer(question: string, answer: Answer): void;
  /** Ends the round before everything is answered. */
  end(): void;
  /** Asks the mistakes again. */
  again(): void;
  /** Begins the whole quiz again, with another seed. */
  fresh(): void;
  /** The result is asked for: the attempt is over. */
  finish(): void;
  /** The quiz as a file for another program. */
  exported(format: QuizFormat): Promise<Exported>;
}

import type { Exported, QuizFormat } from '../../bridge/protocol.ts';
import type { Answer } from '../../scenarios/quizzes/answer.ts';

/** What is to be seen of a router: its console, and a line that is typed there. */
interface Look {
  /** The console in front when it is absent. */
  readonly console?: string | undefined;
  readonly command?: string | undefined;
}

/** Brings a router beside the questions; without a wish puts it there or away. */
export type OnRouter = (look?: Look) => void;

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

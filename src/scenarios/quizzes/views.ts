import type { Problem } from '../problem.ts';
import type { Answer } from './answer.ts';
import type { Kind, ReadAs } from './schema.ts';

/** Something to choose, put in order or match, in the order of the page. */
export interface ItemView {
  /** Its position in the quiz file: what answers name. */
  readonly key: number;
  /** Markdown, except on the right side of a match. */
  readonly text: string;
}

/** How one item was answered. */
export interface PartView {
  readonly key: number;
  readonly right: boolean;
  /** The learner chose it, or put it where it stands in the answer. */
  readonly chosen: boolean;
  /** choice, multiple: it belongs to the answer. */
  readonly belongs: boolean;
  /** match: the right side that belongs here. */
  readonly partner?: string;
  /** Markdown. */
  readonly because: string;
}

/** What an answer is worth, and why. */
export interface Verdict {
  readonly right: boolean;
  /** A share where parts of the answer are right. */
  readonly points: number;
  /** choice, multiple, order, match. */
  readonly parts: readonly PartView[];
  /** The right answer in words: Markdown. */
  readonly expected: string;
  /** command, device, short: what the answer was taken for, or why it is wrong. Markdown. */
  readonly why?: string;
  /** What the device prints at a line it does not take, with the line itself. */
  readonly reply?: string;
  /** Markdown. */
  readonly explain: string;
  /** Where the router shows it: a command. */
  readonly look?: string;
}

/** A line that the device refused, which is no answer yet. */
export interface TryView {
  /** What the device prints, with the line itself. */
  readonly reply: string;
  /** Why it is no right line, once the question is answered. Markdown. */
  readonly because?: string;
}

/** One question as a learner meets it in the current round. */
export interface QuestionView {
  readonly id: string;
  readonly kind: Kind;
  /** Markdown. */
  readonly ask: string;
  readonly points: number;
  /** choice, multiple: options; order: steps; match: left sides. */
  readonly items: readonly ItemView[];
  /** match: right sides. */
  readonly partners: readonly ItemView[];
  /** command: the prompt the line is typed at. */
  readonly prompt?: string;
  /** device, short: how the answer is read. */
  readonly as?: ReadAs;
  /** Console that shows what it asks about. */
  readonly console?: string;
  /** It is asked in this round. */
  readonly asked: boolean;
  /** The learner's answer of this round. */
  readonly answer?: Answer;
  /** command: lines of this round that the device refused before the answer. */
  readonly tries?: readonly TryView[];
  /** Comes with the answer; in an exam when it is over. */
  readonly verdict?: Verdict;
  /** How the first answer was: that one counts. */
  readonly first?: 'right' | 'wrong';
}

/** A quiz as one learner gets it. */
export interface QuizView {
  readonly id: string;
  /** 1, and one more each time the mistakes are taken again. */
  readonly round: number;
  /** It is taken as an exam: verdicts come when it is over, and there is one round. */
  readonly exam: boolean;
  /** The learner ended the round before answering everything. */
  readonly ended: boolean;
  readonly questions: readonly QuestionView[];
  /** Questions in the file when only some were drawn. */
  readonly pool?: number;
  /** Scenario of the catalogue whose lab this is. */
  readonly scenario?: string;
  /** What the file had that cannot be asked here. */
  readonly left?: readonly Problem[];
  /** There is a router to look at: some question asks about it. */
  readonly router: boolean;
}

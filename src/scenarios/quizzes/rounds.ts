import type { Note } from '../../engine/index.ts';
import { examOf } from '../exam.ts';
import { answerTopic, readAnswer, roundAgain, roundEnds, roundTopic, type Answer } from './answer.ts';

/** One way through the questions: all of them first, then only what went wrong. */
export interface Round {
  /** Ids of the questions asked. */
  readonly asked: readonly string[];
  /** The first answer to each counts. */
  readonly answers: ReadonlyMap<string, Answer>;
  /** The learner ended it early. */
  readonly ended: boolean;
}

/** Whether an answer to a question is right. */
export type IsRight = (question: string, answer: Answer) => boolean;

const begun = (asked: readonly string[]): Round => ({ asked, answers: new Map(), ended: false });

/** Nothing more is to be answered. */
export const isOver = ({ asked, answers, ended }: Round): boolean => ended || asked.every((id) => answers.has(id));

function withAnswer(round: Round, note: Note): Round {
  const read = readAnswer(note);
  if (!read || round.ended || !round.asked.includes(read.question) || round.answers.has(read.question)) return round;
  return { ...round, answers: new Map([...round.answers, [read.question, read.answer]]) };
}

/** Questions that were not answered, or wrongly. */
export const mistakesOf = ({ asked, answers }: Round, isRight: IsRight): readonly string[] =>
  asked.filter((id) => {
    const answer = answers.get(id);
    return answer === undefined || !isRight(id, answer);
  });

/**
 * The rounds that a journal's notes tell of; there is always a first one, and in an exam no other. Notes that make no
 * sense change nothing.
 */
export function roundsOf(questions: readonly string[], notes: readonly Note[], isRight: IsRight): readonly Round[] {
  const { exam } = examOf(notes);
  const rounds: Round[] = [];
  let current = begun(questions);
  for (const note of notes) {
    if (note.topic === answerTopic) current = withAnswer(current, note);
    if (note.topic !== roundTopic) continue;
    if (note.value === roundEnds) current = { ...current, ended: true };
    if (note.value !== roundAgain || exam || !isOver(current)) continue;
    const mistakes = mistakesOf(current, isRight);
    if (mistakes.length === 0) continue;
    rounds.push(current);
    current = begun(mistakes);
  }
  return [...rounds, current];
}

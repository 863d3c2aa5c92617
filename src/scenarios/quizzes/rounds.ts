import type { Note } from '../../engine/index.ts';
import { examOf } from '../exam.ts';
import { answerTopic, readAnswer, roundAgain, roundEnds, roundTopic, wholeTopic, type Answer } from './answer.ts';

/** An answer, and the rules that it was given under. */
export interface Given {
  readonly answer: Answer;
  /** All points or none. */
  readonly whole: boolean;
}

/** One way through the questions: all of them first, then only what went wrong. */
export interface Round {
  /** Ids of the questions asked. */
  readonly asked: readonly string[];
  /** The first answer to each counts. */
  readonly answers: ReadonlyMap<string, Given>;
  /** Lines that the device refused before there was an answer: they do not count. */
  readonly tries: ReadonlyMap<string, readonly Answer[]>;
  /** The learner ended it early. */
  readonly ended: boolean;
}

/** What is to be known of answers to tell the rounds. */
export interface Judges {
  isRight(question: string, given: Given): boolean;
  /** It is a line that the device refuses. */
  isRefused(question: string, answer: Answer): boolean;
}

/** Refused lines to a question in one round; the next one is the answer. */
export const MOST_TRIES = 20;

const begun = (asked: readonly string[]): Round => ({ asked, answers: new Map(), tries: new Map(), ended: false });

/** Nothing more is to be answered. */
export const isOver = ({ asked, answers, ended }: Round): boolean => ended || asked.every((id) => answers.has(id));

function withAnswer(round: Round, note: Note, { isRefused }: Judges): Round {
  const read = readAnswer(note);
  if (!read || round.ended || !round.asked.includes(read.question) || round.answers.has(read.question)) return round;
  const { question, answer } = read;
  const whole = note.topic === wholeTopic;
  const tries = round.tries.get(question) ?? [];
  return !whole && tries.length < MOST_TRIES && isRefused(question, answer)
    ? { ...round, tries: new Map([...round.tries, [question, [...tries, answer]]]) }
    : { ...round, answers: new Map([...round.answers, [question, { answer, whole }]]) };
}

/** Questions that were not answered, or wrongly. */
export const mistakesOf = (
  { asked, answers }: Pick<Round, 'asked' | 'answers'>,
  { isRight }: Pick<Judges, 'isRight'>,
): readonly string[] =>
  asked.filter((id) => {
    const given = answers.get(id);
    return given === undefined || !isRight(id, given);
  });

/**
 * The rounds that a journal's notes tell of; there is always a first one, and in an exam no other. Notes that make no
 * sense change nothing.
 */
export function roundsOf(questions: readonly string[], notes: readonly Note[], judges: Judges): readonly Round[] {
  const { exam } = examOf(notes);
  const rounds: Round[] = [];
  let current = begun(questions);
  for (const note of notes) {
    if (note.topic === answerTopic || note.topic === wholeTopic) current = withAnswer(current, note, judges);
    if (note.topic !== roundTopic) continue;
    if (note.value === roundEnds) current = { ...current, ended: true };
    if (note.value !== roundAgain || exam || !isOver(current)) continue;
    const mistakes = mistakesOf(current, judges);
    if (mistakes.length === 0) continue;
    rounds.push(current);
    current = begun(mistakes);
  }
  return [...rounds, current];
}

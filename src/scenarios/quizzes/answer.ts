import type { Note } from '../../engine/index.ts';

/** What a learner answered. Numbers are positions in the quiz file, whatever the order on the page was. */
export type Answer =
  /** choice: the one option; multiple: all chosen ones; order: the steps in the learner's order. */
  | { readonly chosen: readonly number[] }
  /** match: for each left side the right side chosen, -1 for none. */
  | { readonly matched: readonly number[] }
  /** command, device, short. */
  | { readonly text: string };

/** Topics of the notes that quizzes leave in a journal. */
export const answerTopic = 'answered';
/** The topic of old journals, whose rules were others: all points or none, and a line that the device refuses counts. */
export const wholeTopic = 'answer';
export const roundTopic = 'quiz';
/** Values of the note `quiz`: the round ends with what was answered; the mistakes are asked again. */
export const roundEnds = 'end';
export const roundAgain = 'again';

/** The value of the note `answer`: the question's id, a space, the answer as JSON. */
export const answerNote = (question: string, answer: Answer): string => `${question} ${JSON.stringify(answer)}`;

const LONGEST = 500;
const MOST = 100;

const isPositions = (value: unknown): value is readonly number[] =>
  Array.isArray(value) &&
  value.length <= MOST &&
  value.every((one) => Number.isInteger(one) && one >= -1 && one < MOST);

function answerFrom(data: unknown): Answer | undefined {
  if (typeof data !== 'object' || data === null) return undefined;
  if ('chosen' in data && isPositions(data.chosen)) return { chosen: data.chosen };
  if ('matched' in data && isPositions(data.matched)) return { matched: data.matched };
  if ('text' in data && typeof data.text === 'string' && data.text.length <= LONGEST) return { text: data.text };
  return undefined;
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Reads the note `answer`; undefined when it is none: journals may come from anybody. */
export function readAnswer({
  value,
}: Pick<Note, 'value'>): { readonly question: string; readonly answer: Answer } | undefined {
  const space = value.indexOf(' ');
  const answer = space > 0 ? answerFrom(jsonOf(value.slice(space + 1))) : undefined;
  return answer && { question: value.slice(0, space), answer };
}

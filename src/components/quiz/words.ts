import type { Answer } from '../../scenarios/quizzes/answer.ts';
import type { Kind, ReadAs } from '../../scenarios/quizzes/schema.ts';
import type { QuestionView, Verdict } from '../../scenarios/quizzes/views.ts';

/** What is asked for and how it is counted, in a line above the answers. */
export const taskOf: Readonly<Record<Kind, string>> = {
  choice: 'One answer is right.',
  multiple: 'Choose all that are right. Each right one counts, each wrong one takes one away.',
  order:
    'Put the steps in order: drag them, or move them with the arrow keys. Every two in the right order count, every two in the wrong order take as much away.',
  match: 'Choose what belongs to each. Each right row counts.',
  command:
    'Type the line. Any abbreviation the device takes is right; what it refuses does not count, and you may try again.',
  device: 'Find it out on your router.',
  short: 'Type the answer.',
};

/** What a typed answer may look like. */
export const formOf: Readonly<Record<ReadAs, string>> = {
  exact: 'Capitals and spaces count.',
  text: 'Capitals do not matter.',
  number: 'A number.',
  hex: 'A hexadecimal number, with or without 0x.',
  digest: 'Hexadecimal digits; spaces do not matter.',
  file: 'A file name, with or without its file system.',
  ip: 'An IP address.',
  mac: 'A hardware address, its digits grouped as you like.',
  'yes-no': 'Yes or no.',
};

/** What a learner begins with. */
export function emptyAnswer({ kind, items }: Pick<QuestionView, 'kind' | 'items'>): Answer {
  switch (kind) {
    case 'choice':
    case 'multiple':
      return { chosen: [] };
    case 'order':
      return { chosen: items.map(({ key }) => key) };
    case 'match':
      return { matched: items.map(() => -1) };
    case 'command':
    case 'device':
    case 'short':
      return { text: '' };
  }
}

/** What is still to do before an answer can be given; undefined when nothing is. */
export function missingIn({ kind }: Pick<QuestionView, 'kind'>, answer: Answer): string | undefined {
  if ('text' in answer) return answer.text.trim() === '' ? 'Type an answer first.' : undefined;
  if ('matched' in answer) return answer.matched.includes(-1) ? 'Choose something in every row first.' : undefined;
  if (kind === 'order' || answer.chosen.length > 0) return undefined;
  return kind === 'choice' ? 'Choose an answer first.' : 'Choose at least one answer first.';
}

/** How a question stands; `given`: it is answered, and the verdict comes later. */
export type QuestionState = 'open' | 'given' | 'done' | 'partly' | 'failed';

/** How an answer turned out. */
export const outcomeOf = ({ right, points }: Pick<Verdict, 'right' | 'points'>): 'done' | 'partly' | 'failed' => {
  if (right) return 'done';
  return points > 0 ? 'partly' : 'failed';
};

export const stateOf = ({ answer, verdict }: Pick<QuestionView, 'answer' | 'verdict'>): QuestionState => {
  if (verdict) return outcomeOf(verdict);
  return answer ? 'given' : 'open';
};

export const stateWord: Readonly<Record<QuestionState, string>> = {
  open: 'not answered',
  given: 'answered',
  done: 'right',
  partly: 'partly right',
  failed: 'not right',
};

/** How an answer turned out, in a word. */
export const verdictWord = { done: 'Right', partly: 'Partly right', failed: 'Not right' } as const;

export const pointsWord = (points: number): string => (points === 1 ? '1 point' : `${points} points`);

import type { MarksView, TaskView } from '../../bridge/protocol.ts';
import { taskWord } from '../ui/TaskMark.tsx';
import { parseMarkdown, textOf } from './markdown.ts';

/** Markdown without its marks, for screen readers and print. */
export const plainText = (markdown: string): string => textOf(parseMarkdown(markdown)).replace(/\s+/g, ' ').trim();

/** The first sentence of a text, for places where a task only needs to be recognised. */
export const firstSentence = (text: string): string => /^.*?[.!?:;](?=\s|$)/.exec(text)?.[0] ?? text;

export const countOf = (tasks: readonly TaskView[], state: TaskView['state']): number =>
  tasks.filter((task) => task.state === state).length;

/** `2 of 5 tasks done`, with failures when there are any. */
export const standing = ({ tasks }: MarksView): string => {
  const failed = countOf(tasks, 'failed');
  return `${countOf(tasks, 'done')} of ${tasks.length} tasks done${failed > 0 ? `, ${failed} failed` : ''}`;
};

export const points = (count: number): string => `${count} ${count === 1 ? 'point' : 'points'}`;

/** Points that the opened hints of a task cost; a hint is open when its text has come. */
export const hintCost = (task: TaskView): number =>
  task.hints.reduce((sum, hint) => sum + (hint.text === undefined ? 0 : hint.cost), 0);

/** `Hint opened, Which command?: Try write.` for every hint that opened. */
const openedHints = (before: TaskView, { hints }: TaskView): readonly string[] =>
  hints.flatMap(({ id, title, text }) =>
    text === undefined || before.hints.some((hint) => hint.id === id && hint.text !== undefined)
      ? []
      : [`Hint opened, ${title}: ${plainText(text)}`],
  );

/** What changed between two states of the marks, as sentences for a screen reader. */
export const changes = (before: readonly TaskView[], after: readonly TaskView[]): readonly string[] =>
  after.flatMap((task) => {
    const old = before.find(({ id }) => id === task.id);
    if (!old) return [];
    const turn =
      old.state === task.state
        ? []
        : [`${task.state === 'open' ? 'Open again' : taskWord[task.state]}: ${plainText(task.text)}`];
    return [...turn, ...openedHints(old, task)];
  });

/** Sentences in a row, each ended once. */
export const inSentences = (sentences: readonly string[]): string =>
  sentences.map((one, at) => (at < sentences.length - 1 && !/[.!?]$/.test(one) ? `${one}.` : one)).join(' ');

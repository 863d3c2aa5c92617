import { plain } from './describe.ts';
import type { Question, QuestionOf } from './schema.ts';

/** Chance below which it is no chance. */
const HARDLY = 0.01;

/** How likely at least so many of independent events are, by the likelihood of each. */
function atLeast(many: number, chances: readonly number[]): number {
  let odds = [1];
  for (const chance of chances)
    odds = [...odds, 0].map((one, hits) => one * (1 - chance) + (odds[hits - 1] ?? 0) * chance);
  return odds.slice(many).reduce((sum, one) => sum + one, 0);
}

type Choice = QuestionOf<'choice'>;

/** Whether the right option is longer, or with -1 shorter, than every other. */
function standsOut({ options }: Choice, sign: 1 | -1): boolean {
  const [right = 0] = options.flatMap((one) => (one.right ? sign * plain(one.text).length : []));
  return options.every((one) => one.right || sign * plain(one.text).length < right);
}

/** By what the lengths of options tell which one is right: far more often than it happens by chance. */
export function lengthDoubts(questions: readonly Question[]): readonly string[] {
  const choices = questions.filter((question) => question.kind === 'choice');
  const chances = choices.map(({ options }) => 1 / options.length);
  return (
    [
      [1, 'longest'],
      [-1, 'shortest'],
    ] as const
  ).flatMap(([sign, word]) => {
    const many = choices.filter((choice) => standsOut(choice, sign)).length;
    return many > 0 && atLeast(many, chances) < HARDLY
      ? [`in ${many} of ${choices.length} single choices the ${word} option is right: its length gives it away`]
      : [];
  });
}

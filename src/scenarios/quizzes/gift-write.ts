import { decimalOf, decimalText } from './decimal.ts';
import type { Question, QuestionOf, QuizFile } from './schema.ts';

/** A quiz in a format of other programs. */
export interface Exported {
  readonly text: string;
  /** Ids of questions that cannot leave: they are about a router that only exists here. */
  readonly left: readonly string[];
}

/** What stands for a reason that a file did not give. */
export const noReason = 'The file this question came from gives no reason.';

/** Shares of the points that Moodle knows; wrong choices of a multiple question cost all of them. */
const share = (count: number): string => (count > 10 ? '10' : String(Number((100 / count).toFixed(5))));

const safe = (text: string): string => text.trim().replace(/[~=#{}:\\]/g, '\\$&');

/** Text as GIFT wants it. */
const bare = (text: string): string => safe(text).replaceAll('\n', '\\n');

/** The same inside braces: a text that begins like a format or a weight gets its format named. */
const escaped = (text: string): string => (/^[[%]/.test(text.trim()) ? `[markdown]${bare(text)}` : bare(text));

const feedback = (because: string): string => (because === noReason ? '' : `#${escaped(because)}`);

/** An answer. An arrow in it would make its question one of pairs. */
const given = (text: string): string => escaped(text).replaceAll('->', '→');

const partner = (text: string): string => safe(text).replace(/\s+/g, ' ');

const plainNumber = /^[+-]?\d+(\.\d+)?$/;

/** A number without an exponent, which GIFT does not know. */
const plainly = (number: number): string => {
  const decimal = decimalOf(String(number));
  return decimal ? decimalText(decimal) : '0';
};

function numerical({ answers, within = 0, right = [], wrong = [] }: QuestionOf<'short'>): readonly string[] {
  const width = plainly(within);
  return [
    '#',
    ...answers.map((answer) => `=${answer}:${width}${said(right, answer)}`),
    ...wrong
      .filter(({ answer }) => plainNumber.test(answer))
      .map(({ answer, because }) => `=%0%${answer}:${width}${feedback(because)}`),
  ];
}

/** A short answer as Moodle compares it, where * stands for any characters unless it is escaped. */
export const literally = (answer: string): string => answer.replaceAll('*', '\\*');

type Reasons = readonly { readonly answer: string; readonly because: string }[];

/** What is said to an answer, as feedback. */
const said = (reasons: Reasons, answer: string): string =>
  feedback(reasons.find((one) => one.answer === answer)?.because ?? noReason);

const typed = (
  answers: readonly string[],
  wrong: readonly (readonly [string, string])[],
  right: Reasons = [],
): readonly string[] => [
  ...answers.map((answer) => `=${given(literally(answer))}${said(right, answer)}`),
  ...wrong.map(([answer, because]) => `=%0%${given(literally(answer))}${feedback(because)}`),
];

/** A question of which True or False is right. */
export const isTruth = ({ kind, options }: QuestionOf<'choice' | 'multiple'>): boolean =>
  kind === 'choice' &&
  options
    .map(({ text }) => text)
    .sort()
    .join() === 'False,True';

/** The word that is right, then what is said to the other one, then to this one. */
function truth({ options }: QuestionOf<'choice'>): readonly string[] {
  const right = options.find((one) => one.right);
  const wrong = options.find((one) => !one.right);
  const [no, yes] = [feedback(wrong?.because ?? noReason), feedback(right?.because ?? noReason)];
  return [`${right?.text.toUpperCase()}${no === '' && yes !== '' ? '# ' : no}${yes}`];
}

/** What stands between the braces; undefined when the question cannot be asked elsewhere. */
function answers(question: Question): readonly string[] | undefined {
  switch (question.kind) {
    case 'choice':
      if (isTruth(question)) return truth(question);
      return question.options.map(
        ({ text, right, because }) => `${right ? '=' : '~'}${given(text)}${feedback(because)}`,
      );
    case 'multiple': {
      const weight = share(question.options.filter(({ right }) => right).length);
      return question.options.map(
        ({ text, right, because }) => `~%${right ? weight : '-100'}%${given(text)}${feedback(because)}`,
      );
    }
    case 'order':
      return question.steps.map(({ text }, i) => `=${given(text)} -> ${i + 1}`);
    case 'match':
      return [
        ...question.pairs.map(({ left, right }) => `=${given(left)} -> ${partner(right)}`),
        ...(question.extra ?? []).map((text) => `= -> ${partner(text)}`),
      ];
    case 'command':
      return typed(
        [...question.lines, ...(question.short ?? [])],
        (question.wrong ?? []).map(({ line, because }) => [line, because]),
      );
    case 'short':
      return question.as === 'number' && question.answers.every((answer) => plainNumber.test(answer))
        ? numerical(question)
        : typed(
            question.answers,
            (question.wrong ?? []).map(({ answer, because }) => [answer, because]),
            question.right,
          );
    case 'device':
      return undefined;
  }
}

/** Comments that Moodle skips and that our own reader takes up again. */
const remarks = (question: Question): readonly string[] => [
  `// [id:${question.id}] [tag:${question.kind}]`,
  `// rests: ${question.rests}`,
  ...(question.look === undefined ? [] : [`// look: ${question.look}`]),
  ...(question.points === undefined ? [] : [`// points: ${question.points}`]),
  ...(question.kind === 'order' && question.steps.some(({ swaps }) => swaps)
    ? [`// swaps: ${question.steps.map(({ swaps = 0 }) => swaps).join(' ')}`]
    : []),
  ...(question.kind === 'command' ? [`// mode: ${question.mode}`] : []),
  ...(question.kind === 'short' && question.as !== undefined ? [`// as: ${question.as}`] : []),
];

function giftQuestion(question: Question): string | undefined {
  const body = answers(question);
  if (!body) return undefined;
  const explain = question.explain === noReason ? [] : [`####${escaped(question.explain)}`];
  const braces = ['{', ...[...body, ...explain].map((line) => `\t${line}`), '}'].join('\n');
  return [
    ...remarks(question),
    `::${bare(question.name ?? question.id)}::[markdown]${bare(question.ask)} ${braces}`,
  ].join('\n');
}

const oneLine = (text: string): string => text.replace(/\s+/g, ' ');

/** A quiz in Moodle's GIFT format. Typed commands become short answers: there nobody knows their abbreviations. */
export function writeGift(quiz: QuizFile): Exported {
  const written = quiz.questions.map((question) => [question.id, giftQuestion(question)] as const);
  const head = [
    `// ${oneLine(quiz.title)}`,
    `// ${oneLine(quiz.summary)}`,
    '',
    `$CATEGORY: $course$/top/${oneLine(quiz.title).replaceAll('/', '//')}`,
  ];
  return {
    text: `${[head.join('\n'), ...written.flatMap(([, text]) => text ?? [])].join('\n\n')}\n`,
    left: written.flatMap(([id, text]) => (text === undefined ? id : [])),
  };
}

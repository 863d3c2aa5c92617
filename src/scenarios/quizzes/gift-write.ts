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

function numerical({ answers, within = 0, wrong = [] }: QuestionOf<'short'>): readonly string[] {
  return [
    '#',
    ...answers.map((answer) => `=${answer}:${within}`),
    ...wrong
      .filter(({ answer }) => plainNumber.test(answer))
      .map(({ answer, because }) => `=%0%${answer}:${within}${feedback(because)}`),
  ];
}

/** A short answer as Moodle compares it, where * stands for any characters unless it is escaped. */
export const literally = (answer: string): string => answer.replaceAll('*', '\\*');

const typed = (answers: readonly string[], wrong: readonly (readonly [string, string])[]): readonly string[] => [
  ...answers.map((answer) => `=${given(literally(answer))}`),
  ...wrong.map(([answer, because]) => `=%0%${given(literally(answer))}${feedback(because)}`),
];

/** What stands between the braces; undefined when the question cannot be asked elsewhere. */
function answers(question: Question): readonly string[] | undefined {
  switch (question.kind) {
    case 'choice':
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
  ...(question.kind === 'command' ? [`// mode: ${question.mode}`] : []),
  ...(question.kind === 'short' && question.as !== undefined ? [`// as: ${question.as}`] : []),
];

function giftQuestion(question: Question): string | undefined {
  const body = answers(question);
  if (!body) return undefined;
  const explain = question.explain === noReason ? [] : [`####${escaped(question.explain)}`];
  const braces = ['{', ...[...body, ...explain].map((line) => `\t${line}`), '}'].join('\n');
  return [...remarks(question), `::${question.id}::[markdown]${bare(question.ask)} ${braces}`].join('\n');
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

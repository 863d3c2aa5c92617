import { isTruth, literally, noReason, type Exported } from './gift-write.ts';
import type { Question, QuestionOf, QuizFile } from './schema.ts';

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };

/** Text of an element; characters that XML does not know are left out. */
const content = (text: string): string =>
  text
    .replace(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '')
    .replace(/[&<>]/g, (sign) => entities[sign] ?? sign);

const text = (of: string): string => `<text>${content(of)}</text>`;
const markdown = (tag: string, of: string, more = ''): string =>
  `<${tag} format="markdown">${text(of === noReason ? '' : of)}${more}</${tag}>`;

const answer = (fraction: string, of: string, because: string, format = 'markdown'): string =>
  `<answer fraction="${fraction}" format="${format}">${text(of)}${markdown('feedback', because)}</answer>`;

const share = (count: number): string => String(Number((100 / count).toFixed(5)));

function options({ kind, options: all, shuffle = true }: QuestionOf<'choice' | 'multiple'>): readonly string[] {
  const right = all.filter((one) => one.right).length;
  const worth = (isRight: boolean): string => (isRight ? share(right) : kind === 'choice' ? '0' : '-100');
  return [
    `<single>${kind === 'choice'}</single><shuffleanswers>${shuffle}</shuffleanswers><answernumbering>none</answernumbering>`,
    ...all.map((one) => answer(worth(one.right ?? false), one.text, one.because)),
  ];
}

/** Moodle knows true and false by these words. */
const truth = ({ options: all }: QuestionOf<'choice' | 'multiple'>): readonly string[] =>
  all.map((one) => answer(one.right ? '100' : '0', one.text.toLowerCase(), one.because, 'moodle_auto_format'));

const pair = (left: string, right: string): string => markdown('subquestion', left, `<answer>${text(right)}</answer>`);

type Reasons = QuestionOf<'short'>['right'];

const saidTo = (reasons: Reasons, one: string): string =>
  reasons?.find((reason) => reason.answer === one)?.because ?? noReason;

const typed = (
  right: readonly string[],
  wrong: readonly (readonly [string, string])[],
  cased: boolean,
  reasons?: Reasons,
): readonly string[] => [
  `<usecase>${cased ? 1 : 0}</usecase>`,
  ...right.map((one) => answer('100', literally(one), saidTo(reasons, one), 'plain_text')),
  ...wrong.map(([one, because]) => answer('0', literally(one), because, 'plain_text')),
];

const isNumber = (one: string): boolean => /^[+-]?\d+(\.\d+)?$/.test(one);

function short({
  answers,
  as,
  within = 0,
  right,
  wrong = [],
}: QuestionOf<'short'>): readonly [string, readonly string[]] {
  const mistakes = wrong.map(({ answer: one, because }) => [one, because] as const);
  if (as !== 'number' || !answers.every(isNumber))
    return ['shortanswer', typed(answers, mistakes, as === 'exact', right)];
  const tolerant = (line: string): string => line.replace('</answer>', `<tolerance>${within}</tolerance></answer>`);
  return [
    'numerical',
    [
      ...answers.map((one) => tolerant(answer('100', one, saidTo(right, one), 'plain_text'))),
      ...mistakes
        .filter(([one]) => isNumber(one))
        .map(([one, because]) => tolerant(answer('0', one, because, 'plain_text'))),
    ],
  ];
}

/** Moodle's type of a question and what belongs to it; undefined when the question cannot be asked there. */
function body(question: Question): readonly [string, readonly string[]] | undefined {
  switch (question.kind) {
    case 'choice':
    case 'multiple':
      return isTruth(question) ? ['truefalse', truth(question)] : ['multichoice', options(question)];
    case 'order':
      return [
        'matching',
        ['<shuffleanswers>true</shuffleanswers>', ...question.steps.map((step, i) => pair(step.text, String(i + 1)))],
      ];
    case 'match':
      return [
        'matching',
        [
          '<shuffleanswers>true</shuffleanswers>',
          ...question.pairs.map(({ left, right }) => pair(left, right)),
          ...(question.extra ?? []).map((one) => pair('', one)),
        ],
      ];
    case 'command':
      return [
        'shortanswer',
        typed(
          [...question.lines, ...(question.short ?? [])],
          (question.wrong ?? []).map(({ line, because }) => [line, because]),
          false,
        ),
      ];
    case 'short':
      return short(question);
    case 'device':
      return undefined;
  }
}

function xmlQuestion(question: Question): string | undefined {
  const made = body(question);
  if (!made) return undefined;
  const [type, lines] = made;
  return [
    `<question type="${type}">`,
    `<name>${text(question.name ?? question.id)}</name>`,
    markdown('questiontext', question.ask),
    markdown('generalfeedback', question.explain),
    `<defaultgrade>${question.points ?? 1}</defaultgrade><penalty>0.3333333</penalty><hidden>0</hidden>`,
    `<idnumber>${question.id}</idnumber>`,
    ...lines,
    '</question>',
  ].join('\n');
}

/** A quiz as Moodle XML. Typed commands become short answers: there nobody knows their abbreviations. */
export function writeMoodleXml(quiz: QuizFile): Exported {
  const written = quiz.questions.map((question) => [question.id, xmlQuestion(question)] as const);
  const category = `<question type="category"><category>${text(`$course$/top/${quiz.title.replaceAll('/', '//')}`)}</category></question>`;
  const questions = written.flatMap(([, one]) => one ?? []);
  return {
    text: ['<?xml version="1.0" encoding="UTF-8"?>', '<quiz>', category, ...questions, '</quiz>', ''].join('\n'),
    left: written.flatMap(([id, one]) => (one === undefined ? id : [])),
  };
}

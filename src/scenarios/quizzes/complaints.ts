import { registry } from '../../engine/index.ts';
import { complaintsOfMarkdown } from '../markdown-complaints.ts';
import type { DeviceEntry, ScenarioFile } from '../schema.ts';
import { referenceNames, referencesIn } from '../references.ts';
import { pieceAt, unknownName, type Complaint, type Path } from '../vocabulary.ts';
import { isAnswer } from './compare.ts';
import { holesIn } from './row.ts';
import type { AnswerSource, Question, QuestionOf, QuizFile, ReadAs } from './schema.ts';

const twice = (texts: readonly string[], pathOf: (index: number) => Path): readonly Complaint[] =>
  texts.flatMap((text, i) =>
    texts.indexOf(text) < i ? [{ path: pathOf(i), message: `${text} is there already` }] : [],
  );

function ofOptions({ kind, options }: QuestionOf<'choice' | 'multiple'>, path: Path): readonly Complaint[] {
  const right = options.filter((option) => option.right).length;
  const count: readonly Complaint[] =
    kind === 'choice' && right !== 1
      ? [{ path: [...path, 'options'], message: `expected exactly one option with right: true, not ${right}` }]
      : right === 0
        ? [{ path: [...path, 'options'], message: 'expected at least one option with right: true' }]
        : [];
  return [
    ...count,
    ...twice(
      options.map(({ text }) => text),
      (i) => [...path, 'options', i, 'text'],
    ),
  ];
}

const ofSteps = ({ steps }: QuestionOf<'order'>, path: Path): readonly Complaint[] => [
  ...twice(
    steps.map(({ text }) => text),
    (i) => [...path, 'steps', i, 'text'],
  ),
  ...steps.flatMap(({ swaps = 0 }, i) =>
    swaps > i
      ? [{ path: [...path, 'steps', i, 'swaps'], message: `expected at most ${i}: so many steps are above this one` }]
      : [],
  ),
];

function ofMatch({ pairs, extra = [] }: QuestionOf<'match'>, path: Path): readonly Complaint[] {
  const partners = new Set(pairs.map(({ right }) => right));
  return [
    ...twice(
      pairs.map(({ left }) => left),
      (i) => [...path, 'pairs', i, 'left'],
    ),
    ...extra.flatMap((text, i) =>
      partners.has(text) || extra.indexOf(text) < i
        ? [{ path: [...path, 'extra', i], message: `${text} is there already` }]
        : [],
    ),
  ];
}

function ofSource(source: AnswerSource, path: Path): readonly Complaint[] {
  if ('fact' in source) {
    const fact = registry.facts.get(source.fact);
    if (!fact) return [{ path: [...path, 'fact'], message: unknownName('fact', source.fact, registry.facts.keys()) }];
    if (fact.of !== undefined && source.of === undefined)
      return [{ path, message: `expected a field of: what ${source.fact} is about (${fact.of})` }];
    return fact.of === undefined && source.of !== undefined
      ? [{ path: [...path, 'of'], message: `${source.fact} asks about nothing in particular` }]
      : [];
  }
  if ('line' in source && holesIn(source.line) !== 1)
    return [{ path: [...path, 'line'], message: 'expected {} once: it stands for the answer' }];
  if ('count' in source && holesIn(source.count) !== 0)
    return [{ path: [...path, 'count'], message: 'expected no {}: lines are counted here' }];
  return [];
}

const ofDevice = ({ answer, wrong = [] }: QuestionOf<'device'>, path: Path): readonly Complaint[] => [
  ...ofSource(answer, [...path, 'answer']),
  ...wrong.flatMap((one, i) => ofSource(one.answer, [...path, 'wrong', i, 'answer'])),
];

/** An answer that is not of its own kind could be given by nobody. */
function ofShort(
  { answers, as = 'text', right = [], wrong = [] }: QuestionOf<'short'>,
  path: Path,
): readonly Complaint[] {
  const message = answerNames[as];
  const strays = right.flatMap(({ answer }, i) =>
    answers.includes(answer)
      ? []
      : [{ path: [...path, 'right', i, 'answer'], message: 'expected one of the answers, as it stands there' }],
  );
  const texts = [
    ...answers.map((text, i) => ({ text, path: [...path, 'answers', i] })),
    ...wrong.map(({ answer: text }, i) => ({ text, path: [...path, 'wrong', i, 'answer'] })),
  ];
  const others = texts.filter(({ text }) => !text.includes('{{') && !isAnswer(as, text));
  return [...strays, ...(message === undefined ? [] : others.map((one) => ({ path: one.path, message })))];
}

const answerNames: Readonly<Partial<Record<ReadAs, string>>> = {
  number: 'expected a number',
  hex: 'expected a hexadecimal number, for example 0x2102',
  ip: 'expected an IP address, for example 10.1.1.1',
  mac: 'expected a hardware address, for example 0011.2233.4455',
  'yes-no': 'expected yes or no',
};

function ofQuestion(question: Question, path: Path): readonly Complaint[] {
  switch (question.kind) {
    case 'choice':
    case 'multiple':
      return ofOptions(question, path);
    case 'order':
      return ofSteps(question, path);
    case 'match':
      return ofMatch(question, path);
    case 'device':
      return ofDevice(question, path);
    case 'short':
      return ofShort(question, path);
    case 'command':
      return [];
  }
}

/** Everything in well-formed questions that makes no sense or speaks of something that does not exist. */
export const complaintsOfQuestions = (questions: readonly Question[], path: Path): readonly Complaint[] => [
  ...twice(
    questions.map(({ id }) => id),
    (i) => [...path, i, 'id'],
  ),
  ...questions.flatMap((question, i) => ofQuestion(question, [...path, i])),
];

export function complaintsOfQuiz(quiz: QuizFile): readonly Complaint[] {
  const { questions, draw = 1, scenario } = quiz;
  return [
    ...(draw > questions.length
      ? [{ path: ['draw'], message: `expected at most ${questions.length}, as many as there are questions` }]
      : []),
    ...complaintsOfQuestions(questions, ['questions']),
    ...complaintsOfMarkdown(quiz),
    ...questions.flatMap(({ kind, id }, i) =>
      kind === 'device' && scenario === undefined
        ? [
            {
              path: ['questions', i, 'kind'],
              message: `${id} asks about a device: expected a field scenario in the quiz`,
            },
          ]
        : [],
    ),
  ];
}

const onOf = (question: Question): string | undefined => ('on' in question ? question.on : undefined);

function ofTexts(data: unknown, path: Path, names: ReadonlySet<string>): readonly Complaint[] {
  if (typeof data === 'string') {
    return referencesIn(data)
      .filter(({ name }) => !names.has(name))
      .map(({ name, at, text }) => ({
        path,
        message: unknownName('variable', name, names),
        piece: pieceAt(data, at, text),
      }));
  }
  if (typeof data !== 'object' || data === null) return [];
  const entries: readonly (readonly [string | number, unknown])[] = Array.isArray(data)
    ? [...data.entries()]
    : Object.entries(data);
  return entries.flatMap(([key, value]) => ofTexts(value, [...path, key], names));
}

/** What questions say about the scenario they belong to and that it does not have. */
export function complaintsAbout(
  questions: readonly Question[],
  scenario: Pick<ScenarioFile, 'variables'> & {
    readonly lab: { readonly devices: readonly Pick<DeviceEntry, 'name'>[] };
  },
): readonly Complaint[] {
  const devices = new Set(scenario.lab.devices.map(({ name }) => name));
  const names = referenceNames(scenario.variables ?? {});
  return questions.flatMap((question, i) => {
    const on = onOf(question);
    const path = ['questions', i];
    return [
      ...(on === undefined || devices.has(on)
        ? []
        : [{ path: [...path, 'on'], message: unknownName('device', on, devices) }]),
      ...ofTexts(question, path, names),
    ];
  });
}

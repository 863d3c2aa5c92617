import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Note } from '../../engine/index.ts';
import { registry } from '../../engine/index.ts';
import { openScenario } from '../index.ts';
import type { Marked } from '../marks.ts';
import type { LoadedScenario } from '../scenario.ts';
import { answerNote, answerTopic, roundAgain, roundEnds, roundTopic, wholeTopic, type Answer } from './answer.ts';
import { loadedQuiz, openQuiz } from './quiz.ts';
import type { Question, QuizFile } from './schema.ts';

const common = { explain: 'Because.', rests: 'rule R1' };
const choice = (id: string): Question => ({
  ...common,
  id,
  kind: 'choice',
  ask: `Question ${id}`,
  options: ['a', 'b', 'c', 'd'].map((text, i) => ({ text, ...(i === 0 && { right: true }), because: text })),
});

const file = (more: Partial<QuizFile> = {}): QuizFile => ({
  format: 'bootset-quiz',
  version: 1,
  id: 'sample',
  title: 'Sample',
  summary: 'A sample.',
  minutes: 5,
  topics: ['test'],
  questions: ['one', 'two', 'three', 'four'].map(choice),
  ...more,
});

const marked = (notes: readonly (readonly [string, string])[]): Marked => ({
  events: [],
  notes: notes.map(([topic, value]) => ({ at: 0 as Note['at'], topic, value })),
  registry,
  devices: [],
  fact: () => null,
  whyNot: () => undefined,
});
const answer = (id: string, given: Answer) => [answerTopic, answerNote(id, given)] as const;
const right = (id: string) => answer(id, { chosen: [0] });
const wrong = (id: string) => answer(id, { chosen: [1] });

const open = (more: Partial<QuizFile> = {}, seed = 1, scenario?: LoadedScenario) =>
  openQuiz(loadedQuiz(file(more)), scenario, seed);
const view = (quiz: ReturnType<typeof open>, ...notes: readonly (readonly [string, string])[]) => {
  const shown = quiz.quiz?.(marked(notes));
  if (!shown) throw new Error('no quiz');
  return shown;
};

describe('a quiz', () => {
  it('R8 gives a point for each question whose first answer is right', () => {
    const notes = [
      right('one'),
      wrong('two'),
      right('three'),
      wrong('four'),
      [roundTopic, roundAgain],
      right('two'),
    ] as const;
    const { earned, possible, tasks } = open().grade(marked(notes));
    expect([earned, possible]).toEqual([2, 4]);
    expect(tasks.map(({ state }) => state)).toEqual(['done', 'failed', 'done', 'failed']);
  });

  it('R8 gives a share for what is right in part, counted in hundredths', () => {
    const pairs = ['a', 'b', 'c'].map((text) => ({ left: text, right: text, because: text }));
    const quiz = open({
      questions: ['one', 'two', 'three'].map((id) => ({ ...common, id, kind: 'match', ask: 'x', pairs })),
    });
    const notes = ['one', 'two', 'three'].map((id) => answer(id, { matched: [0, 1, 1] }));
    const { earned, possible, tasks } = quiz.grade(marked(notes));
    expect([earned, possible]).toEqual([2.01, 3]);
    expect(tasks.map(({ state, earned: one }) => [state, one])).toEqual(
      Array.from({ length: 3 }, () => ['failed', 0.67]),
    );
  });

  it('R22 marks old journals by the rules of their time', () => {
    const questions: Question[] = [
      {
        ...common,
        id: 'pairs',
        kind: 'match',
        ask: 'x',
        pairs: ['a', 'b'].map((text) => ({ left: text, right: text, because: text })),
      },
      { ...common, id: 'typed', kind: 'command', mode: 'privileged', ask: 'x', lines: ['show version'] },
    ];
    const marks = (topic: string) =>
      open({ questions })
        .grade(
          marked([
            [topic, answerNote('pairs', { matched: [0, 0] })],
            [topic, answerNote('typed', { text: 'shwo version' })],
            [topic, answerNote('typed', { text: 'show version' })],
          ]),
        )
        .tasks.map(({ state, earned }) => [state, earned]);
    expect(marks(wholeTopic)).toEqual([
      ['failed', 0],
      ['failed', 0],
    ]);
    expect(marks(answerTopic)).toEqual([
      ['failed', 0.5],
      ['done', 1],
    ]);
  });

  it('R21 shows what the device says to a line that it refuses, and asks on', () => {
    const typed: Question = {
      ...common,
      id: 'typed',
      kind: 'command',
      mode: 'rommon',
      ask: 'x',
      lines: ['reset'],
      wrong: [{ line: 'reload', because: 'That is IOS.' }],
    };
    const shown = (...lines: readonly string[]) =>
      view(open({ questions: [typed] }), ...lines.map((text) => answer('typed', { text }))).questions[0];
    const tried = shown('reload');
    expect(tried?.answer).toBeUndefined();
    expect(tried?.verdict).toBeUndefined();
    expect(tried?.tries).toEqual([{ reply: 'rommon 1 > reload\nmonitor: command "reload" not found' }]);
    const done = shown('reload', 'reset');
    expect(done?.verdict).toMatchObject({ right: true, points: 1 });
    expect(done?.tries?.map(({ because }) => because)).toEqual(['That is IOS.']);
  });

  it('R8 gives nothing away before an answer', () => {
    const quiz = open();
    expect(view(quiz).questions.every(({ verdict }) => verdict === undefined)).toBe(true);
    expect(quiz.grade(marked([])).tasks.map(({ state, expected }) => [state, expected])).toEqual(
      Array.from({ length: 4 }, () => ['open', 'the right answer']),
    );
  });

  it('R9 asks the mistakes again and says how the first answer was', () => {
    const shown = view(
      open(),
      right('one'),
      wrong('two'),
      right('three'),
      wrong('four'),
      [roundTopic, roundAgain],
      right('two'),
    );
    expect(shown.round).toBe(2);
    expect(shown.questions.map(({ id, asked, first, verdict }) => [id, asked, first, verdict?.right])).toEqual([
      ['one', false, 'right', undefined],
      ['two', true, 'wrong', true],
      ['three', false, 'right', undefined],
      ['four', true, 'wrong', undefined],
    ]);
  });

  it('R10 shows options in an order of the seed, and of the round', () => {
    const orders = (seed: number) =>
      view(open({}, seed)).questions.map(({ items }) => items.map(({ text }) => text).join(''));
    expect(orders(1)).toEqual(orders(1));
    expect(new Set([1, 2, 3, 4, 5].map((seed) => orders(seed).join())).size).toBeGreaterThan(3);
    expect(
      view(open({ questions: [{ ...choice('one'), shuffle: false } as Question] })).questions[0]?.items.map(
        ({ text }) => text,
      ),
    ).toEqual(['a', 'b', 'c', 'd']);
  });

  it('R10 never shows steps in their right order', () => {
    const order: Question = {
      ...common,
      id: 'row',
      kind: 'order',
      ask: 'x',
      steps: ['a', 'b', 'c'].map((text) => ({ text, because: text })),
    };
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 0xffff_ffff }), (seed) => {
        const items = view(open({ questions: [order] }, seed)).questions[0]?.items ?? [];
        expect(items.map(({ key }) => key).toSorted((a, b) => a - b)).toEqual([0, 1, 2]);
        expect(items.map(({ text }) => text).join('')).not.toBe('abc');
      }),
    );
  });

  it('R10 draws questions by the seed, in the order of the file', () => {
    const drawn = (seed: number) => view(open({ draw: 2 }, seed));
    const all = file().questions.map(({ id }) => id);
    for (const seed of [1, 2, 3, 4]) {
      const ids = drawn(seed).questions.map(({ id }) => id);
      expect(ids).toHaveLength(2);
      expect(ids).toEqual(all.filter((id) => ids.includes(id)));
      expect(drawn(seed).pool).toBe(4);
    }
    expect(
      new Set(
        [1, 2, 3, 4, 5, 6, 7, 8].map((seed) =>
          drawn(seed)
            .questions.map(({ id }) => id)
            .join(),
        ),
      ).size,
    ).toBeGreaterThan(2);
    expect(view(open()).pool).toBeUndefined();
  });

  it('R18 keeps verdicts back in an exam until it is over, and asks nothing again', () => {
    const exam = ['exam', ''] as const;
    const during = view(open(), exam, right('one'), wrong('two'));
    expect(during.exam).toBe(true);
    expect(during.questions.map(({ answer: given, verdict, first }) => [given !== undefined, verdict, first])).toEqual([
      [true, undefined, undefined],
      [true, undefined, undefined],
      [false, undefined, undefined],
      [false, undefined, undefined],
    ]);
    const over = view(open(), exam, right('one'), wrong('two'), [roundTopic, roundEnds], [roundTopic, roundAgain]);
    expect(over.round).toBe(1);
    expect(over.questions.map(({ verdict }) => verdict?.right)).toEqual([true, false, undefined, undefined]);
  });

  it('R11 gives the same verdicts for the same journal', () => {
    const notes = [wrong('one'), right('two')];
    expect(view(open({}, 9), ...notes)).toEqual(view(open({}, 9), ...notes));
  });

  it('R11 has a digest that changes with any of its texts', () => {
    const other = file();
    const digests = [
      open(),
      open({ title: 'Other' }),
      openQuiz(loadedQuiz({ ...other, questions: other.questions.slice(1) }), undefined, 1),
    ];
    expect(new Set(digests.map((quiz) => quiz.view.digest)).size).toBe(3);
  });
});

describe('a quiz about a lab', () => {
  const scenario: LoadedScenario = {
    file: {
      format: 'bootset-lab',
      version: 1,
      id: 'router',
      title: 'Router',
      summary: 'A router.',
      level: 'beginner',
      minutes: 5,
      kind: 'free',
      topics: ['test'],
      objectives: ['test'],
      variables: { name: { choice: ['Branch', 'Edge', 'Core'] } },
      lab: {
        devices: [
          {
            name: 'R1',
            platform: 'c2911',
            startup: 'hostname {{name}}\nend\n',
            files: [{ path: 'flash0:image.bin', image: 'c2900-universalk9-mz.SPA.154-3.M.bin' }],
          },
        ],
      },
    },
    brief: '',
    solutions: [],
    mistakes: [],
    digest: 'abc',
  };
  const questions: Question[] = [
    { ...common, id: 'name', kind: 'device', ask: 'What is it called?', answer: { fact: 'hostname' } },
    { ...common, id: 'known', kind: 'device', ask: 'And {{name}}?', answer: { is: '{{name}}' } },
    { ...common, id: 'typed', kind: 'command', mode: 'privileged', ask: 'Type.', lines: ['show version'] },
  ];
  const quiz = (seed: number) => open({ scenario: 'router', questions }, seed, scenario);

  it("R6 asks about the learner's own router", () => {
    const answers = [1, 2, 3, 4, 5, 6].map((seed) => {
      const name = view(quiz(seed)).questions[1]?.ask.slice('And '.length, -1) ?? '';
      const { earned } = quiz(seed).grade(marked([answer('name', { text: name }), answer('known', { text: name })]));
      expect(earned).toBe(2);
      return name;
    });
    expect(new Set(answers).size).toBeGreaterThan(1);
  });

  it('R6 takes a number of the lab for its digits', () => {
    const numbered: LoadedScenario = {
      ...scenario,
      file: { ...scenario.file, variables: { ...scenario.file.variables, port: { integer: { from: 7, to: 7 } } } },
    };
    const asked: Question = {
      ...common,
      id: 'port',
      kind: 'device',
      ask: 'Which?',
      as: 'number',
      answer: { is: '{{port}}' },
    };
    const one = open({ scenario: 'router', questions: [asked] }, 1, numbered);
    expect(one.grade(marked([answer('port', { text: '7' })])).earned).toBe(1);
    expect(one.grade(marked([answer('port', { text: '8' })])).earned).toBe(0);
  });

  it('R3 shows the prompt at which a line is typed', () => {
    const name = view(quiz(3)).questions[1]?.ask.slice('And '.length, -1) ?? '';
    expect(view(quiz(3)).questions[2]?.prompt).toBe(`${name}#`);
    expect(view(quiz(3)).router).toBe(true);
  });

  it('R19 may also be asked in the lab itself, beside its tasks', () => {
    const lab = openScenario(
      { ...scenario, file: { ...scenario.file, questions: [{ ...questions[1], points: 3 } as Question] } },
      3,
    );
    const shown = lab.quiz?.(marked([]));
    const name = shown?.questions[0]?.ask.slice('And '.length, -1) ?? '';
    const before = lab.grade(marked([]));
    const after = lab.grade(marked([answer('known', { text: name })]));
    expect([before.earned, before.possible, after.earned]).toEqual([0, 3, 3]);
    expect(after.tasks.map(({ id, state }) => [id, state])).toEqual([['known', 'done']]);
  });

  it('R11 belongs to one version of its lab', () => {
    const other = openQuiz(loadedQuiz(file({ scenario: 'router', questions })), { ...scenario, digest: 'def' }, 1);
    expect(other.view.digest).not.toBe(quiz(1).view.digest);
  });
});

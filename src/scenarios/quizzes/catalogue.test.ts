import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { catalogue, loadScenario } from 'virtual:catalogue';
import { loadQuiz, quizzes } from 'virtual:quizzes';
import { describe, expect, it } from 'vitest';
import { loadFromCatalogue } from '../load.ts';
import type { LoadedScenario } from '../scenario.ts';
import { quizFromText } from './load.ts';
import { proveQuiz, questionsOf } from './prove-quiz.ts';
import { loadedQuiz, type LoadedQuiz } from './quiz.ts';
import type { Question } from './schema.ts';
import { some } from '../../engine/testing/some.ts';

interface Shelved {
  readonly quiz: LoadedQuiz;
  readonly scenario: LoadedScenario | undefined;
}

const SEEDS = [1, 2, 3, 4, 5];

async function shelved(id: string): Promise<Shelved> {
  const source = await loadQuiz(id);
  const quiz = await quizFromText(`${id}.yaml`, source?.text ?? '', {
    ids: catalogue.map((one) => one.id),
    find: scenarioOf,
  });
  if (!quiz.ok) throw new Error(JSON.stringify(quiz.error));
  const { scenario } = quiz.value.file;
  return { quiz: quiz.value, scenario: scenario === undefined ? undefined : await scenarioOf(scenario) };
}

async function scenarioOf(id: string): Promise<LoadedScenario | undefined> {
  const found = await loadScenario(id);
  return found && loadFromCatalogue(found);
}

const FEATURES = join(import.meta.dirname, '../../engine/features');
const specs = readdirSync(FEATURES, { recursive: true, encoding: 'utf8' }).map((path) => join(FEATURES, path));

const ruleExists = (rests: string): boolean => {
  const [, feature = '', rule = ''] = /^([a-z-]+) (R\d+)$/.exec(rests) ?? [];
  const spec = specs.find((path) => path.endsWith(`/${feature}/SPEC.md`));
  return spec !== undefined && new RegExp(`^- ${rule}\\b`, 'm').test(readFileSync(spec, 'utf8'));
};

it('has ids of its own', () => {
  const labs = new Set(catalogue.map(({ id }) => id));
  expect(quizzes.filter(({ id }) => labs.has(id))).toEqual([]);
});

describe.each(some(quizzes.map(({ id }) => id)))('the quiz %s', (id) => {
  it('R3 R6 is true on every router: lines are taken or refused, answers are there, mistakes are mistakes', async () => {
    const { quiz, scenario } = await shelved(id);
    expect(quiz.file.id).toBe(id);
    expect(quiz.file.scenario === undefined).toBe(scenario === undefined);
    expect(proveQuiz(quiz, scenario, SEEDS)).toEqual([]);
  });

  it('has at least fifteen questions of all kinds, and rests on rules that exist', async () => {
    const { questions } = (await shelved(id)).quiz.file;
    const count = (kind: Question['kind']): number => questions.filter((one) => one.kind === kind).length;
    expect(questions.length).toBeGreaterThanOrEqual(15);
    for (const kind of ['choice', 'multiple', 'order', 'match', 'command'] as const)
      expect([kind, count(kind) > 0]).toEqual([kind, true]);
    expect(count('device')).toBeGreaterThanOrEqual(5);
    expect(questions.filter(({ rests }) => !ruleExists(rests)).map(({ id: one, rests }) => [one, rests])).toEqual([]);
  });

  it('R10 asks no two routers the same', async () => {
    const { quiz, scenario } = await shelved(id);
    const answers = SEEDS.map((seed) => {
      const { questions, bench } = questionsOf(quiz, scenario, seed);
      return questions.flatMap((question) =>
        question.kind === 'device' ? (bench.read(question.answer, bench.device(question.on)) ?? '') : [],
      );
    });
    const [first = []] = answers;
    const varied = first.filter((_, at) => new Set(answers.map((one) => one[at])).size > 1);
    expect(varied.length).toBeGreaterThanOrEqual(Math.min(5, first.length));
  });
});

it('R12 R6 doubts a quiz that is not true', () => {
  const common = { ask: 'x', explain: 'x', rests: 'x' };
  const quiz = loadedQuiz({
    format: 'bootset-quiz',
    version: 1,
    id: 'false',
    title: 'False',
    summary: 'Nothing is right here.',
    minutes: 1,
    topics: ['test'],
    questions: [
      { ...common, id: 'line', kind: 'command', mode: 'privileged', lines: ['show verzion'], short: ['sh run'] },
      {
        ...common,
        id: 'wrong',
        kind: 'command',
        mode: 'privileged',
        lines: ['show version'],
        wrong: [{ line: 'sh ver', because: 'x' }],
      },
      { ...common, id: 'none', kind: 'device', answer: { type: ['show clock'], line: 'no such {} line' } },
      { ...common, id: 'same', kind: 'short', answers: ['a'], wrong: [{ answer: 'A', because: 'x' }] },
    ],
  });
  expect(proveQuiz(quiz, undefined, [1]).map(({ about, message }) => `${about}: ${message.split('\n')[0]}`)).toEqual([
    'line: the device does not take "show verzion":',
    'line: the device does not take "sh run"',
    'wrong: "sh ver" is right, but stands among the wrong lines',
    'none: R1 does not give the answer',
    'same: the wrong answer "A" is right',
  ]);
});

import { existsSync, readFileSync } from 'node:fs';
import { catalogue, loadScenario } from 'virtual:catalogue';
import { loadQuiz, quizzes } from 'virtual:quizzes';
import { beforeAll, describe, expect, it } from 'vitest';
import { installFastHashes } from '../../bridge/fast-hashes.ts';
import { openScenario } from '../index.ts';
import { loadFromCatalogue } from '../load.ts';
import type { LoadedScenario } from '../scenario.ts';
import { drawVariables, fillerOf } from '../variables.ts';
import { benchOf, type Bench } from './bench.ts';
import { complaintsAbout } from './complaints.ts';
import { quizFromText } from './load.ts';
import { markAnswer } from './mark.ts';
import { openQuiz, type LoadedQuiz } from './quiz.ts';
import type { Question } from './schema.ts';

interface Shelved {
  readonly quiz: LoadedQuiz;
  readonly scenario: LoadedScenario | undefined;
}

const SEEDS = [1, 2, 3, 4, 5];

async function shelved(id: string): Promise<Shelved> {
  const source = await loadQuiz(id);
  const quiz = await quizFromText(`${id}.yaml`, source?.text ?? '');
  if (!quiz.ok) throw new Error(JSON.stringify(quiz.error));
  const found = quiz.value.file.scenario === undefined ? undefined : await loadScenario(quiz.value.file.scenario);
  return { quiz: quiz.value, scenario: found && loadFromCatalogue(found) };
}

/** The questions as a learner with this seed gets them, and the bench they are judged on. */
function drawn(
  { quiz, scenario }: Shelved,
  seed: number,
): { readonly questions: readonly Question[]; readonly bench: Bench } {
  const filler = fillerOf(drawVariables(scenario?.file.variables ?? {}, seed));
  const questions: readonly Question[] = filler.data(quiz.file.questions);
  return {
    questions,
    bench: benchOf(scenario ? openScenario(scenario, seed).spec : openQuiz(quiz, undefined, seed).spec, seed),
  };
}

const ruleExists = (rests: string): boolean => {
  const [, feature = '', rule = ''] = /^([a-z-]+) (R\d+)$/.exec(rests) ?? [];
  const spec = new URL(`../../engine/features/${feature}/SPEC.md`, import.meta.url);
  return feature !== '' && existsSync(spec) && new RegExp(`^- ${rule}\\b`, 'm').test(readFileSync(spec, 'utf8'));
};

beforeAll(installFastHashes);

it('has ids of its own', () => {
  const labs = new Set(catalogue.map(({ id }) => id));
  expect(quizzes.filter(({ id }) => labs.has(id))).toEqual([]);
});

describe.each(quizzes.map(({ id }) => id))('the quiz %s', (id) => {
  it('R12 is well formed, and its lab has what it speaks of', async () => {
    const { quiz, scenario } = await shelved(id);
    expect(quiz.file.id).toBe(id);
    expect(quiz.file.scenario === undefined).toBe(scenario === undefined);
    expect(scenario ? complaintsAbout(quiz.file.questions, scenario.file) : []).toEqual([]);
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

  it('R3 takes every right line and its abbreviations, and no wrong one', async () => {
    const found = await shelved(id);
    const { questions, bench } = drawn(found, 1);
    const verdicts = questions.flatMap((question) => {
      if (question.kind !== 'command') return [];
      const right = [...question.lines, ...(question.short ?? [])];
      const judge = (line: string): boolean => markAnswer(question, { text: line }, bench).right;
      return [
        ...right.map((line) => [question.id, line, judge(line), true] as const),
        ...(question.wrong ?? []).map(({ line }) => [question.id, line, judge(line), false] as const),
      ];
    });
    expect(verdicts.filter(([, , judged, expected]) => judged !== expected)).toEqual([]);
  });

  it('R3 gives each wrong line its own reason', async () => {
    const { questions, bench } = drawn(await shelved(id), 1);
    const reasons = questions.flatMap((question) =>
      question.kind === 'command'
        ? (question.wrong ?? []).map(
            ({ line, because }) => [line, markAnswer(question, { text: line }, bench).why, because] as const,
          )
        : [],
    );
    expect(reasons.map(([line, why]) => [line, why])).toEqual(reasons.map(([line, , because]) => [line, because]));
  });

  it('R6 has an answer on every router, and no typical mistake is right', async () => {
    const found = await shelved(id);
    for (const seed of SEEDS) {
      const { questions, bench } = drawn(found, seed);
      for (const question of questions) {
        if (question.kind !== 'device') continue;
        const on = bench.device(question.on);
        const answer = bench.read(question.answer, on);
        expect([seed, question.id, answer !== undefined && answer !== '']).toEqual([seed, question.id, true]);
        expect(markAnswer(question, { text: answer ?? '' }, bench).right).toBe(true);
        for (const { answer: source, because } of question.wrong ?? []) {
          const value = bench.read(source, on);
          if (value === undefined || value === answer) continue;
          const verdict = markAnswer(question, { text: value }, bench);
          expect([seed, question.id, value, verdict.right ? 'right' : verdict.why]).toEqual([
            seed,
            question.id,
            value,
            because,
          ]);
        }
      }
    }
  });

  it('R10 asks no two routers the same', async () => {
    const found = await shelved(id);
    const answers = SEEDS.map((seed) => {
      const { questions, bench } = drawn(found, seed);
      return questions.flatMap((question) =>
        question.kind === 'device' ? (bench.read(question.answer, bench.device(question.on)) ?? '') : [],
      );
    });
    const [first = []] = answers;
    const varied = first.filter((_, at) => new Set(answers.map((one) => one[at])).size > 1);
    expect(varied.length).toBeGreaterThanOrEqual(Math.min(5, first.length));
  });
});

import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fileFrom } from '../bridge/attempts/share-link.ts';
import { loadFromText } from '../scenarios/load.ts';
import { proveNow } from '../scenarios/prove.ts';
import { linked, packed, writeTemplate } from './author.ts';
import { checkQuiz } from './check-quiz.ts';
import { findScenario } from './find-scenario.ts';

const folder = mkdtempSync(join(tmpdir(), 'bootset-author-'));
const made = join(folder, 'first-lab');

beforeAll(() => {
  writeTemplate(made);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('a new scenario', () => {
  it('bears the name of its folder and is proved', async () => {
    const loaded = await findScenario(made);
    expect(loaded.file.id).toBe('first-lab');
    expect(loaded.mistakes.length).toBeGreaterThan(0);
    expect(proveNow(loaded, { seeds: [1, 2, 3] })).toEqual([]);
  });

  it('writes over nothing, and wants an id', () => {
    expect(() => writeTemplate(made)).toThrow(
      expect.objectContaining({ message: `${made} is there already`, code: 2 }),
    );
    expect(() => writeTemplate(join(folder, 'My Lab'))).toThrow('expected an id of small letters');
  });
});

describe('the guides', () => {
  const blocks = (guide: string): readonly string[] =>
    [...readFileSync(join(import.meta.dirname, '../../docs', guide), 'utf8').matchAll(/^```yaml\n([^]*?)^```/gm)].map(
      ([, text = '']) => text,
    );

  it('show a quiz that is proved', async () => {
    const [quiz = ''] = blocks('writing-a-quiz.md');
    const file = join(folder, 'guide.yaml');
    writeFileSync(file, quiz);
    expect(await checkQuiz(file, [1, 2])).toEqual({ problems: [], left: [], questions: 1 });
  });

  it('show pieces that make a scenario', async () => {
    const pieces = blocks('writing-a-scenario.md').join('');
    const head = readFileSync(join(made, 'lab.yaml'), 'utf8').split(/^variables:/m)[0] ?? '';
    const loaded = await loadFromText('guide.yaml', `${head}${pieces}`);
    expect(loaded.ok ? [] : loaded.error).toEqual([]);
  });
});

describe('checking a quiz', () => {
  it('names what is left out of a file of another program, at line and column', async () => {
    const file = join(folder, 'essay.gift');
    writeFileSync(file, '::one:: Which? {=a ~b}\n\n// why\n::two:: Write about it. {}\n');
    expect(await checkQuiz(file, [1])).toEqual({
      problems: [],
      left: [`${file}:4:1: question "two": an essay cannot be marked here: the question is left out`],
      questions: 1,
    });
  });

  it('says at which line of which file something is not so on the router', async () => {
    const question = 'kind: command, ask: x, explain: x, rests: x, mode: privileged';
    const head = 'format: bootset-quiz\nversion: 1\nid: q\ntitle: Q\nsummary: S\nminutes: 1\ntopics: [a]\nquestions:\n';
    const file = join(folder, 'q.yaml');
    writeFileSync(
      file,
      `${head}  - {id: one, ${question}, lines: [show version]}\n  - id: two\n    ${question.replaceAll(', ', '\n    ')}\n    lines:\n      - show version\n      - shwo clock\n`,
    );
    const check = await checkQuiz(file, [1, 2]);
    expect(check?.problems.map((one) => one.split('\n')[0])).toEqual([
      `${file}:18:9: seed 1: two: the device does not take "shwo clock":`,
    ]);
  });
});

describe('handing a scenario out', () => {
  it('is one file of the same digest, solutions only when asked', async () => {
    const { digest, solutions } = await findScenario(made);
    for (const withSolutions of [false, true]) {
      const loaded = await loadFromText('first-lab.yaml', await packed(made, withSolutions));
      expect(loaded).toMatchObject({ ok: true, value: { digest, solutions: withSolutions ? solutions : [] } });
    }
  });

  it('is no file that is too large to be opened again', async () => {
    const large = join(folder, 'large-lab');
    writeTemplate(large);
    const long = `loses: name\n${`⟦${'x'.repeat(200)}⟧\n`.repeat(300)}`;
    for (let i = 0; i < 22; i++) writeFileSync(join(large, `mistakes/m${i}.txt`), long);
    await expect(packed(large, true)).rejects.toThrow('large-lab.yaml:1:1: expected at most 1000000 characters');
    expect(await packed(large, false)).toContain('id: large-lab');
  });

  it('is an address, when it is short enough', async () => {
    const link = await linked(made);
    expect(link).toMatch(/^#s=1\.[\w-]+$/);
    expect(fileFrom(link.slice('#s=1.'.length))).toEqual({ name: 'first-lab.yaml', text: await packed(made, false) });
    const quiz = join(folder, 'q.gift');
    writeFileSync(quiz, '::one:: Which? {=a ~b}\n');
    expect(fileFrom((await linked(quiz)).slice('#s=1.'.length))).toEqual({
      name: 'q.gift',
      text: readFileSync(quiz, 'utf8'),
    });
    const noise = Array.from({ length: 3000 }, (_, i) => Math.imul(i, 0x9e3779b1).toString(36)).join(' ');
    const long = join(folder, 'long.yaml');
    writeFileSync(long, `${readFileSync(join(made, 'lab.yaml'), 'utf8')}brief: ${noise}\n`);
    await expect(linked(long)).rejects.toThrow(/too long for an address .*: hand out the packed file/);
  });
});

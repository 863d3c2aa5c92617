import { execFileSync } from 'node:child_process';
import { appendFileSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { writeTemplate } from './author.ts';
import { Refusal } from './command-line.ts';
import { filesOf, findScenario, readScenario } from './find-scenario.ts';

let around = '';
let folder = '';
beforeEach(() => {
  around = mkdtempSync(join(tmpdir(), 'bootset-folder-'));
  folder = join(around, 'tiny');
  writeTemplate(folder);
});
afterEach(() => rmSync(around, { recursive: true, force: true }));

const put = (path: string, text: string | Uint8Array = ''): void => {
  mkdirSync(join(folder, path, '..'), { recursive: true });
  writeFileSync(join(folder, path), text);
};

/** What is said where a folder is no scenario; empty: it is one. */
async function said(): Promise<string> {
  try {
    await findScenario(folder);
    return '';
  } catch (error) {
    if (error instanceof Refusal) return error.message;
    throw error;
  }
}

it('takes what is linked into a folder', async () => {
  const elsewhere = join(around, 'elsewhere');
  mkdirSync(elsewhere);
  writeFileSync(join(elsewhere, 'linked.txt'), 'loses: nobody\n⟦⟧');
  rmSync(join(folder, 'mistakes'), { recursive: true });
  symlinkSync(elsewhere, join(folder, 'mistakes'));
  expect(await said()).toContain(`${folder}/mistakes/linked.txt:1:8: there is no check nobody`);
});

it('says which folder leads round in a circle', async () => {
  symlinkSync('.', join(folder, 'again'));
  expect(await said()).toMatch(/again\/again: expected at most 8 folders within each other$/);
});

it('says which link leads nowhere', async () => {
  symlinkSync('nowhere', join(folder, 'solution-2.txt'));
  expect(await said()).toBe(`there is no file ${folder}/solution-2.txt`);
});

it.skipIf(process.platform === 'win32')('waits at no pipe', async () => {
  execFileSync('mkfifo', [join(folder, 'solution-2.txt')]);
  expect(await said()).toBe(`${folder}/solution-2.txt is no file that can be read`);
});

it('reads no folder of thousands of files', async () => {
  for (let i = 0; i < 1000; i++) put(`pictures/${i}.png`);
  expect(await said()).toBe(`${folder}: expected at most 1000 files in the folder of a lab`);
});

it('leaves alone what is hidden', async () => {
  const before = filesOf(folder);
  put('.git/notes.md', 'x');
  put('.draft.txt', 'x');
  expect(filesOf(folder)).toEqual(before);
});

it('tells of a name in capital letters that it would be overlooked by', async () => {
  put('BRIEF.MD', 'A story.');
  expect(await said()).toContain(`${folder}/BRIEF.MD:1:1: expected brief.md, `);
});

it('keeps names that objects have by themselves', async () => {
  put('mistakes/__proto__.txt', 'loses: constructor\n⟦⟧');
  put('__proto__/constructor.txt', 'x');
  expect(await said()).toContain(`${folder}/__proto__/constructor.txt:1:1: expected brief.md, `);
  expect(Object.keys(filesOf(folder))).toContain('mistakes/__proto__.txt');
});

it('is a scenario or said at file, line and column not to be one, however a folder is damaged', async () => {
  const whole = filesOf(folder);
  const piece = fc.oneof(
    fc.string({ maxLength: 20 }),
    fc.string({ maxLength: 20, unit: 'binary' }),
    fc.constantFrom(
      '\0',
      '⟦',
      '⟧',
      '{{x}}',
      '[[[[[[',
      '- - -\n',
      'loses: a,b\n',
      '__proto__: {a: 1}\n',
      '&a [*a]\n',
      '\t',
    ),
  );
  const damage = fc.record({
    path: fc.constantFrom(...Object.keys(whole), 'brief.md', 'mistakes/__proto__.txt', 'notes.md'),
    from: fc.double({ min: 0, max: 1, noNaN: true }),
    gone: fc.oneof(fc.nat(20), fc.constant(1_000_000)),
    piece,
    again: fc.constantFrom(1, 1, 1, 3000),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(damage, { minLength: 1, maxLength: 3 }), async (all) => {
      for (const [path, text] of Object.entries(whole)) put(path, text);
      for (const { path, from, gone, piece: more, again } of all) {
        const text = whole[path] ?? '';
        const at = Math.floor(from * text.length);
        put(path, Buffer.from(text.slice(0, at) + more.repeat(again) + text.slice(at + gone)));
      }
      const words = await said();
      const lines = words.split('\n');
      expect(lines.length).toBeLessThanOrEqual(51);
      for (const line of lines.slice(1)) expect(line).toMatch(/^\S+:\d+:\d+: \S/);
      for (const extra of ['brief.md', 'mistakes/__proto__.txt', 'notes.md'])
        if (!Object.hasOwn(whole, extra)) rmSync(join(folder, extra), { force: true });
    }),
    { numRuns: 60 },
  );
});

it('is said to be no text where bytes are none', async () => {
  appendFileSync(join(folder, 'solution.txt'), Uint8Array.of(0xff, 0xfe));
  expect(await said()).toMatch(/solution\.txt:\d+:1: expected text in UTF-8$/);
  put('solution.txt', Uint8Array.of(0, 1, 2));
  expect(await said()).toMatch(/solution\.txt:1:1: expected a text: this is a binary file$/);
  put('solution.txt', 'x'.repeat(4_000_001));
  await expect(readScenario(folder)).rejects.toThrow('solution.txt:1:1: expected at most 1000000 characters');
});

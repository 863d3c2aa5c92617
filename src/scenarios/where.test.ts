import { expect, it } from 'vitest';
import { loadFromFolder, loadFromText } from './load.ts';
import { proveNow } from './prove.ts';
import type { Locate } from './where.ts';
import { locateInFolder, locateInText, writtenAt } from './where.ts';
import type { LoadedScenario } from './scenario.ts';

const lab = `format: bootset-lab
version: 1
id: names
title: Names
summary: Name a router.
level: beginner
minutes: 5
kind: guided
topics: [names]
objectives: [Name a router]
variables:
  name: {choice: [CORE]}
lab:
  devices:
    - name: R1
      platform: c2911
      startup: |
        hostname {{name}}-OLD
        servce password-encryption
      files:
        - {path: flash0:c2900-universalk9-mz.SPA.154-3.M.bin, image: c2900-universalk9-mz.SPA.154-3.M.bin}
  prelude: |
    {{name}}⟦:wait Press RETURN⟧
    ⟦+15s⟧⟦:wait Press ENTER⟧
checks:
  - id: name-it
    points: 10
    task: Name it.
    look: The prompt.
    expect: {fact: hostname, on: R1, should: {is: "{{name}}"}}
solutions:
  - title: Inside
    transcript: |
      ⟦⟧⟦enable⟧⟦conf t⟧
      {{name}} ⟦hostnam {{name}}⟧⟦hostnane {{name}}⟧
`;
const beside = '# Beside\n\n⟦⟧{{name}}>⟦enable⟧⟦configure terminal⟧\n{{name}} ⟦hostnane {{name}}⟧\n';
const mistake = 'loses: name-it\n# Too short.\n⟦⟧⟦enable⟧\n {{name}}⟦:wait nothing⟧';

async function told(loading: Promise<{ ok: true; value: LoadedScenario } | { ok: false }>, locate: Locate) {
  const loaded = await loading;
  if (!loaded.ok) throw new Error('not loaded');
  return proveNow(loaded.value, { seeds: [1] }).map(({ where, about, message }) => {
    const { file, line, column } = locate(where, message);
    return `${file}:${line}:${column} ${about}: ${message.split(' ').slice(0, 4).join(' ')}`;
  });
}

const inLab = (file: string): readonly string[] => [
  `${file}:19:9 the start: R1 does not understand`,
  `${file}:24:11 the prelude: R1 does not print`,
];

it('tells what is wrong at its line, in one file', async () => {
  const text = lab.replace('⟦hostnam {{name}}⟧', '');
  expect(await told(loadFromText('names.yaml', text), locateInText('names.yaml', text))).toEqual([
    ...inLab('names.yaml'),
    'names.yaml:33:17 Inside: does not earn name-it',
    'names.yaml:35:16 Inside: likely because R1 does',
  ]);
});

it('tells what is wrong at its line, in every file of a folder', async () => {
  const folder = { 'lab.yaml': lab, 'solution.txt': beside, 'mistakes/short.txt': mistake };
  expect(await told(loadFromFolder(folder, 'my/'), locateInFolder(folder, 'my/'))).toEqual([
    ...inLab('my/lab.yaml'),
    'my/lab.yaml:35:34 Inside: earns everything without "hostnane',
    'my/solution.txt:1:1 Beside: does not earn name-it',
    'my/solution.txt:4:10 Beside: likely because R1 does',
    'my/mistakes/short.txt:4:10 short: R1 does not print',
  ]);
});

it('finds the place in a text as it is written from the place in the same text filled in', () => {
  const written = 'a{{x}}b{{ y }}{{x}}c';
  const filler = { text: (text: string) => text.replace(/\{\{ ?x ?\}\}/g, '12345').replace(/\{\{ ?y ?\}\}/g, '') };
  const filled = filler.text(written);
  const places = [...filled].map((_, i) => writtenAt(written, filler, i));
  expect(filled).toBe('a12345b12345c');
  expect(places).toEqual([0, 1, 1, 1, 1, 1, 6, 14, 14, 14, 14, 14, 19]);
});

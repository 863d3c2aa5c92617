import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { exportData, importData } from '../attempts/data-file.ts';
import { loadScenario } from './load-scenario.ts';
import { pointsOf } from '../journal/points.ts';
import { momentFrom, momentText } from '../attempts/share-link.ts';
import { memoryStore, TestWorld } from '../test-world.ts';
import { some } from '../../engine/testing/some.ts';

/** What every object of this language has by inheritance, and one plain name. */
const names = ['R1', ...Object.getOwnPropertyNames(Object.prototype), 'prototype', 'then'];

interface Names {
  readonly device: string;
  readonly other: string;
  readonly variable: string;
  readonly field: string;
  readonly check: string;
  readonly question: string;
  readonly file: string;
  readonly value: string;
}

const plain: Names = {
  device: 'R1',
  other: 'R2',
  variable: 'word',
  field: 'part',
  check: 'name-it',
  question: 'ask-it',
  file: 'notes.txt',
  value: 'to',
};

/** A lab in which somebody chose these names. */
const labWith = (n: Names): string => `format: bootset-lab
version: 1
id: ${n.check}
title: ${n.device}
summary: ${n.device}
level: beginner
minutes: 5
kind: guided
topics: [${n.device}]
objectives: [${n.device}]
variables:
  ${n.variable}:
    choice: [{${n.field}: CORE}, {${n.field}: EDGE}]
lab:
  devices:
    - name: ${n.device}
      platform: c2911
      files: [{path: "flash0:${n.file}", text: "${n.file}"}]
    - {name: ${n.other}, platform: c2911, at: [10, 20]}
  links: [{ends: [${n.device}, ${n.other}]}]
checks:
  - id: ${n.check}
    points: 10
    task: Name the router \`{{${n.variable}.${n.field}}}\`.
    look: The prompt.
    hints: [{title: ${n.check}, cost: 1, text: ${n.check}}]
    expect:
      all:
        - {fact: hostname, on: ${n.device}, should: {is: "{{${n.variable}.${n.field}}}"}}
        - {event: file.copied, where: {${n.value}: {matches: "*"}}}
questions:
  - {id: ${n.question}, kind: short, ask: "${n.device}?", explain: x, rests: x, points: 2, answers: ["${n.device}"]}
`;

const open = async (world: TestWorld, text: string): Promise<void> =>
  world.answer(
    world.client.open({ source: { kind: 'file', name: 'lab.yaml', text }, attempt: 'a', seed: 1, speed: 1 }),
  );

/** Opens a lab of these names and does what may be done with one. Returns the reasons when it is refused. */
async function live(chosen: Names): Promise<readonly string[]> {
  const text = labWith(chosen);
  const loaded = await loadScenario({ kind: 'file', name: 'lab.yaml', text }, 1);
  if (!loaded.ok) expect(loaded.problems).not.toEqual([]);
  if (!loaded.ok) return loaded.problems.map(({ line, column, message }) => `${line}:${column}: ${message}`);
  const store = memoryStore();
  const world = new TestWorld(store);
  await open(world, text);
  expect(world.statuses.at(-1)).toBe('running');
  expect(world.opened?.devices.map(({ name, at }) => ({ name, at }))).toEqual([
    { name: chosen.device, at: [0, 0] },
    { name: chosen.other, at: [10, 20] },
  ]);
  world.type('no\r', chosen.device);
  world.client.input({ kind: 'usb', device: chosen.device, slot: chosen.other, inserted: true });
  world.client.input({ kind: 'note', topic: chosen.other, value: chosen.device });
  world.client.input({ kind: 'note', topic: 'hint', value: `${chosen.check}/0` });
  world.client.input({ kind: 'note', topic: 'answer', value: `${chosen.question} {"text":"${chosen.device}"}` });
  await world.pass(2000);
  expect(world.faults).toEqual([]);
  expect(world.screen(chosen.device)).toContain('command "no" not found');
  for (const { label } of pointsOf(world.journal.entries)) expect(typeof label).toBe('string');
  const past = await world.answer(world.client.at(1));
  expect(past.devices.map(({ name }) => name)).toEqual([chosen.device, chosen.other]);
  const graded = await world.answer(world.client.grade('r.json', await world.answer(world.client.result())));
  expect(graded).toMatchObject({ ok: true, differences: [], marks: { earned: 2, possible: 12 } });
  const { entries, until } = world.journal;
  const moment = { engine: '1', entries, until, screens: '' };
  expect(momentFrom(momentText(moment))).toEqual(moment);
  const shown = world.screen(chosen.device);
  await world.close();
  const elsewhere = memoryStore();
  expect(await importData(elsewhere, (await exportData(store, 0)).text)).toMatchObject({ ok: true, added: 1 });
  expect([...elsewhere.kept.values()]).toEqual([...store.kept.values()]);
  const again = new TestWorld(elsewhere);
  await open(again, text);
  expect(again.replayed).toBe('same');
  expect(again.screen(chosen.device)).toBe(shown);
  return [];
}

describe('names that every object has', () => {
  it.each(some(Object.keys(plain) as (keyof Names)[]))(
    'open as any other where a lab names its %s, or are refused',
    async (place) => {
      for (const name of names) {
        const refused = await live({ ...plain, [place]: name });
        for (const reason of refused) expect(reason).toMatch(/^\d+:\d+: \w/);
        if (name === 'toString' && ['device', 'other', 'file'].includes(place)) expect(refused).toEqual([]);
      }
    },
  );

  it('open all at once', async () => {
    expect(
      await live({
        device: 'constructor',
        other: 'toString',
        variable: 'constructor',
        field: 'constructor',
        check: 'constructor',
        question: 'prototype',
        file: 'hasOwnProperty',
        value: 'to',
      }),
    ).toEqual([]);
  });

  it('are no fact, no input and no word that any device knows', async () => {
    const loaded = await loadScenario({ kind: 'file', name: 'lab.yaml', text: labWith(plain) }, 1);
    if (!loaded.ok) throw new Error('refused');
    const lab = loaded.scenario.newLab();
    for (const of of names)
      for (const { id } of some([...(lab.devices[0]?.software.facts.values() ?? [])]))
        expect(() => structuredClone(lab.fact(id, 'R1', of)), `${id} of ${of}`).not.toThrow();
    fc.assert(
      fc.property(fc.constantFrom(...names), fc.constantFrom(...names), (device, slot) => {
        lab.input({ kind: 'usb', device, slot, inserted: true });
        lab.input({ kind: 'power', device, on: true });
        lab.input({ kind: 'type', console: device, text: `${slot}\r` });
        lab.input({ kind: 'speed', console: device, baud: 9600 });
      }),
    );
  });

  it('are variables and aliases of the ROM monitor like any other', async () => {
    const world = new TestWorld(memoryStore());
    await open(world, labWith(plain));
    for (const name of names) {
      world.type(`${name}\r${name}=1\rset\ralias ${name}=set\r${name}\runalias ${name}\runset ${name}\r`);
      await world.pass(3000);
      const said = world.screen().slice(-2000);
      expect(said).toContain(`command "${name}" not found`);
      expect(said.split(`\n${name}=1\r`)).toHaveLength(3);
      expect(said).not.toContain('not set');
    }
    expect(world.faults).toEqual([]);
  });
});

import { expect, it } from 'vitest';
import { memoryStore, TestWorld } from '../test-world.ts';

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
lab:
  devices:
    - name: R1
      platform: c2911
      startup: "hostname OLD"
      files:
        - {path: flash0:c2900-universalk9-mz.SPA.154-3.M.bin, image: c2900-universalk9-mz.SPA.154-3.M.bin}
  prelude: "⟦:wait Press RETURN⟧⟦⟧⟦enable⟧⟦configure terminal⟧⟦:clear⟧"
checks:
  - id: name
    points: 10
    task: Name it CORE.
    look: The prompt.
    hints: [{title: The command, cost: 1, text: "\`hostname\`"}]
    expect: {fact: hostname, on: R1, should: {is: CORE}}
brief: Name it.
`;

it('an attempt counts for what it has, and for what it had when its result was asked for', async () => {
  const store = memoryStore();
  const world = new TestWorld(store);
  await world.answer(
    world.client.open({ source: { kind: 'file', name: 'names.yaml', text: lab }, attempt: 'one', seed: 1, speed: 1 }),
  );
  const earned = async (): Promise<readonly unknown[]> => {
    await world.pass(1500);
    await world.answer(world.client.keep());
    const { standing, best } = store.kept.get('one')?.record ?? {};
    const result = JSON.parse(await world.answer(world.client.result())) as { readonly marks: { earned: number } };
    return [result.marks.earned, standing?.earned, best?.earned];
  };
  const name = (): void => world.type('hostname CORE\r');
  name();
  expect(await earned()).toEqual([10, 10, 10]);
  await world.undo();
  expect(await earned()).toEqual([0, 0, 0]);
  world.client.input({ kind: 'note', topic: 'hint', value: 'name/0' });
  name();
  expect(await earned()).toEqual([9, 9, 9]);
  world.client.finish();
  world.type('hostname EDGE\r');
  expect(await earned()).toEqual([0, 0, 9]);
  name();
  world.client.input({ kind: 'note', topic: 'solution', value: 'shown' });
  await earned();
  expect(store.kept.get('one')?.record).toMatchObject({
    standing: { solutionShown: true },
    best: { earned: 9, solutionShown: false },
  });
});

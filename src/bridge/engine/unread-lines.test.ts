import { expect, it } from 'vitest';
import { memoryStore, TestWorld } from '../test-world.ts';

const labWith = (more: string): string => `format: bootset-lab
version: 1
id: brought
title: Brought
summary: Brought
level: beginner
minutes: 5
kind: free
topics: [brought]
objectives: [Look]
lab:
  devices:
    - name: R1
      platform: c2911
      files: [{ path: flash0:i.bin, image: c2900-universalk9-mz.SPA.154-3.M.bin }]
      startup: |
        hostname Edge
        hostnme Core
        snmp-server community public RO
        end
${more}`;

async function opened(text: string): Promise<TestWorld> {
  const world = new TestWorld(memoryStore());
  const source = { kind: 'file', name: 'brought.yaml', text } as const;
  await world.answer(world.client.open({ source, attempt: 'a', seed: 1, speed: 1 }));
  return world;
}

const unread = [{ device: 'R1', line: 'hostnme Core' }];

it('tells which startup lines of a brought lab were not understood, of those that are kept nothing', async () => {
  expect((await opened(labWith(''))).opened?.unread).toEqual(unread);
});

it('tells it of a lab whose devices started before the learner began', async () => {
  expect((await opened(labWith('  prelude: |\n    ⟦+60s⟧⟦:clear⟧\n'))).opened?.unread).toEqual(unread);
});

it('says nothing where every line was understood, and of labs of the catalogue', async () => {
  expect((await opened(labWith('').replace('hostnme', 'hostname'))).opened?.unread).toBeUndefined();
  const world = new TestWorld(memoryStore());
  await world.open('sandbox-2911', 'b', 1);
  expect(world.opened?.unread).toBeUndefined();
});

import { loadScenario } from 'virtual:catalogue';
import { describe, expect, it } from 'vitest';
import type { ScenarioSource } from '../protocol.ts';
import { memoryStore, TestWorld } from '../test-world.ts';

/** The result file of a session in which nothing was done. */
async function resultOf(world: TestWorld, source: ScenarioSource): Promise<string> {
  await world.answer(world.client.open({ source, attempt: 'attempt-1', seed: 3, speed: 1 }));
  await world.pass(1500);
  return world.answer(world.client.result());
}

const graded = (world: TestWorld, text: string) => world.answer(world.client.grade('r.json', text));

describe('a result file that is brought to the page', () => {
  it('is marked again when it is of a quiz', async () => {
    const world = new TestWorld(memoryStore());
    const result = await resultOf(world, { kind: 'quiz', id: 'image-resilience' });
    expect(await graded(world, result)).toMatchObject({
      ok: true,
      scenario: { id: 'image-resilience' },
      claimed: { earned: 0, possible: 20 },
      differences: [],
    });
  });

  it('is marked again with the lab file that was opened here, whatever else bears its id', async () => {
    const found = await loadScenario('sandbox-2911');
    const text = (found?.files['lab.yaml'] ?? '').replace('title: ', 'title: My ');
    const world = new TestWorld(memoryStore());
    const result = await resultOf(world, { kind: 'file', name: 'mine.yaml', text });
    expect(await graded(world, result)).toMatchObject({
      ok: true,
      scenario: { id: 'sandbox-2911', title: expect.stringMatching(/^My /) },
      differences: [],
    });
    expect(await graded(new TestWorld(memoryStore()), result)).toMatchObject({
      ok: true,
      differences: [expect.stringContaining('sandbox-2911 has changed since')],
    });
  });

  it('says so when nothing here can replay it', async () => {
    const world = new TestWorld(memoryStore());
    const result = await resultOf(world, { kind: 'quiz', id: 'image-resilience' });
    expect(await graded(world, result.replaceAll('image-resilience', 'elsewhere'))).toMatchObject({
      ok: false,
      problems: [{ message: 'there is no lab or quiz elsewhere here to replay this with' }],
    });
  });
});

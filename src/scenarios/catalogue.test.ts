import { beforeAll, describe, expect, it } from 'vitest';
import { catalogue, loadScenario } from 'virtual:catalogue';
import { installFastHashes } from '../bridge/fast-hashes.ts';
import { loadFromCatalogue } from './load.ts';
import { openScenario } from './index.ts';
import { proveNow } from './prove.ts';
import type { LoadedScenario } from './scenario.ts';

const SEEDS = [1, 2, 3, 4, 5];

const load = async (id: string): Promise<LoadedScenario> => {
  const source = await loadScenario(id);
  if (!source) throw new Error(`No scenario ${id}`);
  return loadFromCatalogue(source);
};

beforeAll(installFastHashes);

describe.each(catalogue.map(({ id, kind }) => ({ id, kind })))('$id', ({ id, kind }) => {
  it('bears its own name', async () => {
    expect((await load(id)).file.id).toBe(id);
  });

  it('opens with every seed, and has its story', async () => {
    const loaded = await load(id);
    expect(loaded.brief.length).toBeGreaterThan(200);
    for (const seed of [0, 77, 0xffff_ffff]) {
      const { view, newLab } = openScenario(loaded, seed);
      expect(JSON.stringify(view)).not.toContain('{{');
      expect(newLab().devices.length).toBeGreaterThan(0);
    }
  });

  it.runIf(kind === 'guided')('offers several tasks, each with hints and a place to look', async () => {
    const { file, mistakes } = await load(id);
    expect(file.checks?.length).toBeGreaterThanOrEqual(5);
    expect(file.checks?.filter(({ hints = [] }) => hints.length === 0)).toEqual([]);
    expect(mistakes.length).toBeGreaterThanOrEqual(3);
  });

  it('keeps what it promises: start, solutions, mistakes, no command too many', async () => {
    expect(proveNow(await load(id), { seeds: SEEDS })).toEqual([]);
  });
});

it.each([
  ['identify-signed-software', ['renamed', 'unsigned', 'altered', 'forged']],
  ['boot-refused', ['label']],
])('%s says what is missing without the names that are to be found out', async (id, riddles) => {
  const scenario = openScenario(await load(id), 1);
  const tasks = scenario.grade(scenario.newLab()).tasks.filter((task) => riddles.includes(task.id));
  expect(tasks.map((task) => task.id)).toEqual(riddles);
  for (const { expected, missing = expected } of tasks) {
    expect(expected).toMatch(/flash0:\S+\.bin/);
    expect(missing).not.toContain('.bin');
  }
});

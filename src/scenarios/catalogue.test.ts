import { describe, expect, it } from 'vitest';
import { catalogue, loadScenario } from 'virtual:catalogue';
import { loadFromCatalogue } from './load.ts';
import { openScenario } from './index.ts';
import { proveNow } from './prove.ts';
import type { LoadedScenario } from './scenario.ts';
import { some } from '../engine/testing/some.ts';
import { drawVariables } from './variables.ts';

const SEEDS = [1, 2, 3, 4, 5];

const load = async (id: string): Promise<LoadedScenario> => {
  const source = await loadScenario(id);
  if (!source) throw new Error(`No scenario ${id}`);
  return loadFromCatalogue(source);
};

/** Variables that draw a name or a password and nothing else. */
const NAMES: ReadonlySet<string> = new Set(['site', 'rogue', 'new', 'account']);

/** The first seed of each story: labs of one story differ in names and numbers, and need the same commands. */
function seedsOfStories({ file: { variables = {} } }: LoadedScenario): readonly number[] {
  const told = Object.entries(variables).filter(([name, variable]) => 'choice' in variable && !NAMES.has(name));
  const storyOf = (seed: number): string =>
    JSON.stringify([...drawVariables(Object.fromEntries(told), seed)].filter(([name]) => name !== 'seed'));
  return SEEDS.filter((seed, i) => !SEEDS.slice(0, i).some((before) => storyOf(before) === storyOf(seed)));
}

describe.each(some(catalogue.map(({ id, kind }) => ({ id, kind }))))('$id', ({ id, kind }) => {
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
    const loaded = await load(id);
    expect(proveNow(loaded, { seeds: SEEDS, needed: seedsOfStories(loaded) })).toEqual([]);
  });
});

it('labs that want interfaces in service say where no cable lets them come up', async () => {
  const labs = await Promise.all(catalogue.map(({ id }) => load(id)));
  const wanting = labs.filter(
    ({ file: { checks = [], lab } }) => JSON.stringify(checks).includes('"interface.shutdown"') && !lab.links,
  );
  expect(wanting.length).toBeGreaterThan(0);
  for (const { brief } of wanting) expect(brief).toMatch(/(no|without a) network cable[^]*`down`/);
});

/** What the guide says of open tasks, or of some of them, whichever disk a file is on. */
async function toldOf(id: string, seed: number, tasks?: readonly string[]): Promise<readonly string[]> {
  const { newLab, grade } = openScenario(await load(id), seed);
  const open = grade(newLab()).tasks.filter((task) => tasks?.includes(task.id) ?? true);
  return open.map(({ expected, missing = expected }) => missing.replaceAll(/\b(usb)?flash0:/g, ''));
}

it.each([
  { id: 'identify-signed-software' },
  { id: 'boot-refused' },
  { id: 'restore-bootset', tasks: ['configuration', 'next-boot', 'save'] },
  { id: 'recover-a-password', tasks: ['bring-back', 'password'] },
  { id: 'lock-the-rom-monitor', tasks: ['restore', 'leave-it-locked'] },
  { id: 'revoke-production-key', tasks: ['add-key', 'upgrade-check', 'revoke'] },
  { id: 'revoke-special-key', tasks: ['add-key', 'rom-monitor', 'revoke'] },
])('$id: what the guide says is missing does not tell one draw from another', async ({ id, tasks }) => {
  const first = await toldOf(id, 1, tasks);
  expect(first.length).toBeGreaterThanOrEqual(tasks?.length ?? 1);
  for (let seed = 2; seed <= 12; seed++) expect(await toldOf(id, seed, tasks)).toEqual(first);
});

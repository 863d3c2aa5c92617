import { describe, expect, it } from 'vitest';
import { catalogue, loadScenario } from 'virtual:catalogue';
import { loadFromCatalogue, loadFromFolder } from './load.ts';
import { openScenario } from './index.ts';
import { proveNow } from './prove.ts';
import type { LoadedScenario } from './scenario.ts';
import { some } from '../engine/testing/some.ts';
import { drawVariables } from './variables.ts';

const load = async (id: string): Promise<LoadedScenario> => {
  const source = await loadScenario(id);
  if (!source) throw new Error(`No scenario ${id}`);
  return loadFromCatalogue(source);
};

type Variables = NonNullable<LoadedScenario['file']['variables']>;

/**
 * Choices of which start state, tasks or solutions use a field: what one of them brings along may need other commands.
 * What is used by its name alone is a name, a number or a password.
 */
function storyOf({ file, solutions }: LoadedScenario): Variables {
  const used = JSON.stringify([file.lab, file.checks, solutions]);
  return Object.fromEntries(Object.entries(file.variables ?? {}).filter(([name]) => used.includes(`{{${name}.`)));
}

/** What was drawn of each part of a story. */
const drawnOf = (story: Variables, seed: number): readonly string[] => {
  const drawn = [...drawVariables(story, seed)];
  return Object.keys(story).map((name) => JSON.stringify(drawn.filter(([key]) => key.startsWith(`${name}.`))));
};

const choicesOf = (variable: Variables[string]): number => ('choice' in variable ? variable.choice.length : 0);

/** Drawn sooner than after so many seeds, or never. */
const MOST = 10_000;

/** Seeds with which every choice of every part of a story is drawn, each with one that was not; the others differ in names and numbers. */
function seedsOfStory(loaded: LoadedScenario): readonly number[] {
  const story = storyOf(loaded);
  const left = Object.values(story).map((variable) => ({ told: new Set<string>(), choices: choicesOf(variable) }));
  const isTold = ({ told, choices }: (typeof left)[number]): boolean => told.size === choices;
  const seeds: number[] = [];
  for (let seed = 1; seeds.length === 0 || !left.every(isTold); seed++) {
    if (seed > MOST) throw new Error(`${loaded.file.id}: a choice is never drawn, or is there twice`);
    const drawn = drawnOf(story, seed);
    if (left.length > 0 && left.every((part, i) => isTold(part) || part.told.has(drawn[i] ?? ''))) continue;
    seeds.push(seed);
    for (const [i, { told }] of left.entries()) told.add(drawn[i] ?? '');
  }
  return seeds;
}

/** At least so many seeds of every lab are played. */
const PLAYED = 5;

describe.each(some(catalogue.map(({ id, kind }) => ({ id, kind }))))('$id', ({ id, kind }) => {
  it('bears its own name', async () => {
    expect((await load(id)).file.id).toBe(id);
  });

  it('passes the check that labs of everybody pass', async () => {
    const source = await loadScenario(id);
    expect(source && (await loadFromFolder(source.files))).toMatchObject({ ok: true });
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
    const needed = seedsOfStory(loaded);
    const more = Array.from({ length: PLAYED }, (_, i) => i + 1).filter((seed) => !needed.includes(seed));
    const seeds = [...needed, ...more].slice(0, Math.max(PLAYED, needed.length));
    expect(proveNow(loaded, { seeds, needed })).toEqual([]);
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

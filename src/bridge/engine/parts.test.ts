import { catalogue, loadScenario as catalogued } from 'virtual:catalogue';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { some } from '../../engine/testing/some.ts';
import { playIn } from '../../scenarios/rehearse.ts';
import { installFastHashes } from './fast-hashes.ts';
import openWithParts from './open-with-parts.json';
import { beginScenario } from './begin-scenario.ts';
import { loadScenario } from './load-scenario.ts';
import { RunningLab } from './running-lab.ts';
import { memoryStore, TestWorld } from '../test-world.ts';

/** A promise, and what settles it. */
function later(): { readonly promise: Promise<void>; readonly come: () => void; readonly fail: () => void } {
  let come = (): void => {};
  let fail = (): void => {};
  const promise = new Promise<void>((resolve, reject) => {
    come = resolve;
    fail = () => reject(new Error('Failed to fetch dynamically imported module: http://x/assets/parts-1.js'));
  });
  return { promise, come, fail };
}

const typed = (world: TestWorld): string =>
  world.journal.entries.map(({ input }) => (input.kind === 'type' ? input.text : input.kind)).join('');

describe('a lab whose engine is not whole yet', () => {
  it('shows its first prompt, stands still, and takes what was typed meanwhile in order', async () => {
    const world = new TestWorld(memoryStore());
    const parts = later();
    world.parts = () => parts.promise;
    await world.open('sandbox-2911', 'a');
    const shown = world.screen();
    expect(shown).toContain('initial configuration dialog? [yes/no]: ');
    const opened = world.now;
    for (const key of 'no\r') world.type(key);
    world.client.skip();
    await world.pass(3000);
    expect({ now: world.now, screen: world.screen(), typed: typed(world) }).toEqual({
      now: opened,
      screen: shown,
      typed: '',
    });
    parts.come();
    await world.pass(3000);
    expect(typed(world)).toBe('no\r');
    expect(world.journal.entries[0]?.at).toBe(opened);
    expect(world.screen().slice(shown.length)).toMatch(/^no\r\n/);
    expect(world.now).toBeGreaterThan(opened);
  });

  it('knows its brief and its tasks when the rest has come, before anything is done in it', async () => {
    const world = new TestWorld(memoryStore());
    const parts = later();
    world.parts = () => parts.promise;
    await world.open('secure-the-bootset', 'a');
    expect(world.opened?.scenario).toMatchObject({ brief: '', graded: true, solved: true });
    expect(world.opened?.marks).toBeUndefined();
    world.type('\r');
    const solution = world.client.solution();
    await world.pass(100);
    expect(world.told).toBeUndefined();
    parts.come();
    await world.pass(100);
    expect(world.told?.scenario).toEqual({
      ...world.opened?.scenario,
      brief: expect.stringContaining('**image resilience**') as string,
    });
    expect(world.told?.marks?.tasks.length).toBeGreaterThan(2);
    expect(world.client.log?.record.standing.possible).toBe(world.told?.marks?.possible);
    expect(await world.answer(solution)).toContain('secure boot-image');
    expect(typed(world)).toBe('\r');
  });

  it('has all of it at once where it is gone on with', async () => {
    const world = new TestWorld(memoryStore());
    await world.open('secure-the-bootset', 'a');
    world.type('\r');
    await world.pass(1000);
    await world.undo();
    expect(world.told?.scenario?.brief).toContain('**image resilience**');
    expect(world.opened?.scenario).toEqual(world.told?.scenario);
    expect(world.opened?.marks?.tasks.length).toBeGreaterThan(2);
  });

  it('is completed by what is typed, and after a second, where no screen is drawn', async () => {
    for (const typing of ['n', '']) {
      const world = new TestWorld(memoryStore(), undefined, undefined, undefined, new Promise(() => {}));
      let asked = 0;
      world.parts = () => Promise.resolve(asked++);
      await world.open('sandbox-2911', 'a');
      await world.pass(900);
      expect({ asked, now: world.now }).toEqual({ asked: 0, now: world.opened?.journal.until });
      if (typing) world.type(typing);
      await world.pass(500);
      expect({ asked, typed: typed(world) }).toEqual({ asked: 1, typed: typing });
      expect(world.now).toBeGreaterThan(world.opened?.journal.until ?? 0);
    }
  });

  it('is left for another one, and takes nothing with it', async () => {
    const world = new TestWorld(memoryStore());
    const parts = later();
    world.parts = () => parts.promise;
    await world.open('sandbox-2911', 'a');
    world.type('yes\r');
    await world.close();
    await world.open('sandbox-1941', 'b');
    parts.come();
    await world.pass(1000);
    expect(typed(world)).toBe('');
    expect(world.faults).toEqual([]);
  });

  it('is opened again where a part cannot be had, and loses nothing', async () => {
    const world = new TestWorld(memoryStore());
    const parts = later();
    world.parts = () => parts.promise;
    await world.open('sandbox-2911', 'a');
    for (const key of 'no\r') world.type(key);
    await world.pass(500);
    world.parts = () => Promise.resolve();
    parts.fail();
    await world.pass(3000);
    expect(world.statuses).toContain('recovering');
    expect(world.statuses.at(-1)).toBe('running');
    expect(typed(world)).toBe('no\r');
    expect(world.faults).toEqual([]);
  });

  it('says why where a part cannot be had again', async () => {
    const world = new TestWorld(memoryStore());
    const parts = later();
    world.parts = () => parts.promise;
    await world.open('sandbox-2911', 'a');
    parts.fail();
    await world.pass(1000);
    expect(world.statuses.at(-1)).toBe('failed');
    expect(world.unfetched).toBe(1);
  });
});

/** What a lab is opened and played with. */
interface Engine {
  readonly beginScenario: typeof beginScenario;
  readonly loadScenario: typeof loadScenario;
  readonly playIn: typeof playIn;
  readonly RunningLab: typeof RunningLab;
}

const whole: Engine = { beginScenario, loadScenario, playIn, RunningLab };

/** An engine of its own that has fetched none of its parts. */
async function withoutParts() {
  vi.resetModules();
  const [labs, beginning, loading, playing, worlds, hashes, engine] = await Promise.all([
    import('./running-lab.ts'),
    import('./begin-scenario.ts'),
    import('./load-scenario.ts'),
    import('../../scenarios/rehearse.ts'),
    import('../test-world.ts'),
    import('./fast-hashes.ts'),
    import('../../engine/index.ts'),
  ]);
  await hashes.installFastHashes();
  const { fetchParts, fetchStoryParts, Missing, platformIds, startsOf } = engine;
  const means = { fetchParts, fetchStoryParts, Missing, platformIds, startsOf };
  return { ...labs, ...beginning, ...loading, ...playing, ...worlds, ...means };
}

/** A lab as it is when its first prompt stands, with what marks it. */
async function open(engine: Engine, id: string, seed: number) {
  const [begun, loaded] = await Promise.all([
    engine.beginScenario(id, seed),
    engine.loadScenario({ kind: 'catalogue', id }, seed),
  ]);
  if (!begun.ok || !loaded.ok) throw new Error(`${id} is refused`);
  const running = new engine.RunningLab(begun.scenario, seed, () => 0);
  for (const _ of running.toFirstPrompt());
  return { scenario: loaded.scenario, lab: running.lab, opened: running.opened() };
}

type OpenLab = Awaited<ReturnType<typeof open>>;

/** Everything that there is to know of a lab after somebody played a transcript in it. */
function played(engine: Engine, { scenario, lab, opened }: OpenLab, transcript: string): unknown {
  const { entries, output, unmet, refused } = engine.playIn(lab, transcript);
  const states = lab.devices.map((device) => device.snapshot());
  return { opened, entries, output, unmet, refused, states, events: lab.events, marks: scenario.grade(lab) };
}

/** Opens a lab as if somebody had brought it: nobody knows what it needs. */
async function openAsFile(world: TestWorld, id: string): Promise<void> {
  const text = (await catalogued(id))?.files['lab.yaml'] ?? '';
  const source = { kind: 'file', name: `${id}.yaml`, text } as const;
  await world.answer(world.client.open({ source, attempt: id, seed: SEED, speed: 1 }));
}

const guided = catalogue.filter(({ kind }) => kind === 'guided').map(({ id }) => id);
const SEED = 1;
const SEEDS = [1, 2, 3];

describe('labs of the catalogue that are opened without the parts of the engine', () => {
  let engine: Awaited<ReturnType<typeof withoutParts>>;
  /** A lab for each solution, opened before any part came. */
  const opened = new Map<string, OpenLab[]>();
  const missing = new Set<string>();
  /** Those that lack something even with the parts for stories. */
  const lacking = new Set<string>();
  let rebuilt: TestWorld;

  beforeAll(async () => {
    engine = await withoutParts();
    for (const { id } of catalogue)
      for (const seed of SEEDS)
        try {
          const first = await open(engine, id, seed);
          if (seed !== SEED) continue;
          const others = first.scenario.solutions.slice(1).map(() => open(engine, id, SEED));
          opened.set(id, [first, ...(await Promise.all(others))]);
        } catch (error) {
          if (!(error instanceof engine.Missing)) throw error;
          missing.add(id);
        }
    await engine.fetchStoryParts();
    for (const id of missing)
      for (const seed of SEEDS)
        await open(engine, id, seed).catch((error: unknown) => {
          if (!(error instanceof engine.Missing)) throw error;
          lacking.add(id);
        });
    rebuilt = new engine.TestWorld(memoryStore());
    rebuilt.parts = engine.fetchParts;
    await openAsFile(rebuilt, 'sandbox-secured');
    await installFastHashes();
  });

  it('come to their first prompt, but for a few whose story needs more', () => {
    expect([...missing].sort()).toEqual(openWithParts);
  });

  it('need none of the parts that come last for their stories', () => {
    expect(missing.size).toBeGreaterThan(0);
    expect([...lacking]).toEqual([]);
  });

  it('are begun anew with the parts where they need them', async () => {
    expect(missing).toContain('sandbox-secured');
    const world = new TestWorld(memoryStore());
    await openAsFile(world, 'sandbox-secured');
    expect(rebuilt.opened).toEqual(world.opened);
  });

  it.each(some(guided))('%s: every solution does what it does in a whole engine', async (id) => {
    const { scenario } = await open(whole, id, SEED);
    for (const [index, { transcript }] of scenario.solutions.entries()) {
      const lab = opened.get(id)?.[index] ?? (await open(engine, id, SEED));
      const expected = played(whole, await open(whole, id, SEED), transcript);
      expect(played(engine, lab, transcript)).toEqual(expected);
    }
  });
});

/** What labs start with that others start without. */
const starts: Readonly<Record<string, readonly string[]>> = {
  'sandbox-asr1002x': ['asr1002x', 'ios-xe-3'],
  'sandbox-4500e': ['cat4500e', 'ios-xe-3'],
  'sandbox-7206': ['c7206'],
};

/** What of that has come. */
const startsHere = ({ startsOf, platformIds }: Awaited<ReturnType<typeof withoutParts>>): readonly string[] =>
  startsOf(platformIds)
    .filter(({ start }) => start.here)
    .map(({ id }) => id);

describe('what only some devices start with', () => {
  it('is fetched for no lab without one', async () => {
    const engine = await withoutParts();
    for (const { id } of catalogue) if (!Object.hasOwn(starts, id)) await engine.beginScenario(id, SEED);
    expect(engine.startsOf(engine.platformIds).map(({ id }) => id)).toEqual([
      'asr1002x',
      'cat4500e',
      'c7206',
      'ios-xe-3',
    ]);
    expect(startsHere(engine)).toEqual([]);
  });

  it.each(some(Object.entries(starts)))('is there before the first line of %s', async (id, its) => {
    const engine = await withoutParts();
    await engine.beginScenario(id, SEED);
    expect(startsHere(engine)).toEqual(its);
  });

  it.each(some(Object.keys(starts).filter((id) => !openWithParts.includes(id))))(
    'and no other part is needed by %s',
    async (id) => {
      const { opened } = await open(await withoutParts(), id, SEED);
      expect(opened.screens.map(({ text }) => text).join('')).toContain('\n');
      expect(opened).toEqual((await open(whole, id, SEED)).opened);
    },
  );

  it('is there before a lab that somebody wrote is checked', async () => {
    const engine = await withoutParts();
    const text = (await catalogued('sandbox-7206'))?.files['lab.yaml'] ?? '';
    const loaded = await engine.loadScenario({ kind: 'file', name: 'mine.yaml', text }, SEED);
    expect(loaded).toMatchObject({ ok: true });
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Lab, replay, type Journal, type Moment } from '../../engine/index.ts';
import { loadScenario } from '../engine/load-scenario.ts';
import { memoryStore, sharedLocks, TestWorld } from '../test-world.ts';

const LAB = 'sandbox-2911';

/** What an undisturbed engine shows for a journal. */
async function screenFor(journal: Journal): Promise<string> {
  const loaded = await loadScenario({ kind: 'catalogue', id: journal.scenario }, journal.seed);
  if (!loaded.ok) throw new Error('no such scenario');
  const lab = replay(journal, (seed) => new Lab(loaded.scenario.spec, seed));
  return lab
    .drain()
    .map(({ text }) => text)
    .join('');
}

const typedIn = (journal: Journal): string =>
  journal.entries.map(({ input }) => (input.kind === 'type' ? input.text : '')).join('');

/** Where scenarios come from, when they do not come. */
const loadFails = (message: string) => () => Promise.reject(new TypeError(message));

/** A sandbox whose router is at its first question. */
async function booted(store = memoryStore(), lock = sharedLocks()): Promise<TestWorld> {
  const world = new TestWorld(store, lock);
  await world.open(LAB, 'attempt-1');
  world.client.skip();
  await world.pass(500);
  return world;
}

describe('a lab in a worker', () => {
  it('shows what the device prints and what is typed', async () => {
    const world = await booted();
    const before = world.screen();
    world.type('no\r');
    await world.pass(2000);
    expect(world.screen()).not.toBe(before);
    expect(world.screen()).toBe(await screenFor(world.journal));
  });

  it('says so when anything about opening it goes wrong', async () => {
    const failing = { ...memoryStore(), load: () => Promise.reject(new Error('no such shelf')) };
    const world = new TestWorld(failing);
    await world.open(LAB, 'attempt-1');
    expect(world.statuses).toEqual(['opening', 'failed']);
    const locked = new TestWorld(memoryStore(), () => Promise.reject(new Error('no lock')));
    await locked.open(LAB, 'attempt-1');
    expect(locked.statuses).toEqual(['opening', 'failed']);
  });

  it('tells of a part of the engine that did not come', async () => {
    for (const [message, unfetched] of [
      ['Failed to fetch dynamically imported module: http://x/assets/marks-1.js', 1],
      ['x is not a function', 0],
    ] as const) {
      const world = new TestWorld(memoryStore(), sharedLocks(), undefined, loadFails(message));
      await world.open(LAB, 'attempt-1');
      expect(world.statuses.at(-1)).toBe('failed');
      expect(world.unfetched).toBe(unfetched);
    }
  });

  it('refuses to begin with a session that takes too long to replay, and goes on with one of this browser', async () => {
    const store = memoryStore();
    const world = new TestWorld(store);
    const minute = 60_000;
    const lines = ['no', '', 'enable', 'configure terminal', 'archive', 'path flash0:a', 'time-period 1', 'end'];
    const entries = lines.map((text, i) => ({
      at: ((20 + i) * minute) as Moment,
      input: { kind: 'type', console: 'R1', text: `${text}\r` } as const,
    }));
    const until = (35 * 1440 * minute) as Moment;
    await world.openWith(LAB, 'attempt-1', { entries, until });
    expect(world.statuses.at(-1)).toBe('refused');
    expect(world.opened).toBeUndefined();
    await world.openWith(LAB, 'attempt-2', { entries, until: (30 * minute) as Moment });
    await world.close();
    const kept = store.kept.get('attempt-2');
    if (!kept) throw new Error('not kept');
    store.kept.set('attempt-2', { ...kept, record: { ...kept.record, until } });
    await world.open(LAB, 'attempt-2');
    expect(world.statuses.at(-1)).toBe('running');
    expect(world.now).toBe(until);
  });

  it('refuses a lab whose devices take too long to start, and says so', async () => {
    const lines = Array.from(
      { length: 1_000 },
      (_, i) => `interface Loopback${i}\\n ip address 10.0.${i >> 8}.${i & 255} 255.255.255.255`,
    );
    const startup = lines.join('\\n');
    const text = `format: bootset-lab
version: 1
id: slow
title: Slow
summary: Slow
level: beginner
minutes: 5
kind: free
topics: [slow]
objectives: [Wait]
lab:
  devices:
    - name: R1
      platform: c2911
      startup: "${startup}"
      files: [{path: "flash0:image", image: c2900-universalk9-mz.SPA.154-3.M.bin}]
`;
    const world = new TestWorld(memoryStore());
    const source = { kind: 'file', name: 'slow.yaml', text } as const;
    await world.answer(world.client.open({ source, attempt: 'attempt-1', seed: 1, speed: 1 }));
    expect(world.refusals).toEqual(['slow.yaml:1:1: its devices take too long to start']);
  });

  it('stores every input as it is applied', async () => {
    const store = memoryStore();
    const world = await booted(store);
    world.type('n');
    world.type('o');
    await world.settle();
    expect(typedIn({ ...world.journal, entries: store.kept.get('attempt-1')?.entries ?? [] })).toBe('no');
  });

  it.each([1000, 60_000])(
    'goes on by a second at most for each timer of a background tab, once in %d ms',
    async (late) => {
      const world = await booted();
      world.type('no\r');
      await world.pass(50);
      const before = world.now;
      await world.throttled(late, 5);
      expect(world.now - before).toBeGreaterThan(4500);
      expect(world.now - before).toBeLessThan(5100);
      await world.throttled(late, 20);
      expect(world.statuses.at(-1)).toBe('running');
      expect(world.faults).toEqual([]);
      expect(world.screen()).toBe(await screenFor(world.journal));
    },
  );

  it('is as it was after the page was closed and opened again', async () => {
    const store = memoryStore();
    const first = await booted(store);
    first.type('no\r');
    await first.pass(1500);
    const before = first.screen();
    await first.close();
    const second = new TestWorld(store);
    await second.open(LAB, 'attempt-1');
    expect(second.screen()).toBe(before);
    expect(second.replayed).toBe('same');
  });

  it('says when an older session comes back with other screens, and keeps its marks', async () => {
    const store = memoryStore();
    const first = await booted(store);
    first.type('no\r');
    await first.pass(1500);
    await first.close();
    const kept = store.kept.get('attempt-1');
    if (!kept) throw new Error('nothing was stored');
    const best = { earned: 9, possible: 10, done: ['a'], solutionShown: false };
    store.kept.set('attempt-1', { ...kept, record: { ...kept.record, engine: '0.9.0', screens: 'R1=00000000', best } });
    const second = new TestWorld(store);
    await second.open(LAB, 'attempt-1');
    expect(second.replayed).toBe('differs');
    expect(second.client.log?.record.best).toEqual(best);
  });

  it('looks back at a session with the same bytes', async () => {
    const world = await booted();
    world.type('no\r');
    world.client.input({ kind: 'power', device: 'R1', on: false });
    await world.pass(500);
    const review = await world.answer(world.client.review());
    expect(review.output.map(({ text }) => text).join('')).toBe(world.screen());
    expect(review.acts.map(({ input }) => input.kind)).toEqual(['power']);
  });

  it('makes a result file of a session', async () => {
    const world = await booted();
    world.type('no\r');
    await world.pass(500);
    const file: unknown = JSON.parse(await world.answer(world.client.result()));
    expect(file).toMatchObject({ format: 'bootset-result', scenario: { id: LAB }, journal: { entries: [{}] } });
  });

  it('takes the last command back, to the screen before its first key', async () => {
    const world = await booted();
    const before = world.screen();
    world.type('n');
    world.type('o');
    await world.pass(300);
    await world.undo();
    expect(world.screen()).toBe(before);
    expect(world.journal.entries).toEqual([]);
  });
});

describe('a worker that dies', () => {
  it('is replaced: the same screen is back and what is typed meanwhile arrives', async () => {
    const world = await booted();
    const before = world.screen();
    world.kill();
    world.type('no\r');
    await world.pass(2000);
    expect(world.screen().startsWith(before)).toBe(true);
    expect(typedIn(world.journal)).toBe('no\r');
    expect(world.statuses.at(-1)).toBe('running');
  });

  it('at any moment loses no key and no byte', async () => {
    const step = fc.oneof(
      {
        weight: 5,
        arbitrary: fc.record({ type: fc.constantFrom('n', 'o', '\r', 'y', '?', '\x7f', 'show ver\r', ' ') }),
      },
      { weight: 3, arbitrary: fc.record({ wait: fc.integer({ min: 1, max: 900 }) }) },
      { weight: 2, arbitrary: fc.record({ killAfter: fc.integer({ min: 1, max: 12 }) }) },
    );
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 3, maxLength: 14 }), async (steps) => {
        const world = await booted();
        let sent = '';
        for (const one of steps) {
          if ('type' in one) {
            world.type(one.type);
            sent += one.type;
          } else if ('wait' in one) await world.pass(one.wait);
          else world.killAfter(one.killAfter);
          if ('wait' in one) await world.pass(1100);
        }
        await world.pass(3000);
        expect(typedIn(world.journal)).toBe(sent);
        expect(world.screen()).toBe(await screenFor(world.journal));
        for (const { before, after } of world.rebuilds) expect(after.startsWith(before)).toBe(true);
        await world.close();
      }),
      { numRuns: 20 },
    );
  }, 60_000);

  it('of an input, twice, goes on without it', async () => {
    const world = await booted();
    world.killOn = 'x';
    world.type('x');
    world.type('no\r');
    await world.pass(3000);
    expect(typedIn(world.journal)).toBe('no\r');
    expect(world.statuses.at(-1)).toBe('running');
  });

  it('again and again stops time and then gives up, without losing what was typed', async () => {
    const world = await booted();
    for (let deaths = 0; deaths < 5; deaths++) {
      world.kill();
      await world.settle();
    }
    expect(world.statuses).toContain('faulted');
    expect(world.statuses.at(-1)).toBe('failed');
    expect(world.journal.scenario).toBe(LAB);
  });
});

describe('a second tab', () => {
  it('watches, and can take the attempt over', async () => {
    const [store, lock] = [memoryStore(), sharedLocks()];
    const first = await booted(store, lock);
    first.type('n');
    await first.pass(1500);
    first.kill();
    await first.pass(500);
    const second = new TestWorld(store, lock);
    await second.open(LAB, 'attempt-1');
    expect(second.readOnly).toBe(true);
    second.type('x');
    await second.pass(500);
    expect(typedIn(second.journal)).toBe('n');

    await second.takeOver();
    expect([first.readOnly, second.readOnly]).toEqual([true, false]);
    first.type('lost');
    second.type('o');
    await second.pass(1500);
    await first.pass(1500);
    expect(typedIn({ ...second.journal, entries: store.kept.get('attempt-1')?.entries ?? [] })).toBe('no');
  });

  it('gives an attempt back, with what was done there, to the tab that began it', async () => {
    const [store, lock] = [memoryStore(), sharedLocks()];
    const first = new TestWorld(store, lock);
    const source = { kind: 'catalogue', id: LAB } as const;
    await first.answer(first.client.open({ source, attempt: 'attempt-1', fresh: true, seed: 1, speed: 1 }));
    first.type('n');
    await first.pass(1500);
    const second = new TestWorld(store, lock);
    await second.open(LAB, 'attempt-1');
    await second.takeOver();
    second.type('o');
    await second.pass(1500);
    await first.takeOver();
    await first.pass(1500);
    expect([first.readOnly, second.readOnly]).toEqual([false, true]);
    expect(typedIn(first.journal)).toBe('no');
    expect(typedIn({ ...first.journal, entries: store.kept.get('attempt-1')?.entries ?? [] })).toBe('no');
  });
});

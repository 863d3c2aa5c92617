import 'fake-indexeddb/auto';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { Lab, replay, type Entry, type Input, type Journal } from '../../engine/index.ts';
import { exportData } from '../attempts/data-file.ts';
import { openJournalStore, type JournalStore, type StoredAttempt } from '../attempts/journal-store.ts';
import { loadScenario } from '../engine/load-scenario.ts';
import { faults, TestDisk } from '../test-disk.ts';
import { memoryStore, sharedLocks, TestWorld } from '../test-world.ts';

const LAB = 'sandbox-2911';
const ATTEMPT = 'attempt-1';
const SEED = 3;

const loaded = await loadScenario({ kind: 'catalogue', id: LAB }, SEED);

/** What an undisturbed engine shows for a journal. */
function screenFor(journal: Journal): string {
  if (!loaded.ok) throw new Error('no such scenario');
  const { spec } = loaded.scenario;
  const lab = replay(journal, (seed) => new Lab(spec, seed));
  return lab
    .drain()
    .map(({ text }) => text)
    .join('');
}

const textOf = (inputs: readonly Input[]): string =>
  inputs.map((input) => (input.kind === 'type' ? input.text : '')).join('');
const inputsOf = (entries: readonly Entry[]): readonly Input[] => entries.map(({ input }) => input);

/** All that was typed in a stored attempt. */
const typedIn = (stored: StoredAttempt | undefined): string =>
  textOf(stored ? [...inputsOf(stored.entries), ...stored.record.pending] : []);

/** A tab in which the attempt is open; each is opened an hour after the one before. */
async function tab(store: JournalStore, number = 0): Promise<TestWorld> {
  const world = new TestWorld(store, sharedLocks(), number * 3_600_000);
  await world.open(LAB, ATTEMPT, SEED);
  return world;
}

const initial = globalThis.indexedDB;
afterAll(() => {
  globalThis.indexedDB = initial;
});

/** What the next tab will find. */
const found = (disk: TestDisk): Promise<StoredAttempt | undefined> => {
  disk.heal();
  return openJournalStore().load(ATTEMPT);
};

const typing = fc.record({ type: fc.constantFrom('n', 'o', '\r', 'y', '?', '\x7f', 'show ver\r', ' ') });
const waiting = fc.record({ wait: fc.integer({ min: 1, max: 900 }) });
const dying = fc.record({ killAfter: fc.integer({ min: 1, max: 12 }) });
const failing = fc.record({
  fault: fc.constantFrom(...faults),
  after: fc.nat({ max: 5 }),
  times: fc.integer({ min: 1, max: 4 }),
});

describe('a tab that is closed', () => {
  it('at any moment, with its engine dying before, comes back with all that was stored and goes on', async () => {
    const vanishing = fc.record({ vanishAfter: fc.nat({ max: 8 }), torn: fc.boolean() });
    const step = fc.oneof(
      { weight: 6, arbitrary: typing },
      { weight: 2, arbitrary: waiting },
      { weight: 2, arbitrary: fc.constant({ rest: true } as const) },
      { weight: 1, arbitrary: dying },
      { weight: 2, arbitrary: vanishing },
    );
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 20 }), async (steps) => {
        const disk = new TestDisk().install();
        let world = await tab(openJournalStore());
        /** What was typed, and how much of it had come to rest on the disk. */
        let [sent, safe] = ['', 0];
        for (const one of steps) {
          if ('type' in one) {
            world.type(one.type);
            sent += one.type;
          } else if ('wait' in one) await world.pass(one.wait);
          else if ('killAfter' in one) world.killAfter(one.killAfter);
          else if ('rest' in one) {
            await disk.rest();
            safe = sent.length;
          } else {
            world.vanishAfter(one.vanishAfter);
            if (one.vanishAfter > 0) await world.settle();
            world.vanish();
            await disk.vanish(one.torn);
            const kept = typedIn(await found(disk));
            expect(sent.startsWith(kept)).toBe(true);
            expect(kept.length).toBeGreaterThanOrEqual(safe);
            [sent, safe] = [kept, 0];
            world = await tab(openJournalStore());
          }
        }
        await world.pass(3000);
        expect(textOf(inputsOf(world.journal.entries))).toBe(sent);
        expect(world.screen()).toBe(screenFor(world.journal));
        await disk.rest();
        expect((await found(disk))?.entries).toEqual(world.journal.entries);
        await world.close();
      }),
      { numRuns: 40 },
    );
  });
});

describe('a tab that is closed while the past is gone on from', () => {
  const lines = fc.array(fc.constantFrom('no\r', '\r', 'enable\r', 'show ver\r'), { minLength: 2, maxLength: 5 });

  it('loses nothing that was stored before, and nothing that was typed since and had come to rest', async () => {
    const after = {
      back: fc.boolean(),
      vanishAfter: fc.integer({ min: 1, max: 8 }),
      torn: fc.boolean(),
      rests: fc.boolean(),
    };
    await fc.assert(
      fc.asyncProperty(lines, fc.record(after), async (typed, { back, vanishAfter, torn, rests }) => {
        const disk = new TestDisk().install();
        const world = await tab(openJournalStore());
        for (const line of typed) {
          world.type(line);
          await world.pass(2500);
        }
        await world.client.keep();
        await disk.rest();
        const before = typed.join('');
        const undone = typed.slice(0, -1).join('');

        world.onMoment = () => {
          world.type('more');
          if (rests) world.stall();
          else world.vanishAfter(vanishAfter);
        };
        void (back ? world.client.undo() : world.client.branch(typed.length - 1, 'branch'));
        await world.settle();
        expect(world.moments).not.toEqual([]);
        await disk.rest();
        world.vanish();
        await disk.vanish(torn);

        disk.heal();
        const store = openJournalStore();
        const [here, there] = [await store.load(ATTEMPT), await store.load('branch')];
        if (!back) expect(typedIn(here)).toBe(before);
        const texts = [`${undone}more`, ...(rests ? [] : [before, undone])];
        expect(texts).toContain(typedIn(back ? here : (there ?? here)));
        const again = await tab(store);
        expect(again.replayed).not.toBe('differs');
        await again.pass(1000);
        expect(again.screen()).toBe(screenFor(again.journal));
        await again.close();
      }),
      { numRuns: 40 },
    );
  });
});

describe('storage that fails', () => {
  const step = fc.oneof(
    { weight: 6, arbitrary: typing },
    { weight: 3, arbitrary: waiting },
    { weight: 1, arbitrary: fc.constant({ undo: true } as const) },
    { weight: 3, arbitrary: failing },
  );

  it('at any moment changes nothing in the lab; the page says so, offers the file, and catches up', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 20 }), async (steps) => {
        const disk = new TestDisk().install();
        const store = openJournalStore();
        const [undisturbed, world] = [await tab(memoryStore()), await tab(store)];
        const both = [undisturbed, world];
        let deleted = false;
        const same = (): void => {
          expect(world.screen()).toBe(undisturbed.screen());
          expect(world.journal).toEqual(undisturbed.journal);
        };
        for (const one of steps) {
          if ('fault' in one) {
            disk.fail(one);
            deleted ||= one.fault === 'deleted';
          } else
            for (const each of both) {
              if ('type' in one) each.type(one.type);
              else if ('undo' in one) await each.undo();
              else await each.pass(one.wait);
            }
          if (!('wait' in one)) continue;
          for (const each of both) await each.pass(1100);
          await disk.rest();
          same();
          const { persistence } = store;
          if (persistence.persistent && deleted) continue;
          if (!persistence.persistent) expect(persistence.reason).toMatch(/^The .*\.$/);
          const file = JSON.parse((await exportData(store, 0)).text) as { readonly attempts: readonly StoredAttempt[] };
          expect(file.attempts.map(({ entries }) => entries)).toEqual([world.journal.entries]);
        }
        disk.heal();
        for (const each of both) await each.pass(3000);
        await disk.rest();
        same();
        expect(store.persistence).toEqual({ persistent: true });
        expect((await found(disk))?.entries).toEqual(world.journal.entries);
        for (const each of both) await each.close();
      }),
      { numRuns: 60 },
    );
  });

  it('while tabs are closed and opened again loses nothing that was said to be kept', async () => {
    const lasting = failing.filter(({ fault }) => fault !== 'deleted');
    const reopening = fc.record({ torn: fc.boolean(), meanwhile: fc.option(lasting) });
    const step = fc.oneof(
      { weight: 5, arbitrary: typing },
      { weight: 3, arbitrary: waiting },
      { weight: 3, arbitrary: lasting },
      { weight: 2, arbitrary: reopening },
    );
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 20 }), async (steps) => {
        const disk = new TestDisk().install();
        let store = openJournalStore();
        let world = await tab(store);
        const kept: string[] = [];
        for (const [number, one] of steps.entries()) {
          if ('type' in one) world.type(one.type);
          else if ('fault' in one) disk.fail(one);
          else if ('wait' in one) {
            await world.pass(one.wait + 1100);
            await disk.rest();
            if (store.persistence.persistent) kept.push(textOf(inputsOf(world.journal.entries)));
          } else {
            world.vanish();
            await disk.vanish(one.torn);
            if (one.meanwhile) disk.fail({ ...one.meanwhile, after: one.meanwhile.after % 2 });
            store = openJournalStore();
            world = await tab(store, number + 1);
            expect(world.screen()).toBe(screenFor(world.journal));
          }
        }
        world.vanish();
        await disk.vanish(false);
        disk.heal();
        const after = openJournalStore();
        const records = await after.records();
        const texts = (await Promise.all(records.map(({ id }) => after.load(id)))).map(typedIn);
        for (const text of kept) expect(texts.filter((one) => one.startsWith(text))).not.toEqual([]);
      }),
      { numRuns: 60 },
    );
  });
});

import 'fake-indexeddb/auto';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { Lab, replay, type Input } from '../../engine/index.ts';
import { openJournalStore, type StoredAttempt } from '../attempts/journal-store.ts';
import { loadScenario } from '../engine/load-scenario.ts';
import { TestDisk } from '../test-disk.ts';
import { sharedLocks, TestWorld } from '../test-world.ts';

const LAB = 'sandbox-2911';
const ATTEMPT = 'attempt-1';
const SEED = 3;

const loaded = await loadScenario({ kind: 'catalogue', id: LAB }, SEED);

const initial = globalThis.indexedDB;
afterAll(() => {
  globalThis.indexedDB = initial;
});

const textOf = (inputs: readonly Input[]): string =>
  inputs.map((input) => (input.kind === 'type' ? input.text : '')).join('');

/** All that was typed in the attempt, as the next tab finds it. */
const typedIn = (stored: StoredAttempt | undefined): string =>
  stored ? textOf([...stored.entries.map(({ input }) => input), ...stored.record.pending]) : '';

const found = (): Promise<StoredAttempt | undefined> => openJournalStore().load(ATTEMPT);

/** Both tabs go on while real time passes. */
async function pass(tabs: readonly TestWorld[], milliseconds: number): Promise<void> {
  for (let left = milliseconds; left > 0; left -= 50) for (const tab of tabs) await tab.pass(Math.min(50, left));
}

const which = fc.constantFrom(0, 1);
const step = fc.oneof(
  { weight: 8, arbitrary: fc.record({ tab: which, type: fc.constantFrom('n', 'o', '\r', '?', 'show ver\r', ' ') }) },
  { weight: 3, arbitrary: fc.record({ wait: fc.integer({ min: 1, max: 1500 }) }) },
  { weight: 3, arbitrary: fc.record({ tab: which, takeOver: fc.constant(true) }) },
  { weight: 1, arbitrary: fc.record({ tab: which, undo: fc.constant(true) }) },
  { weight: 2, arbitrary: fc.record({ tab: which, close: fc.constantFrom('well', 'at once') }) },
);

describe('an attempt that is open in two tabs', () => {
  it('is written by one of them, and nothing that was typed there is lost, whichever is closed or takes over', async () => {
    if (!loaded.ok) throw new Error('no such scenario');
    const { spec } = loaded.scenario;
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 6, maxLength: 24 }), async (steps) => {
        const disk = new TestDisk().install();
        const lock = sharedLocks();
        const open = async (number: number): Promise<TestWorld> => {
          const world = new TestWorld(openJournalStore(), lock, number * 3_600_000);
          await world.open(LAB, ATTEMPT, SEED);
          return world;
        };
        const tabs = [await open(0), await open(1)] as [TestWorld, TestWorld];
        /** What the tab that may write was told. */
        let typed = '';
        const rest = async (): Promise<void> => {
          await pass(tabs, 100);
          await disk.rest();
        };
        for (const one of steps) {
          if ('type' in one) {
            const tab = tabs[one.tab];
            if (!tab.readOnly) typed += one.type;
            tab?.type(one.type);
          } else if ('wait' in one) await pass(tabs, one.wait);
          else if ('takeOver' in one) {
            await tabs[one.tab].takeOver();
            expect(tabs.map(({ readOnly }) => readOnly)).toEqual(one.tab === 0 ? [false, true] : [true, false]);
          } else if ('undo' in one) {
            await rest();
            await tabs[one.tab].undo();
            await rest();
            typed = typedIn(await found());
          } else {
            await rest();
            const tab = tabs[one.tab];
            if (one.close === 'well') await tab.close();
            else {
              tab.vanish();
              await tab.client.close();
            }
            tabs[one.tab] = await open(2 + steps.indexOf(one));
          }
          expect(tabs.filter(({ readOnly }) => !readOnly).length).toBeLessThanOrEqual(1);
        }
        await rest();
        const stored = await found();
        expect(typedIn(stored)).toBe(typed);
        const again = await open(99);
        const screen = replay(again.journal, (seed) => new Lab(spec, seed))
          .drain()
          .map(({ text }) => text)
          .join('');
        expect(again.screen()).toBe(screen);
        expect(textOf(again.journal.entries.map(({ input }) => input))).toBe(typed);
      }),
      { numRuns: 30 },
    );
  });
});

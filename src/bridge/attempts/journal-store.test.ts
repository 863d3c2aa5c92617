import 'fake-indexeddb/auto';
import fc from 'fast-check';
import { IDBFactory } from 'fake-indexeddb';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Entry, Moment } from '../../engine/index.ts';
import { exportData, importData } from './data-file.ts';
import { TestDisk } from '../test-disk.ts';
import { openJournalStore, type AttemptRecord, type JournalStore } from './journal-store.ts';

const standing = { earned: 0, possible: 10, done: [], solutionShown: false };

const record = (id: string, over: Partial<AttemptRecord> = {}): AttemptRecord => ({
  v: 1,
  id,
  source: { kind: 'catalogue', id: 'sandbox-2911' },
  scenario: 'sandbox-2911',
  title: 'Sandbox',
  digest: 'abc',
  seed: 7,
  engine: '1.0.0',
  startedAt: 1,
  updatedAt: 2,
  spent: 0,
  length: 0,
  until: 0 as Moment,
  pending: [],
  screens: '',
  standing,
  best: standing,
  ...over,
});

const typed = (...texts: readonly string[]): readonly Entry[] =>
  texts.map((text, index) => ({ at: index as Moment, input: { kind: 'type', console: 'R1', text } }));

const save = (store: JournalStore, id: string, entries: readonly Entry[], from = 0): Promise<void> =>
  store.save(record(id, { length: entries.length, updatedAt: entries.length }), entries, from);

const denied = {
  open: () => {
    throw new DOMException('The user denied permission to access the database.', 'UnknownError');
  },
} as unknown as IDBFactory;

beforeEach(() => {
  vi.stubGlobal('indexedDB', new IDBFactory());
});

describe('attempts in the database', () => {
  it('are there for the next page, latest first', async () => {
    const before = openJournalStore();
    await save(before, 'one', typed('a'));
    await save(before, 'two', typed('a', 'b'));
    const after = openJournalStore();
    expect((await after.records()).map(({ id }) => id)).toEqual(['two', 'one']);
    expect((await after.load('two'))?.entries).toEqual(typed('a', 'b'));
    expect(after.persistence).toEqual({ persistent: true });
  });

  it('grow by what is new', async () => {
    const store = openJournalStore();
    await save(store, 'one', typed('a', 'b'));
    await save(store, 'one', typed('a', 'b', 'c'), 2);
    expect((await openJournalStore().load('one'))?.entries).toEqual(typed('a', 'b', 'c'));
  });

  it('become shorter by an undo, and nothing of the old end comes back', async () => {
    const store = openJournalStore();
    await save(store, 'one', typed('a', 'b', 'c'));
    await save(store, 'one', typed('a'), 1);
    await save(store, 'one', typed('a', 'x'), 1);
    expect((await openJournalStore().load('one'))?.entries).toEqual(typed('a', 'x'));
  });

  it('come back whole, whatever was typed, taken back and stored in between', async () => {
    const step = fc.record({
      keep: fc.nat({ max: 6 }),
      more: fc.array(fc.constantFrom('a', 'b', 'c'), { maxLength: 4 }),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 8 }), async (steps) => {
        vi.stubGlobal('indexedDB', new IDBFactory());
        const store = openJournalStore();
        let now: readonly string[] = [];
        for (const { keep, more } of steps) {
          const from = Math.min(keep, now.length);
          now = [...now.slice(0, from), ...more];
          await save(store, 'one', typed(...now), from);
          expect((await openJournalStore().load('one'))?.entries).toEqual(typed(...now));
        }
      }),
      { numRuns: 50 },
    );
  });

  it('are as they were saved when whoever lists them hears of it', async () => {
    const store = openJournalStore();
    const heard: Promise<readonly number[]>[] = [];
    const stop = store.onSaved(() => heard.push(store.records().then((all) => all.map(({ length }) => length))));
    await save(store, 'one', typed('a'));
    await save(store, 'one', typed('a', 'b'), 1);
    stop();
    await save(store, 'two', typed('x'));
    expect(await Promise.all(heard)).toEqual([[1], [2]]);
  });

  it('are gone once removed', async () => {
    const store = openJournalStore();
    await save(store, 'one', typed('a'));
    await store.remove('one');
    expect(await store.load('one')).toBeUndefined();
    expect(await openJournalStore().records()).toEqual([]);
  });
});

describe('where storage is denied', () => {
  it('keeps everything in this window and says so', async () => {
    vi.stubGlobal('indexedDB', denied);
    const store = openJournalStore();
    const heard: boolean[] = [];
    store.onPersistence(({ persistent }) => heard.push(persistent));
    await save(store, 'one', typed('a'));
    expect(heard).toEqual([false]);
    expect(store.persistence).toMatchObject({ persistent: false, reason: expect.stringContaining('browser') });
    expect((await store.load('one'))?.entries).toEqual(typed('a'));
    expect((await store.records()).map(({ id }) => id)).toEqual(['one']);
  });

  it('catches up as soon as storage works', async () => {
    const working = new IDBFactory();
    vi.stubGlobal('indexedDB', denied);
    const store = openJournalStore();
    await save(store, 'one', typed('a', 'b'));
    await save(store, 'two', typed('x'));
    vi.stubGlobal('indexedDB', working);
    await save(store, 'one', typed('a', 'b', 'c'), 2);
    expect(store.persistence).toEqual({ persistent: true });
    const after = openJournalStore();
    expect((await after.load('one'))?.entries).toEqual(typed('a', 'b', 'c'));
    expect((await after.load('two'))?.entries).toEqual(typed('x'));
  });
});

describe('storage that does not answer', () => {
  /** A database that answers nothing until it is told to. */
  const mute = (): { speak(): void } => {
    const working = new IDBFactory();
    const asked: { readonly said: IDBOpenDBRequest; readonly args: readonly [string, number] }[] = [];
    const open = (...args: readonly [string, number]): EventTarget => {
      const said = new EventTarget();
      asked.push({ said: said as IDBOpenDBRequest, args });
      return said;
    };
    vi.stubGlobal('indexedDB', { open });
    return {
      speak: () => {
        vi.stubGlobal('indexedDB', working);
        for (const { said, args } of asked) {
          const real = working.open(...args);
          const pass = (event: Event): void => {
            for (const name of ['result', 'transaction'] as const)
              Object.defineProperty(said, name, { get: () => real[name], configurable: true });
            said.dispatchEvent(Object.assign(new Event(event.type), { oldVersion: 0, newVersion: args[1] }));
          };
          real.addEventListener('upgradeneeded', pass);
          real.addEventListener('success', pass);
        }
      },
    };
  };

  /** Waits for what takes real time, as if that passed at once. */
  const inFakeTime = async <T>(milliseconds: number, work: Promise<T>): Promise<T> => {
    await vi.advanceTimersByTimeAsync(milliseconds);
    return work;
  };

  beforeEach(() => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it('is taken for denied storage after three seconds, once', async () => {
    mute();
    const store = openJournalStore();
    const never = new Promise<undefined>(() => {});
    expect(await inFakeTime(3000, store.records(never))).toEqual([]);
    expect(store.persistence).toEqual({
      persistent: false,
      reason: 'The browser’s storage does not answer.',
    });
    await save(store, 'one', typed('a'));
    expect((await store.load('one'))?.entries).toEqual(typed('a'));
    expect((await store.records()).map(({ id }) => id)).toEqual(['one']);
    await store.remove('one');
    expect(await store.records()).toEqual([]);
  });

  it('gets everything when it answers after all', async () => {
    const database = mute();
    const store = openJournalStore();
    await inFakeTime(3000, store.records());
    await save(store, 'one', typed('a'));
    vi.useRealTimers();
    database.speak();
    await vi.waitFor(async () => {
      await save(store, 'one', typed('a', 'b'), 1);
      expect(store.persistence).toEqual({ persistent: true });
    });
    expect((await openJournalStore().load('one'))?.entries).toEqual(typed('a', 'b'));
  });
});

describe('storage that fails meanwhile', () => {
  it('that somebody deleted gets the whole journal again', async () => {
    await save(openJournalStore(), 'one', typed('a', 'b', 'c'), 2);
    expect((await openJournalStore().load('one'))?.entries).toEqual(typed('a', 'b', 'c'));
  });

  it('of an attempt that could not be read keeps what was there beside what is begun in its place', async () => {
    const working = globalThis.indexedDB;
    await save(openJournalStore(), 'one', typed('a', 'b'));
    vi.stubGlobal('indexedDB', denied);
    const store = openJournalStore();
    expect(await store.load('one')).toBeUndefined();
    vi.stubGlobal('indexedDB', working);
    await save(store, 'one', typed('x'));
    await save(store, 'one', typed('x', 'y'), 1);
    const records = await openJournalStore().records();
    const kept = await Promise.all(records.map(({ id }) => openJournalStore().load(id)));
    expect(kept).toHaveLength(2);
    for (const entries of [typed('a', 'b'), typed('x', 'y')])
      expect(kept).toContainEqual(expect.objectContaining({ entries }));
    expect(records.map(({ id, apart }) => [id, apart])).toContainEqual(['one', undefined]);
    expect(records.map(({ id, apart }) => [id, apart])).toContainEqual(['one-1', 'unread']);
    const { text: file } = await exportData(openJournalStore(), 5);
    vi.stubGlobal('indexedDB', new IDBFactory());
    const elsewhere = openJournalStore();
    await importData(elsewhere, file);
    expect((await elsewhere.load('one-1'))?.record.apart).toBe('unread');
  });

  it('when attempts are listed lists those of this window', async () => {
    const disk = new TestDisk().install();
    const store = openJournalStore();
    await save(store, 'one', typed('a'));
    disk.fail({ fault: 'denied', after: 0, times: 2 });
    expect((await store.records()).map(({ id }) => id)).toEqual(['one']);
  });

  it('when everything is saved as a file says how many attempts are not in it', async () => {
    const disk = new TestDisk().install();
    const store = openJournalStore();
    await save(store, 'one', typed('a'));
    await save(store, 'two', typed('b'));
    const later = openJournalStore();
    expect(await exportData(later, 5)).toMatchObject({ unread: 0 });
    disk.fail({ fault: 'denied', after: 1, times: 1 });
    const { text, unread } = await exportData(later, 5);
    expect(unread).toBeGreaterThan(0);
    const { attempts } = JSON.parse(text) as { readonly attempts: readonly unknown[] };
    expect(attempts.length + unread).toBe(2);
  });

  it('for want of space says so', async () => {
    const disk = new TestDisk().install();
    const store = openJournalStore();
    await save(store, 'one', typed('a'));
    disk.fail({ fault: 'full', after: 0, times: 1 });
    await save(store, 'one', typed('a', 'b'), 1);
    expect(store.persistence).toEqual({ persistent: false, reason: 'The disk space for this site is full.' });
    await save(store, 'one', typed('a', 'b', 'c'), 2);
    expect(store.persistence).toEqual({ persistent: true });
    expect((await openJournalStore().load('one'))?.entries).toEqual(typed('a', 'b', 'c'));
  });
});

describe('a file of everything', () => {
  const other = async (work: (store: JournalStore) => Promise<unknown>): Promise<string> => {
    const mine = globalThis.indexedDB;
    vi.stubGlobal('indexedDB', new IDBFactory());
    const store = openJournalStore();
    await work(store);
    const { text: file } = await exportData(store, 5);
    vi.stubGlobal('indexedDB', mine);
    return file;
  };

  it('takes over an attempt of more inputs than a result may have', async () => {
    const entries = Array.from({ length: 100_001 }, () => ({
      at: 0,
      input: { kind: 'type', console: 'R1', text: 'a' },
    }));
    const attempts = [{ record: record('long', { length: entries.length }), entries }];
    const file = JSON.stringify({ format: 'bootset-data', version: 1, exportedAt: 5, attempts });
    const store = openJournalStore();
    expect(await importData(store, file)).toMatchObject({ ok: true, added: 1 });
    expect((await store.load('long'))?.entries).toHaveLength(100_001);
  });

  it('adds attempts that are not here and leaves those that went further here', async () => {
    const file = await other(async (store) => {
      await save(store, 'new', typed('n'));
      await save(store, 'longer-there', typed('a', 'b'));
      await save(store, 'longer-here', typed('a'));
    });
    const store = openJournalStore();
    await save(store, 'longer-there', typed('a'));
    await save(store, 'longer-here', typed('a', 'b', 'c'));
    expect(await importData(store, file)).toEqual({ ok: true, added: 1, updated: 1, unchanged: 1 });
    expect((await store.load('new'))?.entries).toEqual(typed('n'));
    expect((await store.load('longer-there'))?.entries).toEqual(typed('a', 'b'));
    expect((await store.load('longer-here'))?.entries).toEqual(typed('a', 'b', 'c'));
  });

  it('takes over a quiz of 200 questions', async () => {
    const done = Array.from({ length: 200 }, (_, i) => `question-${i}`);
    const all = { ...standing, done };
    const file = await other((store) => store.save(record('quiz', { standing: all, best: all }), [], 0));
    const store = openJournalStore();
    expect(await importData(store, file)).toMatchObject({ ok: true, added: 1 });
    expect((await store.load('quiz'))?.record.best.done).toEqual(done);
  });

  it('loses neither of two ways that an attempt went on here and there', async () => {
    const file = await other((store) => save(store, 'one', typed('a', 'x', 'y')));
    const store = openJournalStore();
    await save(store, 'one', typed('a', 'b'));
    expect(await importData(store, file)).toEqual({ ok: true, added: 1, updated: 0, unchanged: 0 });
    const kept = await Promise.all((await store.records()).map(({ id }) => store.load(id)));
    expect(kept.map((one) => one?.entries)).toEqual([typed('a', 'x', 'y'), typed('a', 'b')]);
    expect(kept.map((one) => one?.record.id)).toEqual([expect.stringMatching(/^[0-9a-f]{24}$/), 'one']);
    expect(kept.map((one) => one?.record.apart)).toEqual(['imported', undefined]);
    expect(await importData(store, file)).toEqual({ ok: true, added: 0, updated: 0, unchanged: 1 });
    expect(await store.records()).toHaveLength(2);
  });

  it('counts an attempt for what it came to where it went further', async () => {
    const marks = (earned: number) => ({ ...standing, earned });
    const here = { standing: marks(10), best: marks(10) };
    const there = { standing: marks(9), best: marks(9) };
    const file = await other((store) => store.save(record('one', { ...there, length: 2 }), typed('a', 'b'), 0));
    const store = openJournalStore();
    await store.save(record('one', { ...here, length: 1 }), typed('a'), 0);
    await importData(store, file);
    expect(await store.load('one')).toMatchObject({ record: there });
  });

  it('keeps the marks that an older engine gave, wherever they were earned', async () => {
    const best = { earned: 9, possible: 10, done: ['a'], solutionShown: false };
    const file = await other((store) => save(store, 'one', typed('a', 'b')));
    const store = openJournalStore();
    await store.save(record('one', { length: 1, best }), typed('a'), 0);
    expect(await importData(store, file)).toMatchObject({ ok: true, updated: 1 });
    expect(await store.load('one')).toMatchObject({ record: { best }, entries: typed('a', 'b') });
  });

  it('read twice changes nothing the second time', async () => {
    const file = await other((store) => save(store, 'one', typed('a')));
    const store = openJournalStore();
    await importData(store, file);
    expect(await importData(store, file)).toEqual({ ok: true, added: 0, updated: 0, unchanged: 1 });
  });

  it.each<[string, RegExp | string, string, string]>([
    [
      'a moment that no calendar has',
      '"startedAt":1',
      '"startedAt":1e308',
      'It is damaged at attempts.0.record.startedAt: expected at most 253402300799999, not 1e+308.',
    ],
    [
      'a time in the lab that nobody reaches',
      '"until":0',
      '"until":1e308',
      'It is damaged at attempts.0.record.until: expected at most 31622400000, not 1e+308.',
    ],
    ['a version that never was', '"version":1', '"version":0', 'It is damaged at version: expected 1, not 0.'],
    ['a version to come', '"version":1', '"version":2', 'It was saved by a newer version of Bootset.'],
    [
      'marks beyond all',
      '"earned":0',
      '"earned":1e300',
      'It is damaged at attempts.0.record.standing.earned: expected at most 10000, not 1e+300.',
    ],
    [
      'an input of no kind',
      '"kind":"type"',
      '"kind":"shout"',
      'It is damaged at attempts.0.entries.0.input.kind: expected a kind: type, paste, break, power, usb, cable, reset, speed, note, not "shout".',
    ],
    ['nothing but brackets', /\{"record".*/, '['.repeat(10_000_000), 'Line 1, column 103: expected at most 40 levels.'],
    ['half of it', /\}\]\}$/, '', 'expected JSON'],
  ])('with %s says so, and changes nothing', async (_, from, to, message) => {
    const spoiled = (await other((store) => save(store, 'one', typed('a', 'b')))).replace(from, to);
    const store = openJournalStore();
    expect(await importData(store, spoiled)).toEqual({ ok: false, message: expect.stringContaining(message) });
    expect(await store.records()).toEqual([]);
  });

  it('with one damaged attempt names it, and takes over the others', async () => {
    const text = await other(async (store) => {
      await save(store, 'one', typed('a'));
      await save(store, 'two', typed('b'));
    });
    const file = JSON.parse(text) as { readonly attempts: { record: object }[] };
    const [first] = file.attempts;
    if (first) first.record = { ...first.record, title: 'Mine\u202E', seed: -1 };
    const store = openJournalStore();
    expect(await importData(store, JSON.stringify(file))).toEqual({
      ok: true,
      added: 1,
      updated: 0,
      unchanged: 0,
      left: [expect.stringMatching(/^Mine\\u202e \(number 1\): It is damaged at attempts\.0\.record\.seed: /)],
    });
    expect(await store.records()).toHaveLength(1);
  });

  it('leaves out an attempt for which there is no room, and says which', async () => {
    const store = openJournalStore();
    await store.save(record('long', { title: 'Long', updatedAt: 2, length: 50 }), typed(...'x'.repeat(50)), 0);
    await store.save(record('short', { title: 'Short', updatedAt: 1, length: 1 }), typed('a'), 0);
    const { text, large } = await exportData(store, 5, 2000);
    expect(text.length).toBeLessThan(2000);
    expect(large).toEqual(['Long']);
    expect(await importData(openJournalStore(), text)).toMatchObject({ ok: true, unchanged: 1 });
  });

  it('leaves out an attempt of more inputs than are taken over', async () => {
    const store = openJournalStore();
    const entries = Array<Entry>(1_000_001).fill({ at: 0 as Moment, input: { kind: 'break', console: 'R1' } });
    await store.save(record('long', { title: 'Long', length: entries.length }), entries, 0);
    expect(await exportData(store, 5)).toMatchObject({ large: ['Long'] });
  });

  it('takes over whatever a lab and its file may be called', async () => {
    const source = { kind: 'file', name: `${'n'.repeat(250)}.yaml`, text: 'x'.repeat(100_000) } as const;
    const file = await other((store) => store.save(record('one', { title: 't'.repeat(500), source }), [], 0));
    expect(await importData(openJournalStore(), file)).toMatchObject({ ok: true, added: 1 });
  });

  it.each([
    ['no JSON', 'hello'],
    ['another format', '{"format":"bootset-journal","version":1}'],
    ['an attempt with entries missing', undefined],
  ])('with %s is refused whole', async (_, text) => {
    const spoiled = (await other((store) => save(store, 'one', typed('a', 'b')))).replace('"length":2', '"length":3');
    const store = openJournalStore();
    expect(await importData(store, text ?? spoiled)).toMatchObject({ ok: false });
    expect(await store.records()).toEqual([]);
  });
});

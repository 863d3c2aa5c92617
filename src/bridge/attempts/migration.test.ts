import 'fake-indexeddb/auto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { IDBFactory } from 'fake-indexeddb';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { exportData, importData } from './data-file.ts';
import { openJournalStore } from './journal-store.ts';
import { some } from '../../engine/testing/some.ts';

const folder = join(import.meta.dirname, 'fixtures');
const fixtures = readdirSync(folder).filter((name) => /^data-v\d+\.json$/.test(name));
const textOf = (name: string): string => readFileSync(join(folder, name), 'utf8');

beforeEach(() => {
  vi.stubGlobal('indexedDB', new IDBFactory());
});

describe.each(some(fixtures))('saved progress as it once was, %s', (name) => {
  it('is taken over with its journal, marks and half-typed line', async () => {
    const store = openJournalStore();
    expect(await importData(store, textOf(name))).toEqual({ ok: true, added: 1, updated: 0, unchanged: 0 });
    const kept = await openJournalStore().load('0123456789abcdef01234567');
    expect(kept?.entries.map(({ input }) => input.kind)).toEqual(['type', 'break']);
    expect(kept?.record).toMatchObject({ seed: 7, spent: 1_800_000, pending: [{ kind: 'type', text: 's' }] });
    expect(kept?.record.exam).toBeUndefined();
  });

  it('leaves again as what the page reads today', async () => {
    const store = openJournalStore();
    await importData(store, textOf(name));
    const again = openJournalStore();
    const { text: out } = await exportData(again, 1);
    vi.stubGlobal('indexedDB', new IDBFactory());
    expect(await importData(openJournalStore(), out)).toMatchObject({ ok: true, added: 1 });
  });
});

/** What the fixture holds, as far as it is written into the database. */
interface Old {
  readonly attempts: readonly { readonly record: { readonly id: string }; readonly entries: readonly object[] }[];
}

describe('a database of the first version', () => {
  it('opens with the attempts that are in it, which go on', async () => {
    await new Promise<void>((resolve, reject) => {
      const opening = indexedDB.open('bootset', 1);
      opening.onupgradeneeded = () => {
        opening.result.createObjectStore('attempts', { keyPath: 'id' }).createIndex('scenario', 'scenario');
        opening.result.createObjectStore('entries', { keyPath: ['attempt', 'seq'] });
      };
      opening.onerror = () => reject(new Error('no database'));
      opening.onsuccess = () => {
        const { attempts } = JSON.parse(textOf('data-v1.json')) as Old;
        const [attempt] = attempts;
        if (!attempt) throw new Error('no attempt');
        const transaction = opening.result.transaction(['attempts', 'entries'], 'readwrite');
        transaction.objectStore('attempts').put(attempt.record);
        for (const [seq, entry] of attempt.entries.entries())
          transaction.objectStore('entries').put({ attempt: attempt.record.id, seq, ...entry });
        transaction.oncomplete = () => {
          opening.result.close();
          resolve();
        };
      };
    });
    const store = openJournalStore();
    const kept = await store.load('0123456789abcdef01234567');
    if (!kept) throw new Error('no attempt');
    expect(kept.entries.map(({ input }) => input.kind)).toEqual(['type', 'break']);
    const power = { at: kept.record.until, input: { kind: 'power', device: 'R1', on: false } } as const;
    const entries = [...kept.entries.slice(0, 1), power, power];
    await store.save({ ...kept.record, length: 3 }, entries, 1);
    expect((await openJournalStore().load('0123456789abcdef01234567'))?.entries).toEqual(entries);
    expect(store.persistence).toEqual({ persistent: true });
  });
});

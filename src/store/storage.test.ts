// @vitest-environment happy-dom
import { browser } from './test-browser.ts';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openJournalStore, type StoredAttempt } from '../bridge/attempts/journal-store.ts';
import { takeFile, useBrought, type Taken } from './files.ts';
import { progressOf, useProgress } from './progress.ts';
import { booted, forget, lab, SANDBOX, screen } from './test-lab.ts';

const progress = () => useProgress.getState();

afterEach(async () => {
  browser.disk.heal();
  await forget();
  await progress().refresh();
});

/** Types at the console of the sandbox; all of it is stored, or held. */
async function typed(text: string): Promise<void> {
  const { inputs } = lab();
  lab().type('R1', text);
  await browser.until(() => lab().inputs > inputs);
  await lab().kept();
}

const onDisk = async (attempt = lab().attempt ?? ''): Promise<StoredAttempt | undefined> => {
  await browser.disk.rest();
  return openJournalStore().load(attempt);
};

const keysOf = (stored: StoredAttempt | undefined): string =>
  (stored?.entries ?? []).map(({ input }) => (input.kind === 'type' ? input.text : '')).join('');

describe('what is typed', () => {
  it('is on the disk as soon as the device has it', async () => {
    await booted();
    await typed('n');
    await typed('o');
    expect([lab().persistence, keysOf(await onDisk())]).toEqual([{ persistent: true }, 'no']);
  });

  it.each([
    ['is hidden', () => document.dispatchEvent(new Event('visibilitychange'))],
    ['is left', () => window.dispatchEvent(new Event('pagehide'))],
  ])('is on the disk, and how far the lab is, when the page %s', async (_, happens) => {
    await booted();
    await lab().kept();
    await browser.pass(700);
    const { now } = lab();
    expect((await onDisk())?.record.until).toBeLessThan(now);
    happens();
    expect((await onDisk())?.record.until).toBe(now);
  });

  it.each([
    ['full', 'The disk space for this site is full.'],
    ['denied', 'The browser does not let this page store anything here.'],
  ] as const)(
    'is held where the disk is %s, which is said, and caught up with once it is not',
    async (fault, reason) => {
      await booted();
      await typed('n');
      browser.disk.fail({ fault, after: 0, times: 1000 });
      await typed('o');
      expect(lab().persistence).toEqual({ persistent: false, reason });
      await lab().close();
      await lab().open(SANDBOX);
      expect([screen().endsWith('no'), lab().inputs]).toEqual([true, 2]);
      browser.disk.heal();
      await typed('\r');
      expect([lab().persistence, keysOf(await onDisk())]).toEqual([{ persistent: true }, 'no\r']);
    },
  );
});

describe('progress', () => {
  it('is read anew whenever something was stored, for as long as somebody looks', async () => {
    const stop = progress().watch();
    await booted();
    await typed('n');
    const { attempt } = lab();
    await browser.until(() => progress().attempts.some(({ id, length }) => id === attempt && length === 1));
    expect(progress().loaded).toBe(true);
    stop();
    await typed('o');
    await browser.disk.rest();
    expect(progress().attempts.find(({ id }) => id === attempt)?.length).toBe(1);
  });

  it('has the latest attempt first, and loses what is removed', async () => {
    await booted({ seed: 1 });
    await typed('n');
    const { attempt: first = '' } = lab();
    await browser.pass(1000);
    await booted({ seed: 2 });
    await typed('n');
    const { attempt: second = '' } = lab();
    await browser.pass(1000);
    await lab().close();
    await progress().refresh();
    expect(progress().attempts.map(({ id }) => id)).toEqual([second, first]);
    await progress().remove(second);
    expect(progress().attempts.map(({ id }) => id)).toEqual([first]);
    expect(await onDisk(second)).toBeUndefined();
    await progress().removeAll();
    expect([progress().attempts, await onDisk(first)]).toEqual([[], undefined]);
  });
});

const fileOf = (name: string, text: string): File => new File([text], name);
const take = (name: string, text: string): Promise<Taken> => takeFile(fileOf(name, text));

describe('everything of this browser as a file', () => {
  it('is taken over where it is gone, and once', async () => {
    await booted();
    await typed('no\r');
    const { attempt = '' } = lab();
    await lab().close();
    const { text } = await progress().exportAll();
    expect(await take('all.json', text)).toEqual({
      kind: 'said',
      text: 'all.json: 0 attempts added, 0 brought up to date, 1 here already.',
    });
    await progress().removeAll();
    expect(await take('all.json', text)).toMatchObject({ text: expect.stringContaining(': 1 attempt added,') });
    expect(progressOf(progress().attempts, SANDBOX.id, 0)?.unfinished?.id).toBe(attempt);
    await lab().open(SANDBOX);
    expect([lab().attempt, lab().inputs]).toEqual([attempt, 1]);
  });

  it('that is damaged takes nothing over, and says where', async () => {
    await booted();
    await typed('no\r');
    await lab().close();
    const { text } = await progress().exportAll();
    await progress().removeAll();
    const damaged = text.replace('"seed":1', '"seed":-1');
    expect(damaged).not.toBe(text);
    expect(await take('all.json', damaged)).toMatchObject({
      text: expect.stringMatching(/^all\.json was not taken over\. It is damaged at attempts\.0\.record\.seed: /),
    });
    expect(await take('all.json', text.slice(0, -30))).toMatchObject({
      text: expect.stringMatching(/Line \d+, column/),
    });
    expect(progress().attempts).toEqual([]);
  });
});

describe('a file that is brought', () => {
  beforeEach(() => useBrought.setState({ result: undefined }));

  it('of a session is opened as a new attempt at the same lab', async () => {
    await booted({ seed: 7 });
    await typed('no\r');
    const { attempt } = lab();
    const record = JSON.stringify(lab().journal());
    const shown = screen();
    expect(await take('mine.json', record)).toEqual({ kind: 'opened' });
    expect([lab().seed, lab().inputs, lab().attempt === attempt, screen()]).toEqual([7, 1, false, shown]);
    const report = JSON.stringify({ message: 'a mistake', journal: lab().journal() });
    expect(await take('report.json', report)).toEqual({ kind: 'opened' });
    expect(screen()).toBe(shown);
  });

  it('of a session of a lab that there is not stops, where the page says why', async () => {
    await booted();
    const record = JSON.stringify({ ...lab().journal(), scenario: 'no-such-lab' });
    expect(await take('mine.json', record)).toEqual({ kind: 'stopped' });
    expect(lab().status.kind).toBe('refused');
  });

  it('of a result waits to be marked again, and is', async () => {
    await booted();
    await typed('no\r');
    const text = await lab().resultFile();
    expect(await take('result.json', text)).toEqual({ kind: 'result' });
    expect(useBrought.getState().result).toEqual({ name: 'result.json', text });
    expect(await lab().grade('result.json', text)).toMatchObject({ ok: true });
    expect(await lab().grade('result.json', text.replace('"seed"', '"sead"'))).toMatchObject({ ok: false });
  });

  it('of a lab is opened, anew each time, or says where it is wrong', async () => {
    const text = `format: bootset-lab
version: 1
id: mine
title: Mine
summary: Mine
level: beginner
minutes: 5
kind: free
topics: [mine]
objectives: [Look]
lab: { devices: [{ name: R1, platform: c2911, files: [{path: "flash0:image", image: c2900-universalk9-mz.SPA.154-3.M.bin}] }] }
`;
    expect(await take('mine.yaml', text)).toEqual({ kind: 'opened' });
    const { attempt } = lab();
    expect(await take('mine.yaml', text)).toEqual({ kind: 'opened' });
    expect([lab().scenario?.title, lab().attempt === attempt]).toEqual(['Mine', false]);
    expect(await take('mine.yaml', text.replace('c2911', 'c9999'))).toEqual({ kind: 'stopped' });
    expect(lab().status).toMatchObject({ problems: [{ file: 'mine.yaml', line: 11 }] });
    expect(await take('other.txt', 'hello')).toEqual({ kind: 'stopped' });
  });

  it('that is none of ours, or far too large, is said to be', async () => {
    expect(await take('s.json', '{"format":"bootset-journal","version":1}')).toMatchObject({
      text: 's.json is a session record that cannot be read.',
    });
    const huge = { name: 'huge.json', size: 100_000_001, text: () => Promise.reject(new Error('read')) };
    expect(await takeFile(huge)).toMatchObject({ text: expect.stringContaining('huge.json is too large') });
    for (const text of ['{"format":7}', '{"journal":null}', '[]', '{"__proto__":{"format":"bootset-result"}}'])
      expect((await take('odd.json', text)).kind).toBe('stopped');
    expect(useBrought.getState().result).toBeUndefined();
  });
});

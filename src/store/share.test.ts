// @vitest-environment happy-dom
import { browser } from './test-browser.ts';
import { afterEach, describe, expect, it } from 'vitest';
import { parseRoute } from '../components/layout/route.ts';
import { takeFile } from './files.ts';
import { labStore } from './lab-store.ts';
import { openMoment, openRecord, openSharedFile, shareMoment } from './share.ts';
import { atPrompt, booted, enter, forget, lab, screen } from './test-lab.ts';

afterEach(forget);

/** The address of the moment that is shown. */
async function address(): Promise<string> {
  const shared = await shareMoment();
  return shared?.kind === 'link' ? shared.hash : '';
}

/** Follows an address as the page does. */
async function follow(hash: string): Promise<boolean> {
  const route = parseRoute(hash);
  if (route.page === 'shared') return openSharedFile(route.text);
  if (route.page !== 'lab' && route.page !== 'quiz') return false;
  return openMoment(route.page === 'lab' ? 'catalogue' : 'quiz', route.id, route.seed ?? 0, route.moment ?? '');
}

const BROUGHT = `format: bootset-lab
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

describe('a moment that is shared', () => {
  it('opens with the same screens, as an attempt of its own that goes on', async () => {
    await atPrompt({ seed: 9 });
    const { attempt } = lab();
    const shown = screen();
    const hash = await address();
    expect(hash).toMatch(/^#\/lab\/sandbox-2911\?seed=9&j=/);
    await lab().close();
    expect(await follow(hash)).toBe(true);
    expect([lab().seed, lab().inputs, lab().replayed, screen()]).toEqual([9, 2, 'same', shown]);
    expect(lab().attempt).not.toBe(attempt);
    await enter('enable', 'Router#');
  });

  it('is nothing where it is too long to be opened again', async () => {
    await atPrompt();
    const { moment } = lab();
    const shown = moment();
    const [entry] = shown?.entries ?? [];
    if (!shown || !entry) throw new Error('no moment');
    labStore.setState({ moment: () => ({ ...shown, entries: Array.from({ length: 100_001 }, () => entry) }) });
    const shared = await shareMoment();
    labStore.setState({ moment });
    expect(shared).toEqual({ kind: 'none' });
    expect(await shareMoment()).toMatchObject({ kind: 'link' });
  });

  it('is the one that is shown, be it over', async () => {
    await atPrompt();
    const before = screen();
    await enter('enable', 'Router#');
    await lab().look(2);
    const hash = await address();
    await lab().close();
    await follow(hash);
    expect([lab().inputs, lab().past, screen()]).toEqual([2, undefined, before]);
  });

  it('of a lab that somebody brought has the lab with it', async () => {
    await lab().open({ kind: 'file', name: 'mine.yaml', text: BROUGHT }, { seed: 4 });
    lab().type('R1', 'no\r');
    await browser.until(() => lab().inputs === 1);
    const shown = screen();
    const hash = await address();
    expect(hash).toMatch(/^#s=1\./);
    await lab().close();
    expect(await follow(hash)).toBe(true);
    expect([lab().scenario?.title, lab().seed, lab().inputs, lab().replayed, screen()]).toEqual([
      'Mine',
      4,
      1,
      'same',
      shown,
    ]);
  });

  it('that is too long for an address is a file, which opens the same', async () => {
    await booted();
    const noise = Array.from({ length: 3000 }, (_, i) => ((i * 7919) % 65_521).toString(36)).join('');
    lab().paste('R1', noise);
    await browser.until(() => lab().inputs === 1);
    const shown = screen();
    const shared = await shareMoment();
    if (shared?.kind !== 'file') throw new Error('a link');
    expect(shared.name).toBe('bootset-sandbox-2911-moment.json');
    await lab().close();
    expect(await takeFile(new File([shared.text], shared.name))).toEqual({ kind: 'opened' });
    expect([lab().inputs, screen()]).toEqual([1, shown]);
  });

  it('is none where no lab is open', async () => {
    expect(await shareMoment()).toBeUndefined();
  });
});

describe('an address that is damaged', () => {
  it('opens nothing', async () => {
    await booted();
    const hash = await address();
    await lab().close();
    for (const bad of [hash.slice(0, -9), hash.replace('&j=', '&j=A'), '#s=1.', '#s=1.constructor'])
      expect(await follow(bad)).toBe(false);
    expect(await openRecord('{"format":"bootset-journal"}')).toBe(false);
    expect(lab().status.kind).toBe('closed');
  });
});

// @vitest-environment happy-dom
import { browser } from './test-browser.ts';
import { afterEach, expect, it } from 'vitest';
import { browserLocks } from '../bridge/attempts/attempt-lock.ts';
import { openJournalStore } from '../bridge/attempts/journal-store.ts';
import { TestWorld } from '../bridge/test-world.ts';
import { takesNothing } from './takes-nothing.ts';
import { booted, forget, lab, SANDBOX, screen } from './test-lab.ts';

let others: TestWorld[] = [];
let attempts = 0;
let shared = '';

afterEach(async () => {
  for (const tab of others) await tab.close();
  others = [];
  await forget();
});

/** Another tab of the same browser. */
const otherTab = (): TestWorld => {
  const tab = new TestWorld(openJournalStore(), browserLocks, Date.now());
  others.push(tab);
  return tab;
};

/** An attempt that another tab has, with a letter typed there. */
async function typedElsewhere(): Promise<TestWorld> {
  const tab = otherTab();
  shared = `shared-${++attempts}`;
  await tab.open(SANDBOX.id, shared);
  tab.type('n');
  await tab.pass(1500);
  await browser.disk.rest();
  return tab;
}

it('an attempt that another tab has is watched: it takes nothing here, and no time goes by', async () => {
  const tab = await typedElsewhere();
  expect(await lab().resume(shared)).toBe(true);
  const { now } = lab();
  expect([lab().readOnly, takesNothing(lab()), screen()]).toEqual([true, true, tab.screen()]);
  lab().type('R1', 'x');
  lab().skip();
  await browser.pass(2000);
  expect([lab().now, lab().inputs, screen()]).toEqual([now, 1, tab.screen()]);
  await lab().undo();
  await lab().continueFrom(0);
  expect([lab().attempt, lab().inputs]).toEqual([shared, 1]);
});

it('can be looked back at while it is watched', async () => {
  const tab = await typedElsewhere();
  await lab().resume(shared);
  await lab().look(0);
  expect([lab().past, screen()]).toEqual([0, tab.screen().slice(0, -1)]);
  await lab().look();
  expect([lab().past, screen()]).toEqual([undefined, tab.screen()]);
  await browser.pass(1000);
  expect([lab().readOnly, screen()]).toEqual([true, tab.screen()]);
});

it('is taken over with all that was typed there, and goes on here alone', async () => {
  const tab = await typedElsewhere();
  await lab().resume(shared);
  tab.type('o');
  await Promise.all([lab().takeOver(), tab.pass(1500)]);
  await browser.until(() => lab().status.kind === 'running');
  await browser.pass(100);
  expect([lab().readOnly, tab.readOnly]).toEqual([false, true]);
  expect([screen().endsWith('no'), lab().inputs]).toEqual([true, 2]);
  tab.type('lost');
  await tab.pass(500);
  lab().type('R1', '\r');
  await browser.until(() => screen().endsWith('no\r\n') || lab().inputs === 3);
  await lab().kept();
  const stored = await openJournalStore().load(shared);
  expect(stored?.entries.map(({ input }) => (input.kind === 'type' ? input.text : ''))).toEqual(['n', 'o', '\r']);
});

it('is given to a tab that asks for it, with what was typed here', async () => {
  await booted();
  lab().type('R1', 'n');
  await browser.pass(100);
  const { attempt = '' } = lab();
  const tab = otherTab();
  await tab.open(SANDBOX.id, attempt);
  expect([tab.readOnly, lab().readOnly, tab.screen()]).toEqual([true, false, screen()]);
  lab().type('R1', 'o');
  await tab.takeOver();
  expect([tab.readOnly, lab().readOnly, takesNothing(lab())]).toEqual([false, true, true]);
  lab().type('R1', 'x');
  await browser.pass(500);
  await tab.pass(500);
  expect(tab.screen().endsWith('no')).toBe(true);
  await lab().takeOver();
  await browser.until(() => lab().status.kind === 'running');
  expect([lab().readOnly, tab.readOnly, lab().inputs]).toEqual([false, true, 2]);
});

it('is free once the tab that has it is closed', async () => {
  const tab = await typedElsewhere();
  await tab.close();
  await lab().resume(shared);
  expect([lab().readOnly, lab().inputs]).toEqual([false, 1]);
});

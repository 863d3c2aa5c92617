import type { Browser } from '@playwright/test';
import { sound } from './pages/axe.ts';
import { awake } from './pages/browser.ts';
import { LabPage } from './pages/lab.page.ts';
import { answered } from './pages/patience.ts';
import { expect, test, type Page } from './pages/test.ts';

/** Draws no frame any more, as a tab in the background. */
const drawNothing = (page: Page): Promise<unknown> =>
  page.addInitScript(() => {
    window.requestAnimationFrame = () => 0;
  });

test('time goes on in a lab that is not drawn', async ({ page }) => {
  await drawNothing(page);
  const lab = new LabPage(page);
  await lab.open('sandbox-2911');
  await lab.speed('A minute per second');
  const from = await lab.clock();
  await expect.poll(() => lab.clock()).toBeGreaterThan(from + 120);
});

test('a page is looked at where no frame is ever drawn', async ({ page }) => {
  await drawNothing(page);
  await page.goto('./#/about');
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await sound(page, 'a page without frames');
});

test('a question that is never answered is told', async ({ page }) => {
  const silence = page.evaluate(() => new Promise<void>(() => {}));
  await expect(answered('what time is it', silence, 50)).rejects.toThrow(/^No answer in \d+ ms: what time is it$/);
  expect(await answered('what is one and one', Promise.resolve(2))).toBe(2);
});

test('a browser that starts and does not answer is started again, and only that', async ({ browser }) => {
  let starts = 0;
  const mute = { newPage: () => Promise.reject(new Error('mute')), close: () => Promise.resolve() };
  const launch = async (): Promise<Browser> => (++starts < 3 ? (mute as unknown as Browser) : browser);
  expect(await awake(launch)).toBe(browser);
  expect(starts).toBe(3);
  await expect(awake(async () => mute as unknown as Browser)).rejects.toThrow('started 3 times and never answered');
});

import { expect, type Page } from '@playwright/test';
import axe, { type RunOptions } from 'axe-core';
import { answered } from './patience.ts';

declare global {
  interface Window {
    axe?: typeof axe;
  }
}

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** What axe complains about, one line for each rule; all rules unless some are named. */
export async function findings(page: Page, rules?: readonly string[]): Promise<readonly string[]> {
  // Half a megabyte: once for each document.
  const known = await answered(
    'is axe in the page',
    page.evaluate(() => window.axe !== undefined),
  );
  if (!known) await answered('take axe in', page.evaluate(axe.source));
  const options: RunOptions = {
    runOnly: rules ? { type: 'rule', values: [...rules] } : { type: 'tag', values: TAGS },
    resultTypes: ['violations'],
    // Neither fetched anew nor asked by message: there is no frame, and every style sheet is the page's own.
    preload: false,
    iframes: false,
  };
  const found = page.evaluate(async (how) => {
    if (!window.axe) throw new Error('axe did not come into the page.');
    const { violations } = await window.axe.run(how);
    return violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' | ')}`);
  }, options);
  return answered(`axe, ${rules?.join() ?? 'all rules'}`, found);
}

/** Ends what changes by and by. Waits for no frame: where none is drawn, none would come. */
const settle = (page: Page): Promise<void> =>
  page.evaluate(() => {
    const ending = (): Animation[] =>
      document
        .getAnimations()
        .filter(({ playState, effect }) => playState === 'running' && effect?.getComputedTiming().endTime !== Infinity);
    // One may begin where another ends.
    for (let round = 0; round < 10 && ending().length > 0; round++)
      for (const animation of ending()) animation.finish();
  });

/** Shows the page in these colours. */
async function show(page: Page, colorScheme: 'light' | 'dark'): Promise<void> {
  await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
  await expect(page.locator('html')).toHaveAttribute('data-theme', colorScheme);
  await answered('end what moves', settle(page));
}

/** Finds the page sound in light and, where colours alone differ, in dark; and no wider than the window. */
export async function sound(page: Page, state: string): Promise<void> {
  await show(page, 'light');
  expect.soft(await findings(page), `${state}, light`).toEqual([]);
  await show(page, 'dark');
  expect.soft(await findings(page, ['color-contrast']), `${state}, dark`).toEqual([]);
  const overflows = await page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth);
  expect.soft(overflows, `${state} is wider than the window`).toBe(false);
}

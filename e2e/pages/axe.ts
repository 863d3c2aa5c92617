import { expect, type Page } from '@playwright/test';
import axe, { type RunOptions } from 'axe-core';

declare global {
  interface Window {
    axe?: typeof axe;
  }
}

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** What axe complains about, one line for each rule; all rules unless some are named. */
export async function findings(page: Page, rules?: readonly string[]): Promise<readonly string[]> {
  // Half a megabyte: once for each document.
  if (!(await page.evaluate(() => window.axe !== undefined))) await page.evaluate(axe.source);
  const options: RunOptions = {
    runOnly: rules ? { type: 'rule', values: [...rules] } : { type: 'tag', values: TAGS },
    resultTypes: ['violations'],
  };
  return page.evaluate(async (how) => {
    if (!window.axe) throw new Error('axe did not come into the page.');
    const { violations } = await window.axe.run(how);
    return violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' | ')}`);
  }, options);
}

/** Shows the page in these colours; what changes by and by has changed then. */
async function show(page: Page, colorScheme: 'light' | 'dark'): Promise<void> {
  await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
  await expect(page.locator('html')).toHaveAttribute('data-theme', colorScheme);
  await page.evaluate(async () => {
    await new Promise((painted) => requestAnimationFrame(() => requestAnimationFrame(painted)));
    const ending = document.getAnimations().filter(({ effect }) => effect?.getComputedTiming().endTime !== Infinity);
    await Promise.allSettled(ending.map(({ finished }) => finished));
  });
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

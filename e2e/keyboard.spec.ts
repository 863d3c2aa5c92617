import { expect, test, type Page } from '@playwright/test';
import { LabPage } from './pages/lab.page.ts';

/** The part of the page that has the keyboard. */
const region = (page: Page): Promise<string> =>
  page.evaluate(() => document.activeElement?.closest<HTMLElement>('[data-region]')?.dataset.region ?? 'none');

async function regionsBy(page: Page, key: string, presses: number): Promise<readonly string[]> {
  const seen: string[] = [];
  for (let i = 0; i < presses; i++) {
    await page.keyboard.press(key);
    seen.push(await region(page));
  }
  return seen;
}

test('F6 goes around every part of a lab, Shift+F6 the other way', async ({ page }) => {
  const lab = new LabPage(page);
  await lab.open('restore-bootset');
  await expect(lab.button('Finish and see result')).toBeVisible();
  await lab.focusTerminal();
  const around = ['Time', 'Header', 'Guide', 'Topology', 'Console'];
  expect(await regionsBy(page, 'F6', 10)).toEqual([...around, ...around]);
  const back = [...around.slice(0, -1).toReversed(), 'Console'];
  expect(await regionsBy(page, 'Shift+F6', 5)).toEqual(back);
  await expect(lab.terminal()).toBeFocused();
});

/** Numbers what Tab should reach, and says for each what it is. */
const numberStops = (page: Page): Promise<readonly string[]> =>
  page.evaluate(() => {
    const all = 'a[href], button, input, select, textarea, summary, [tabindex]';
    const inGroup = (element: Element): boolean => element instanceof HTMLInputElement && element.type === 'radio';
    const stops = [...document.querySelectorAll<HTMLElement>(all)].filter(
      (element) =>
        element.tabIndex >= 0 &&
        !element.matches(':disabled') &&
        element.closest('[inert], [hidden]') === null &&
        element.checkVisibility({ visibilityProperty: true }) &&
        !(inGroup(element) && !(element as HTMLInputElement).checked),
    );
    stops.forEach((element, index) => {
      element.dataset.stop = String(index);
    });
    return stops.map((element) => element.outerHTML.slice(0, 120));
  });

/** Presses Tab from the first of these to the last, or back; F6 leaves a terminal, where Tab is the router's. */
async function walk(page: Page, key: 'Tab' | 'Shift+Tab', stops: number): Promise<ReadonlySet<number>> {
  const [first, last] = key === 'Tab' ? [0, stops - 1] : [stops - 1, 0];
  await page.locator(`[data-stop="${first}"]`).focus();
  const reached = new Set([first]);
  for (let presses = 0; presses < stops + 20 && !reached.has(last); presses++) {
    const trapped = key === 'Tab' && (await page.locator('.xterm-helper-textarea:focus').count()) > 0;
    await page.keyboard.press(trapped ? 'F6' : key);
    const stop = await page
      .locator(':focus')
      .getAttribute('data-stop', { timeout: 500 })
      .catch(() => null);
    if (stop !== null) reached.add(Number(stop));
  }
  return reached;
}

const pages = [
  ['a lab', './#/lab/restore-bootset?seed=1', 'Finish and see result'],
  ['the catalogue', './#/', 'Open a router'],
  ['the page about Bootset', './#/about', 'What it is not'],
] as const;

for (const [name, address, sign] of pages)
  for (const key of ['Tab', 'Shift+Tab'] as const)
    test(`${key} reaches everything on ${name} and is caught nowhere`, async ({ page }) => {
      await page.goto(address);
      await expect(page.getByText(sign, { exact: true }).first()).toBeVisible();
      if (name === 'a lab') await expect(new LabPage(page).terminal()).toBeAttached(); // comes after the guide
      const stops = await numberStops(page);
      const reached = await walk(page, key, stops.length);
      expect(stops.filter((_, index) => !reached.has(index))).toEqual([]);
    });

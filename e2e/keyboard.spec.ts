import { LabPage } from './pages/lab.page.ts';
import { expect, test, type Page } from './pages/test.ts';

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

/** Where the keyboard is; undefined where it is on none of the numbered stops. */
const stopNow = (page: Page): Promise<string | undefined> =>
  page.evaluate(() => document.activeElement?.closest<HTMLElement>('[data-stop]')?.dataset.stop);

const inTerminal = (page: Page): Promise<boolean> =>
  page.evaluate(() => document.activeElement?.matches('.xterm-helper-textarea') ?? false);

/** Presses Tab from the first of these to the last, or back; F6 leaves a terminal, where Tab is the router's. */
async function walk(page: Page, key: 'Tab' | 'Shift+Tab', stops: number): Promise<ReadonlySet<number>> {
  const [first, last] = key === 'Tab' ? [0, stops - 1] : [stops - 1, 0];
  await page.locator(`[data-stop="${first}"]`).focus();
  const reached = new Set([first]);
  for (let presses = 0; presses < stops + 20 && !reached.has(last); presses++) {
    await page.keyboard.press(key === 'Tab' && (await inTerminal(page)) ? 'F6' : key);
    const stop = await stopNow(page);
    if (stop !== undefined) reached.add(Number(stop));
  }
  return reached;
}

/** Each with how one knows that all of it is there. */
const pages: readonly (readonly [name: string, address: string, whole: (page: Page) => Promise<void>])[] = [
  [
    'a lab',
    './#/lab/restore-bootset?seed=1',
    async (page) => {
      const lab = new LabPage(page);
      await expect(lab.button('Finish and see result')).toBeVisible();
      await expect(lab.terminal()).toBeAttached();
      await expect(lab.topology.locator('.react-flow__node').first()).toBeVisible();
      await lab.speed('Pause time'); // nothing comes and goes by itself then
    },
  ],
  ['the catalogue', './#/', async (page) => expect(page.getByText('Open a router', { exact: true })).toBeVisible()],
  [
    'the page about Bootset',
    './#/about',
    async (page) => expect(page.getByText('What it is not', { exact: true })).toBeVisible(),
  ],
];

for (const [name, address, whole] of pages)
  test(`Tab, and Shift+Tab, reach everything on ${name} and are caught nowhere`, async ({ page }) => {
    await page.goto(address);
    await whole(page);
    const stops = await numberStops(page);
    for (const key of ['Tab', 'Shift+Tab'] as const) {
      const reached = await walk(page, key, stops.length);
      expect(
        stops.filter((_, index) => !reached.has(index)),
        key,
      ).toEqual([]);
      expect(await numberStops(page), 'nothing came after they were numbered').toHaveLength(stops.length);
    }
  });

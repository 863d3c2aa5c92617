import { some } from '../src/engine/testing/some.ts';
import { sound } from './pages/axe.ts';
import { LabPage } from './pages/lab.page.ts';
import { expect, test, type Page } from './pages/test.ts';

/** The screen as one line: rows of a narrow terminal run on in the next. */
const runOn = async (lab: LabPage): Promise<string> => (await lab.rows()).join('');

/** What can be scrolled sideways, by its classes. */
const sideways = (page: Page): Promise<readonly string[]> =>
  page.evaluate(() =>
    [document.documentElement, ...document.querySelectorAll('#console, #console *')]
      .filter((element) => element.scrollWidth > element.clientWidth + 1)
      .filter(
        (element) =>
          element === document.documentElement || ['auto', 'scroll'].includes(getComputedStyle(element).overflowX),
      )
      .map((element) => `${element.tagName} ${element.className}`),
  );

test.describe('on a phone', () => {
  test.use({ viewport: { width: 360, height: 740 } });

  test('nothing scrolls sideways, whatever is typed, and 80 columns come with smaller letters', async ({ page }) => {
    const lab = new LabPage(page);
    await lab.open('restore-bootset');
    const controls = page.getByRole('group', { name: /^Controls of / }).locator('button');
    await expect(controls).toHaveCount(5);
    const tops = await controls.evaluateAll((all) => all.map((one) => one.getBoundingClientRect().top));
    expect(new Set(tops).size, 'the controls of a device stand on one line').toBe(1);

    await expect.poll(() => runOn(lab)).toContain('%LINK-3-UPDOWN');
    const row = (): Promise<number> => lab.rows().then((rows) => Math.max(...rows.map(({ length }) => length)));
    expect(await row()).toBeLessThan(60);
    await lab.focusTerminal();
    await lab.line('');
    await lab.prompts('>');
    const typed = 'show version | include a word that is longer than one row of it';
    await page.keyboard.type(typed);
    await expect.poll(() => runOn(lab)).toMatch(new RegExp(`>${typed.replace('|', '\\|')}$`));
    for (let i = 0; i < 20; i++) await page.keyboard.press('Backspace');
    await page.keyboard.press('Control+a');
    await page.keyboard.press('Delete');
    await page.keyboard.press('Control+e');
    await page.keyboard.type('!');
    const left = `${typed.slice(1, -20)}!`;
    await expect.poll(() => runOn(lab)).toMatch(new RegExp(`>${left.replace('|', '\\|')}$`));
    expect(await sideways(page)).toEqual([]);

    for (let i = 0; i < 4; i++) await lab.button('Smaller text').click();
    await expect.poll(row).toBeGreaterThan(70);
    expect(await sideways(page)).toEqual([]);

    await lab.pressOn(lab.button('Skip to guide'), 'Enter', 'Shift+Tab');
    await expect(lab.guide).toBeVisible();
    await expect(lab.guide).toBeFocused();
  });

  test('a long command in a sentence runs on in the next line', async ({ page }) => {
    const lab = new LabPage(page);
    await lab.open('sandbox-2911');
    await page.getByRole('tab', { name: 'Guide' }).click();
    const command = lab.guide.getByRole('button', { name: /^verify flash0:c2900\S+: type into/ });
    expect(await command.evaluate((one) => one.getClientRects().length)).toBeGreaterThan(1);
  });
});

/** What 1280 by 800 and 1440 by 900 pixels are at 200 %. */
for (const [width, height] of [
  [640, 400],
  [720, 450],
] as const)
  test.describe(`at 200 % zoom, ${width} by ${height}`, () => {
    test.use({ viewport: { width, height } });

    test('the prompt and every control stay in reach, whatever is open', async ({ page }) => {
      const lab = new LabPage(page);
      await lab.open('restore-bootset');
      await lab.focusTerminal();
      await lab.line('');
      await lab.prompts('>');
      const prompt = lab.console.locator('.xterm-cursor');
      await expect(prompt).toBeInViewport();
      for (const name of ['Search', 'More keys', 'Screen reader mode', 'Time line', 'Reset the lab…']) {
        await lab.button(name).click();
        await prompt.evaluate((cursor) => cursor.scrollIntoView({ block: 'nearest' }));
        await expect(prompt, name).toBeInViewport();
      }
      await sound(page, 'a short window');
      for (const name of ['Cancel', 'Share this moment', 'Save the log'])
        for (const control of some(await page.getByRole('button', { name, exact: true }).all())) {
          await control.scrollIntoViewIfNeeded();
          await expect(control, name).toBeInViewport({ ratio: 1 });
        }
    });
  });

test.describe('on a touch screen', () => {
  test.use({ viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true });

  test('what keys leave the terminal takes no row, and is still told to a screen reader', async ({ page }) => {
    const lab = new LabPage(page);
    await lab.open('restore-bootset');
    const told = lab.console.getByText('leaves the terminal');
    await expect(told).toHaveText('Shift+Tab or F6 leaves the terminal');
    expect((await told.boundingBox())?.height).toBeLessThan(2);
    const id = (await told.getAttribute('id')) ?? '';
    await expect(lab.console.getByRole('textbox', { name: /^Console of/ })).toHaveAttribute('aria-describedby', id);
  });
});

test('the trust view is left without a fault', async ({ page }) => {
  const lab = new LabPage(page);
  await lab.open('sandbox-signed');
  await lab.topology.getByRole('radio', { name: 'Trust' }).check();
  await expect(lab.topology.getByRole('heading', { name: 'Runs now' })).toBeVisible();
  await page.getByRole('link', { name: 'Labs', exact: true }).click();
  await expect(page.getByRole('link', { name: 'Open a router' })).toBeVisible();
});

import { readFileSync } from 'node:fs';
import { sound } from './pages/axe.ts';
import { LabPage } from './pages/lab.page.ts';
import { expect, test, type Page, type Route } from './pages/test.ts';

const sizes = { wide: { width: 1440, height: 900 }, narrow: { width: 360, height: 740 } } as const;

const pages = [
  ['the catalogue', './#/'],
  ['about', './#/about'],
  ['my attempts, none yet', './#/progress'],
  ['results to mark, none yet', './#/grade'],
  ['a page that does not exist', './#/nowhere'],
  ['a lab that does not exist', './#/lab/nothing-of-that-name'],
  ['a quiz that does not exist', './#/quiz/nothing-of-that-name'],
  ['an attempt that is not here', './#/result/nothing-of-that-name'],
] as const;

/** A lab with tasks, its router at a prompt. */
async function openLab(page: Page): Promise<LabPage> {
  const lab = new LabPage(page);
  await lab.open('restore-bootset');
  await expect(page.getByRole('heading', { level: 1, name: /^Restore a tampered router/ })).toBeAttached();
  return lab;
}

/** Marks a result again, as it is and with more points than it earned. */
async function checkResult(page: Page, text: string): Promise<void> {
  const forged = text.replace(/"earned": \d+/, '"earned": 100');
  expect(forged).not.toBe(text);
  for (const [verdict, content] of [
    ['This result reproduces', text],
    ['This result does not reproduce', forged],
    ['This is no result file that can be marked', text.slice(0, 900)],
  ] as const) {
    await page.goto('./#/grade');
    const file = { name: 'result.json', mimeType: 'application/json', buffer: Buffer.from(content) };
    await page.getByLabel('Result file').setInputFiles(file);
    await expect(page.getByText(verdict)).toBeVisible();
    await sound(page, verdict);
  }
}

for (const [size, viewport] of Object.entries(sizes))
  test.describe(size, () => {
    test.use({ viewport });

    /** Brings a part of the lab to the front where only one is shown. */
    const show = async (page: Page, part: 'Guide' | 'Console' | 'Topology'): Promise<void> => {
      if (size === 'narrow') await page.getByRole('tab', { name: part }).click();
    };

    test('axe finds nothing on pages without a lab', async ({ page }) => {
      for (const [name, address] of pages) {
        await page.goto(address);
        await expect(page.getByRole('main').getByRole('heading', { level: 1 })).toBeVisible();
        await sound(page, name);
      }
    });

    test('axe finds nothing in a lab, whatever is open in it', async ({ page }) => {
      const lab = await openLab(page);
      await sound(page, 'the lab');
      await show(page, 'Guide');
      await lab.guide.getByText('What is missing?').first().click();
      await lab.guide
        .getByRole('button', { name: /^Hint:/ })
        .first()
        .click();
      await sound(page, 'a hint asked for');
      await lab.guide.getByRole('button', { name: /^Open for / }).click();
      await expect(lab.guide.getByRole('group', { name: /^Hint: / })).toBeFocused();
      await lab.guide.getByRole('button', { name: /^Stuck/ }).click();
      await sound(page, 'a hint opened, the solution asked for');
      await lab.guide.getByRole('button', { name: 'Show the solution' }).click();
      await expect(lab.guide.getByRole('heading', { name: 'Solution' })).toBeVisible();
      await sound(page, 'the solution shown');

      await show(page, 'Topology');
      await lab.topology.getByRole('radio', { name: 'Table' }).check();
      await show(page, 'Console');
      await lab.button('Screen reader mode').click();
      await lab.button('Search').click();
      await lab.button('Reset the lab…').click();
      await sound(page, 'screen reader mode, a search, a question before a reset');
      await lab.button('Cancel').click();
      await lab.button('More keys').click();
      await lab.console.getByRole('switch', { name: 'Power of R1' }).click();
      await expect(lab.console.getByText('R1 has no power.')).toBeVisible();
      await sound(page, 'more keys, no power');
      await show(page, 'Topology');
      await sound(page, 'the topology as a table');
    });

    test('axe finds nothing on a result, nor after it on the catalogue and the attempts', async ({ page }) => {
      const lab = await openLab(page);
      await lab.focusTerminal();
      await lab.line('');
      await lab.shows(/>$/);
      await show(page, 'Guide');
      await lab.guide
        .getByRole('button', { name: /^Hint:/ })
        .first()
        .click();
      await lab.guide.getByRole('button', { name: /^Open for / }).click();
      await lab.button('Finish and see result').click();
      await expect(page.getByRole('group', { name: 'Console log of R1' })).toBeVisible();
      await sound(page, 'the result');
      await lab.button('Compare…').click();
      await lab.button('Show the solution').click();
      await expect(page.getByRole('heading', { name: 'Compared with the solution' })).toBeFocused();
      await sound(page, 'the result beside the solution');
      const saved = page.waitForEvent('download');
      await lab.button('Save result file').click();
      await checkResult(page, readFileSync(await (await saved).path(), 'utf8'));
      for (const address of ['./#/', './#/progress']) {
        await page.goto(address);
        await expect(page.getByText('Restore a tampered router').first()).toBeVisible();
        await sound(page, `${address} after a lab`);
      }
    });

    test('axe finds nothing on the details of a lab, in the past, and in a tab that watches', async ({
      page,
      context,
    }) => {
      await page.goto('./');
      await page
        .getByRole('button', { name: /^Details: / })
        .first()
        .click();
      await sound(page, 'the details of a lab');
      const lab = await openLab(page);
      await lab.focusTerminal();
      await lab.line('');
      await lab.shows(/>$/);
      await lab.button('Time line').click();
      await lab.button('One input back').click();
      await expect(lab.console.getByText('an earlier moment')).toBeVisible();
      await lab.button('Share this moment').click();
      await sound(page, 'the past');

      const second = await context.newPage();
      await second.setViewportSize(viewport);
      await openLab(second);
      await expect(second.getByText('open in another tab')).toBeVisible();
      await sound(second, 'a tab that watches');
    });

    test('axe finds nothing on a broken file and on an engine that cannot start', async ({ page }) => {
      await page.goto('./');
      const text = 'format: bootset-lab\nversion: 1\nid: broken\nlab:\n  devices: []\n';
      const file = { name: 'broken.yaml', mimeType: 'application/yaml', buffer: Buffer.from(text) };
      await page.getByLabel('File to open').setInputFiles(file);
      await expect(page.getByRole('heading', { name: 'This lab cannot be opened' })).toBeVisible();
      await expect(page.getByText('broken.yaml 1:1').first()).toBeVisible();
      await sound(page, 'a broken lab');

      const broken = { contentType: 'text/javascript', body: 'throw new Error("broken")' };
      for (const [heading, answer] of [
        ['The simulation stopped', (route: Route) => route.fulfill(broken)],
        ['A part of this page could not be fetched', (route: Route) => route.abort()],
      ] as const) {
        await page.route(/worker/, answer);
        await page.goto('about:blank');
        await page.goto('./#/lab/sandbox-2911');
        await expect(page.getByRole('heading', { name: heading })).toBeVisible();
        await sound(page, heading);
        await page.unroute(/worker/);
      }
    });
  });

test('with reduced motion no change of a colour is a transition', async ({ page }) => {
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
  await page.goto('./#/');
  await expect(page.getByRole('main').getByRole('heading', { level: 1 })).toBeVisible();
  await page.evaluate(() => {
    document.addEventListener('transitionrun', () => document.documentElement.setAttribute('data-moved', ''));
  });
  await page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' });
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  await page.getByRole('link', { name: 'About', exact: true }).hover();
  await expect(page.locator('html')).not.toHaveAttribute('data-moved');
});

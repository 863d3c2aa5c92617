import { findings } from './pages/axe.ts';
import { LabPage } from './pages/lab.page.ts';
import { expect, test } from './pages/test.ts';

const LAB = 'sandbox-2911';

test('look back, go on from there and come back, by keyboard alone', async ({ page }) => {
  const lab = new LabPage(page);
  await lab.open(LAB);
  await lab.shows(/\[yes\/no\]: $|\[yes\/no\]:$/);
  await lab.focusTerminal();
  await lab.line('no');
  await lab.shows('Press RETURN');
  await page.keyboard.press('Enter');
  await lab.shows('SNMP-5-COLDSTART'); // the last message of a start
  await page.keyboard.press('Enter');
  await lab.prompts('>');
  await lab.line('enable');
  await lab.prompts('#');
  await lab.line('show clock');
  await lab.shows(/UTC/);

  await page.keyboard.press('F6'); // Tab is a key of the device
  await lab.pressOn(page.getByRole('button', { name: 'Time line' }));
  const slider = page.getByRole('slider', { name: 'Moment of the session' });
  await lab.pressOn(slider, 'ArrowLeft', 'Shift+Tab');
  await expect(slider).toHaveAttribute('aria-valuetext', /enable/);
  await lab.prompts('#');
  await expect(lab.console.getByText('an earlier moment')).toBeVisible();
  const time = (await page.getByTitle('Time in the lab since you began').innerText()).split('\n').at(-1);
  await expect(slider).toHaveAttribute('aria-valuetext', new RegExp(`, ${time} · `));
  expect(await findings(page)).toEqual([]);
  expect(await lab.screen()).not.toContain('show clock');

  await page.keyboard.press('ArrowLeft');
  await lab.prompts('>');
  await page.keyboard.press('End');
  await lab.shows('show clock');

  await lab.pressOn(slider, 'ArrowLeft', 'Shift+Tab');
  await lab.prompts('#');
  await lab.pressOn(page.getByRole('button', { name: 'Continue from here' }));
  await expect(page).toHaveURL(/attempt=/);
  await expect(slider).toHaveAttribute('aria-valuetext', 'Now');
  expect(await lab.screen()).not.toContain('show clock');
  await lab.focusTerminal();
  await lab.line('show version');
  await lab.shows('--More--');

  await page.reload();
  await lab.shows('--More--');
  await page.goto('./#/progress');
  await expect(page.getByText('branch of')).toBeVisible();
  expect(await findings(page)).toEqual([]);
});

test('a moment opens from its link in the same state', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const lab = new LabPage(page);
  await lab.open(LAB);
  await lab.shows(/\[yes\/no\]/);
  await lab.focusTerminal();
  await page.keyboard.type('ye');
  await lab.shows(/: ye$/);
  await page.keyboard.press('F6'); // Tab is a key of the device
  await lab.pressOn(page.getByRole('button', { name: 'Time line' }));
  await lab.pressOn(page.getByRole('button', { name: 'Share this moment' }), 'Enter', 'Shift+Tab');
  await expect(page.getByText('Link copied')).toBeVisible();
  const link = await page.evaluate(() => navigator.clipboard.readText());
  expect(link).toMatch(/#\/lab\/sandbox-2911\?seed=1&j=/);

  const other = await context.newPage();
  const there = new LabPage(other);
  await other.goto(link);
  await there.shows(/: ye$/);
  await expect(other).toHaveURL(/attempt=/);

  await other.goto(`./#/lab/${LAB}?seed=1&j=AAAA`);
  await expect(other.getByRole('heading', { name: 'This link is damaged' })).toBeVisible();
});

test('an exam has no hints, no way back and one attempt', async ({ page }) => {
  const lab = new LabPage(page);
  await page.goto('./#/lab/secure-the-bootset?exam=1&minutes=30&seed=3');
  await expect(page.getByRole('timer', { name: 'Time left' })).toBeVisible();
  await expect(lab.guide.getByText(/Hint:/)).toHaveCount(0);
  await expect(lab.guide.getByText(/solution/i)).toHaveCount(0);
  await expect(page.getByRole('button', { name: 'Time line' })).toHaveCount(0);
  expect(await findings(page)).toEqual([]);
  await page.goto('./#/');
  await lab.pressOn(page.getByRole('link', { name: /^Continue the exam: / }));
  await expect(page.getByRole('timer', { name: 'Time left' })).toBeVisible();
  await page.keyboard.press('F6');
  await lab.pressOn(lab.guide.getByRole('button', { name: 'Finish and see result' }));
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'Marks by task' })).toBeVisible();
  const result = page.url();
  await page.goto('./#/lab/secure-the-bootset?exam=1&minutes=30&seed=3');
  await expect(page).toHaveURL(result);
});

import { expect, test, type Page } from '@playwright/test';
import { LabPage } from './pages/lab.page.ts';
import { Learner, stepsOf } from './pages/learner.ts';

const GOOD = 'c2900-universalk9-mz.SPA.154-3.M.bin';
const BAD = 'c2900-universalk9-mz.SPA.157-3.M8.bin';

/** What the guide tells a learner about this variant. */
async function told(lab: LabPage): Promise<Readonly<Record<string, string>>> {
  await expect(lab.guide.getByRole('heading', { name: 'Tasks' })).toBeVisible();
  const guide = await lab.guide.innerText();
  return {
    good: GOOD,
    bad: BAD,
    site: /\b(?:DEPOT|HARBOR|MARKET|MUSEUM|STATION)\b/.exec(guide)?.[0] ?? '',
    line: /Leased line (\d+)/.exec(guide)?.[1] ?? '',
    'attack.enable': guide.includes('It asks for no password now') ? '⟦enable⟧' : '⟦enable⟧⟦:secret Tr4ining⟧',
  };
}

/** Goes to the result by keyboard and finds every task done, every point there, and the session beside it. */
async function finishes(page: Page, lab: LabPage, tasks: number, typed: string): Promise<void> {
  await expect(lab.guide.getByText('100 of 100 points')).toBeVisible();
  await lab.focusRegion(lab.guide);
  await lab.pressOn(lab.button('Finish and see result'));
  const result = page.getByRole('main');
  await expect(result.getByText('Everything is done.')).toBeVisible();
  await expect(result.getByText('100 of 100 points')).toBeVisible();
  const marks = page.getByRole('region', { name: 'Marks by task' });
  await expect(marks.getByText(/^Done · (\d+) of \1 points$/)).toHaveCount(tasks);
  await expect(result.getByRole('group', { name: 'Console log of R1' })).toContainText(typed);
}

test('restore-bootset is solved by keyboard alone, with a reload of the tab in the middle', async ({ page }) => {
  const lab = new LabPage(page);
  await lab.open('restore-bootset', 1);
  const steps = stepsOf('restore-bootset/solution.txt', await told(lab));
  const half = steps.findIndex(({ mark }) => mark === `boot flash0:${GOOD}`);
  const learner = new Learner(lab);
  await lab.focusTerminal();
  await learner.follow(steps.slice(0, half));

  await lab.prompts('rommon 2 >');
  const before = await lab.screen();
  const tasks = page.getByRole('region', { name: /^Tasks/ });
  await expect(tasks).toContainText('2 of 7 tasks done');
  const standing = await tasks.innerText();
  await page.reload();
  await lab.prompts('rommon 2 >');
  expect(await lab.screen()).toBe(before);
  await expect.poll(() => tasks.innerText()).toBe(standing);

  await lab.focusTerminal();
  await learner.follow(steps.slice(half));
  await finishes(page, lab, 7, `rommon 2 > boot flash0:${GOOD}`);
});

test('secure-the-bootset is solved by keyboard alone, from the catalogue on', async ({ page }) => {
  await page.goto('./');
  const lab = new LabPage(page);
  await lab.pressOn(page.getByRole('link', { name: 'Start: Secure the bootset of a router' }));
  const steps = stepsOf('secure-the-bootset/solution.txt', await told(lab));
  await lab.focusTerminal();
  await new Learner(lab).follow(steps);
  await finishes(page, lab, 6, '#show secure bootset');
});

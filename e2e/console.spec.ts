import { LabPage } from './pages/lab.page.ts';
import { expect, test } from './pages/test.ts';

test('a fresh router gives a prompt, takes commands and answers, and its terminal lets the keyboard go: Shift+Tab and F6', async ({
  page,
}) => {
  const lab = new LabPage(page);
  await lab.open('sandbox-2911');
  await lab.shows('Would you like to enter the initial configuration dialog? [yes/no]:');
  await lab.startEmpty();
  for (const line of ['enable', 'conf t', 'hostname Edge']) await lab.line(line);
  await lab.prompts('Edge(config)#');
  for (const key of ['Shift+Tab', 'F6']) {
    await lab.focusTerminal();
    await page.keyboard.press(key);
    await expect(lab.terminal(), key).not.toBeFocused();
  }
});

test('a session is back, byte for byte, after the tab was reloaded in mid-line', async ({ page }) => {
  const lab = new LabPage(page);
  await lab.open('sandbox-1941');
  await lab.startEmpty();
  await page.keyboard.type('show vers');
  await lab.prompts('Router>show vers');
  const before = await lab.screen();
  await page.reload();
  await lab.prompts('Router>show vers');
  expect(await lab.screen()).toBe(before);
  await lab.focusTerminal();
  await lab.line('ion | include image file');
  await lab.shows('System image file is "flash0:c1900-universalk9-mz.SPA.154-3.M.bin"');
});

test('Break by its button opens the ROM monitor while the router boots', async ({ page }) => {
  const lab = new LabPage(page);
  await lab.open('sandbox-2911');
  await lab.shows('[yes/no]:');
  const power = lab.console.getByRole('switch', { name: 'Power of R1' });
  await power.click();
  await expect(power).not.toBeChecked();
  await power.click();
  await lab.shows('Readonly ROMMON initialized');
  await lab.console.getByRole('button', { name: 'Break' }).click();
  await lab.prompts('rommon 1 >');
});

test('time runs as fast as one chooses, and stands while the router answers', async ({ page }) => {
  const lab = new LabPage(page);
  await lab.open('sandbox-2911');
  await lab.shows('[yes/no]:');
  const passes = async (seconds: number): Promise<void> => {
    const from = await lab.clock();
    await expect.poll(() => lab.clock()).toBeGreaterThanOrEqual(from + seconds);
  };
  await lab.speed('A minute per second');
  await passes(180);
  await lab.speed('Ten times faster');
  await passes(20);
  await lab.speed('Pause time');
  await lab.focusTerminal();
  await page.keyboard.type('x');
  await lab.prompts('[yes/no]: x');
  const now = await lab.clock();
  await page.keyboard.type('yz');
  await lab.prompts('[yes/no]: xyz');
  expect(await lab.clock()).toBe(now);
});

import { readFile } from 'node:fs/promises';
import { sound } from './pages/axe.ts';
import { LabPage, rowsOf } from './pages/lab.page.ts';
import { often } from './pages/patience.ts';
import { expect, test, type Page } from './pages/test.ts';

const LAB = 'sandbox-network';

/** What a console shows. */
const consoleOf = async (page: Page, name: string): Promise<string> =>
  (await rowsOf(page.getByRole('tabpanel', { name: new RegExp(`^${name}`) }))).join('\n');

/** Waits until the console of R1 shows this. */
const shows = (page: Page, text: string | RegExp): Promise<void> =>
  expect.poll(() => consoleOf(page, 'R1'), often).toMatch(text);

/** Opens the lab, and has R1 ping R2 from its console. */
async function pinged(page: Page): Promise<LabPage> {
  const lab = new LabPage(page);
  await lab.open(LAB);
  await shows(page, 'Press RETURN');
  const started = async (): Promise<boolean> => (await consoleOf(page, 'R1')).includes('SNMP-5-COLDSTART');
  await lab.skipUntil(started, 'the last message of a start');
  await lab.terminal('R1').focus();
  await lab.line('');
  await shows(page, />$/);
  await lab.line('ping 10.1.1.2');
  await shows(page, /Success rate is \d+ percent/);
  return lab;
}

test('what crossed the wire can be read, filtered, followed and saved, by keyboard', async ({ page }) => {
  const lab = await pinged(page);
  await page.keyboard.press('F6');
  await lab.focusRegion(lab.topology);
  await lab.topology.getByRole('radio', { name: 'Wire' }).focus();
  await page.keyboard.press('Space');
  const grid = lab.topology.getByRole('grid', { name: 'What crossed the wires' });
  await expect(grid.getByText(/^echo request/).first()).toBeVisible();
  await lab.topology.getByRole('searchbox', { name: 'Show lines with' }).focus();
  await page.keyboard.type('echo reply');
  await expect(grid.getByText(/^echo request/)).toHaveCount(0);
  await lab.pressOn(grid, 'Home');
  await page.keyboard.press('Enter');
  const details = lab.topology.getByRole('region', { name: 'Details' });
  await expect(details.getByLabel('Bytes')).toContainText('0000');
  await sound(page, 'a line of the wire in full');
  await lab.pressOn(details.getByRole('button', { name: 'Follow this conversation' }));
  await expect(lab.topology.getByRole('button', { name: /^One conversation/ })).toBeVisible();
  const download = page.waitForEvent('download');
  await lab.pressOn(lab.topology.getByRole('button', { name: 'Save pcap' }), 'Enter', 'Shift+Tab');
  const file = await download;
  expect(file.suggestedFilename()).toMatch(/^sandbox-network-\d+m\d\ds\.pcap$/);
  const bytes = await readFile(await file.path());
  expect(bytes.readUInt32LE(0)).toBe(0xa1b2c3d4);
  expect(bytes.length).toBeGreaterThan(500);
});

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 } });

  test('the network and what crosses it fit', async ({ page }) => {
    const lab = await pinged(page);
    await page.getByRole('tab', { name: 'Topology' }).click();
    await expect(lab.topology.getByText('10.1.1.20')).toBeVisible();
    await sound(page, 'the network on a phone');
    await lab.topology.getByRole('radio', { name: 'Wire' }).focus();
    await page.keyboard.press('Space');
    const grid = lab.topology.getByRole('grid', { name: 'What crossed the wires' });
    await grid
      .getByText(/echo reply/)
      .last()
      .click();
    await expect(lab.topology.getByRole('region', { name: 'Details' })).toBeVisible();
    await sound(page, 'the wire on a phone');
    await expect(page.getByRole('button', { name: /side by side/ })).toHaveCount(0);
  });
});

import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { sound } from './pages/axe.ts';
import { LabPage } from './pages/lab.page.ts';
import { expect, test, type Page } from './pages/test.ts';

/** Where the page is narrow, its parts lie behind tabs. */
async function bringForward(page: Page, part: 'Topology' | 'Console'): Promise<void> {
  const tab = page.getByRole('tab', { name: part });
  if (await tab.isVisible()) await tab.press('Enter');
}

/** Opens the view beside diagram and table, by keyboard alone. */
async function openView(page: Page, id: string, name: 'Trust' | 'Files'): Promise<LabPage> {
  const lab = new LabPage(page);
  await lab.open(id);
  await bringForward(page, 'Topology');
  await lab.focusRegion(lab.topology);
  const view = lab.topology.getByRole('radio', { name });
  await lab.reach(lab.topology.getByRole('radio', { checked: true }));
  for (let i = 0; i < 3 && !(await view.isChecked()); i++) await page.keyboard.press('ArrowRight');
  await expect(lab.topology.getByRole('heading', { name: 'Public keys' })).toBeVisible();
  return lab;
}

/** Configures a router so that a reload would end in its ROM monitor. */
async function spoilBoot(lab: LabPage): Promise<void> {
  await bringForward(lab.page, 'Console');
  await lab.focusTerminal();
  await lab.page.keyboard.press('Enter');
  for (const line of [
    'configure terminal',
    'no boot system',
    'boot system flash0:nothing.bin',
    'config-register 0x2100',
    'end',
    'write',
  ])
    await lab.line(line);
  await bringForward(lab.page, 'Topology');
  await expect(lab.topology.getByText('Would not boot')).toBeVisible();
}

/** Presses a button of this name and keeps the file that comes. */
async function saved(lab: LabPage, name: string, folder: string): Promise<string> {
  const download = lab.page.waitForEvent('download');
  await lab.topology.getByRole('button', { name, exact: true }).press('Enter');
  const file = await download;
  await file.saveAs(join(folder, file.suggestedFilename()));
  return file.suggestedFilename();
}

test('an image is saved from the page and checked by the lines that it shows', async ({ page, context }, testInfo) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const folder = testInfo.outputDir;
  const lab = await openView(page, 'sandbox-2911', 'Trust');
  const button = lab.topology.getByRole('button', { name: /^Save flash0:.*\.bin$/ });
  const path = (await button.getAttribute('aria-label'))?.replace('Save ', '') ?? '';
  const name = await saved(lab, `Save ${path}`, folder);
  expect(`flash0:${name}`).toBe(path);
  expect(await saved(lab, 'Save production-a.pem', folder)).toBe('production-a.pem');

  await lab.topology.getByRole('button', { name: `How to check ${path}` }).press('Enter');
  const run = async (what: string): Promise<string> => {
    await lab.topology.getByRole('button', { name: `Copy: ${what} of ${path}` }).press('Enter');
    const lines = await page.evaluate(() => navigator.clipboard.readText());
    return execFileSync('bash', ['-c', lines], { cwd: folder, encoding: 'utf8' });
  };
  expect(await run('Hash check')).toBe(`${name}: OK\n${name}: OK\n`);
  expect(await run('Signature check')).toBe('Verified OK\n');

  await lab.topology.getByRole('button', { name: 'Check with this browser' }).press('Enter');
  const verdict = lab.topology.getByRole('status', { name: `What this browser says of ${path}` });
  await expect(verdict).toContainText('production A signed these');
  await lab.topology.getByRole('combobox', { name: 'Verify its signature with' }).selectOption('production B');
  await lab.topology.getByRole('button', { name: 'Check with this browser' }).press('Enter');
  await expect(verdict).toContainText('production B did not sign these');
});

test('the view follows what is typed, and is still there after a reload of the page', async ({ page }) => {
  const lab = await openView(page, 'sandbox-signed', 'Trust');
  const image = await lab.topology.getByText(/^A reload would start /).innerText();
  await expect(lab.topology.getByText('Would boot')).toBeVisible();
  await spoilBoot(lab);
  await expect(lab.topology.getByText(/^A reload would stop in the ROM monitor/)).toBeVisible();
  expect(image).not.toBe('');
  await page.reload();
  await expect(lab.topology.getByText('Would not boot')).toBeVisible();
});

test('the view has room to be read, says that there is more, and gives the room back', async ({ page }) => {
  const lab = await openView(page, 'sandbox-signed', 'Trust');
  const share = async (): Promise<number> => ((await lab.topology.boundingBox())?.height ?? 0) / 720;
  const more = lab.topology.getByText('More below');
  await expect(more).toBeVisible();
  expect(await share()).toBeGreaterThan(0.4);
  const edge = page.getByRole('separator', { name: 'Height of the topology' });
  await edge.focus();
  for (let i = 0; i < 3; i++) await page.keyboard.press('ArrowDown');
  const chosen = await share();
  await lab.topology.getByRole('group', { name: 'Trust and files' }).focus();
  await page.keyboard.press('End');
  await expect(more).toBeHidden();
  await lab.topology.getByRole('radio', { name: 'Diagram' }).check();
  await expect.poll(share).toBeLessThan(0.3);
  await lab.topology.getByRole('radio', { name: 'Trust' }).check();
  await expect.poll(share).toBeCloseTo(chosen, 1);
  await page.reload();
  await expect(more).toBeVisible();
  await expect.poll(share).toBeCloseTo(chosen, 1);
});

test('a graded lab tells of files, not of what there is to be found out', async ({ page }) => {
  const lab = await openView(page, 'identify-signed-software', 'Files');
  await expect(lab.topology.getByRole('heading', { name: 'Key storage' })).toHaveCount(0);
  await lab.topology
    .getByRole('button', { name: /^How to check / })
    .first()
    .press('Enter');
  await expect(lab.topology.getByRole('combobox', { name: 'Verify its signature with' })).toHaveValue('production-a');
});

for (const [size, viewport] of Object.entries({
  wide: { width: 1440, height: 900 },
  narrow: { width: 360, height: 740 },
}))
  test.describe(size, () => {
    test.use({ viewport });

    test('axe finds nothing in the trust view', async ({ page }) => {
      const lab = await openView(page, 'sandbox-signed', 'Trust');
      await spoilBoot(lab);
      await lab.topology.getByText('The same as text').click();
      await lab.topology
        .getByRole('button', { name: /^How to check / })
        .first()
        .click();
      await expect(lab.topology.getByText('sha512sum -c')).toBeVisible();
      await sound(page, 'the trust view');
    });
  });

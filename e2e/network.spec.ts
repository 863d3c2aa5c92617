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
  await ping(page, lab);
  return lab;
}

/** Has R1, which starts, ping R2 from its console. */
async function ping(page: Page, lab: LabPage): Promise<void> {
  const started = async (): Promise<boolean> => (await consoleOf(page, 'R1')).includes('SNMP-5-COLDSTART');
  await lab.skipUntil(started, 'the last message of a start');
  await lab.terminal('R1').focus();
  await lab.line('');
  await shows(page, />$/);
  await lab.line('ping 10.1.1.2');
  await shows(page, /Success rate is \d+ percent/);
}

/** Where a machine stands on the diagram. */
const placeOf = async (lab: LabPage, name: string): Promise<{ readonly x: number; readonly y: number }> => {
  const { x, y } = (await lab.topology.locator(`.react-flow__node[data-id="${name}"]`).boundingBox()) ?? { x: 0, y: 0 };
  return { x: Math.round(x), y: Math.round(y) };
};

test('a cable is pulled out and plugged in, by keyboard and with buttons, and its router says so', async ({ page }) => {
  const lab = await pinged(page);
  await expect(lab.topology.getByText('10.1.1.20')).toBeVisible();
  const cable = lab.topology.getByRole('button', { name: /^Cable R2 GigabitEthernet0\/0 to switch LAN, plugged in/ });
  await page.keyboard.press('F6');
  await lab.focusRegion(lab.topology);
  await lab.pressOn(cable);
  const pull = lab.topology.getByRole('button', { name: 'Pull out of R2 GigabitEthernet0/0' });
  await expect(pull).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(lab.topology.getByText('Pulled out')).toBeVisible();
  await sound(page, 'a cable is pulled out');
  const plug = lab.topology.getByRole('button', { name: 'Plug into R2 GigabitEthernet0/0' });
  await expect(plug).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(lab.topology.getByText('Pulled out')).toHaveCount(0);
  await page.keyboard.press('Escape');
  await expect(cable).toBeFocused();
  await cable.evaluate((handle) => handle.setAttribute('data-seen', ''));
  await lab.terminal('R1').focus();
  await lab.line('ping 10.1.1.2');
  await shows(page, /(Success rate is [1-9]\d* percent[^]*){2}/);
  await expect(cable, 'what crosses a cable does not draw it anew').toHaveAttribute('data-seen');

  await lab.topology.getByRole('radio', { name: 'Table' }).check();
  const cables = lab.topology.getByRole('table', { name: 'Cables' });
  await expect(cables).toContainText('SRV eth0');
  await sound(page, 'the network as a table');
  await cables.getByRole('button', { name: 'Pull out of R1 GigabitEthernet0/0' }).click();
  const said = (state: string) => async () =>
    (await consoleOf(page, 'R1')).includes(`Ethernet0/0, changed state to ${state}`);
  await lab.skipUntil(said('down'), 'what a router says without its cable');
  await lab.terminal('R1').focus();
  await lab.line('ping 10.1.1.2');
  await shows(page, 'protocol not running');
  await cables.getByRole('button', { name: 'Plug into R1 GigabitEthernet0/0' }).click();
  await expect(cables.getByText('pulled out')).toHaveCount(0);
  await lab.skipUntil(said('up'), 'what a router says with its cable');
});

test('the wire tells what to do before anything was said; what crossed it can be read, filtered, followed and saved, by keyboard', async ({
  page,
}) => {
  const lab = new LabPage(page);
  await lab.open(LAB);
  await lab.topology.getByRole('radio', { name: 'Wire' }).check();
  await expect(lab.topology.getByText('Nothing has crossed a wire yet.', { exact: false })).toBeVisible();
  await sound(page, 'an empty wire');
  await ping(page, lab);
  await page.keyboard.press('F6');
  await lab.view('Wire');
  const grid = lab.topology.getByRole('grid', { name: 'What crossed the wires' });
  const lines = grid.getByRole('row');
  await expect(grid.getByText(/^echo request/).first()).toBeVisible();
  await sound(page, 'the wire');
  await lab.reach(lab.topology.getByRole('combobox', { name: 'Protocol' }), 'Shift+Tab');
  await page.keyboard.type('ARP');
  await expect(lines.filter({ hasText: 'ICMP' })).toHaveCount(0);
  await expect(lines.filter({ hasText: 'who has 10.1.1.2?' })).toHaveCount(1);
  await page.keyboard.press('Home');
  await lab.reach(lab.topology.getByRole('searchbox', { name: 'Show lines with' }), 'Shift+Tab');
  await page.keyboard.type('echo reply');
  await expect(grid.getByText(/^echo request/)).toHaveCount(0);
  await expect(lines).toHaveCount(5);
  await lab.pressOn(grid, 'Home');
  await page.keyboard.press('Enter');
  const details = lab.topology.getByRole('region', { name: 'Details' });
  await expect(details.getByLabel('Bytes')).toContainText('0000');
  await sound(page, 'a line of the wire in full');
  await lab.pressOn(details.getByRole('button', { name: 'Follow this conversation' }));
  const followed = lab.topology.getByRole('button', { name: /^One conversation/ });
  await expect(followed).toBeVisible();
  await expect(details.getByRole('button', { name: 'Show all conversations' })).toBeFocused();
  await expect(grid.getByRole('row', { selected: true })).toContainText('echo reply');
  const save = async (name: string): Promise<{ readonly name: string; readonly bytes: Buffer }> => {
    const download = page.waitForEvent('download');
    await lab.pressOn(lab.topology.getByRole('button', { name }), 'Enter', 'Shift+Tab');
    const file = await download;
    return { name: file.suggestedFilename(), bytes: await readFile(await file.path()) };
  };
  const pcap = await save('Save pcap');
  expect(pcap.name).toMatch(/^sandbox-network-\d+m\d\ds\.pcap$/);
  expect(pcap.bytes.readUInt32LE(0)).toBe(0xa1b2c3d4);
  expect(pcap.bytes.length).toBeGreaterThan(500);
  const text = await save('Save text');
  expect(text.name).toMatch(/^sandbox-network-\d+m\d\ds\.txt$/);
  expect(text.bytes.toString().match(/echo re(ply|quest)/g)).toEqual(Array(4).fill('echo reply'));
  await lab.pressOn(followed, 'Enter', 'Shift+Tab');
  await expect(followed).toHaveCount(0);
  await lab.reach(lab.topology.getByRole('searchbox', { name: 'Show lines with' }), 'Shift+Tab');
  await page.keyboard.type(' of nobody');
  await expect(lab.topology.getByText('No line passes the filter.')).toBeVisible();
  await sound(page, 'no line of the wire passes');
});

test('two consoles stand side by side, machines stay where they were dragged or moved by keyboard, and so again after a reload', async ({
  page,
}) => {
  const lab = await pinged(page);
  await page.keyboard.press('F9');
  const right = page.getByRole('tablist', { name: 'Consoles at the right' });
  await expect(right.getByRole('tab', { name: /^R2/ })).toHaveAttribute('aria-selected', 'true');
  await expect(lab.terminal('R1')).toBeFocused();
  await lab.terminal('R2').focus();
  await lab.line('');
  await expect.poll(() => consoleOf(page, 'R2'), often).toMatch(/^R2>/m);
  await sound(page, 'two consoles');
  const [r2, srv] = [await placeOf(lab, 'R2'), await placeOf(lab, 'SRV')];
  const between = async (): Promise<number> => (await placeOf(lab, 'SRV')).x - (await placeOf(lab, 'R2')).x;
  const grip = lab.topology.locator('.react-flow__node[data-id="SRV"]');
  await grip.hover();
  await page.mouse.down();
  await page.mouse.move(srv.x + 40, srv.y + 60, { steps: 8 });
  await page.mouse.up();
  const anew = lab.topology.getByRole('button', { name: 'Arrange the topology anew' });
  await expect(anew).toBeVisible();
  await expect.poll(between).toBeLessThan(srv.x - r2.x - 20);
  const dragged = await between();
  await lab.topology.getByRole('button', { name: /^R2, .*: open its console$/ }).focus();
  await page.keyboard.press('Shift+ArrowLeft');
  await expect.poll(between).toBeGreaterThan(dragged + 5);
  await sound(page, 'an arranged topology');
  const arranged = await between();
  await page.reload();
  await expect(right).toBeVisible();
  await expect(anew).toBeVisible();
  await expect.poll(between).toBe(arranged);
  await anew.click();
  await expect.poll(between).toBe(srv.x - r2.x);
  await page.keyboard.press('F9');
  await expect(right).toHaveCount(0);
});

test('a console that comes back shows the rows that were read, or the end of what it said', async ({ page }) => {
  const lab = await pinged(page);
  const tabs = page.getByRole('tablist', { name: 'Consoles' });
  const turnTo = async (from: string, key: string, to: string): Promise<void> => {
    await lab.reach(tabs.getByRole('tab', { name: new RegExp(`^${from}`) }), 'Shift+Tab');
    await page.keyboard.press(key);
    await expect(tabs.getByRole('tab', { name: new RegExp(`^${to}`) })).toBeFocused();
  };
  await lab.topology.getByRole('button', { name: /^R1, .*: open its console$/ }).click();
  await expect(lab.terminal('R1')).toBeFocused();
  await turnTo('R1', 'ArrowRight', 'R2');
  await expect.poll(() => consoleOf(page, 'R2'), often).toMatch(/SNMP-5-COLDSTART.*(\n.*)?$/);
  await page.keyboard.press('ArrowLeft');
  await lab.terminal('R1').focus();
  await shows(page, /R1>$/);
  await page.keyboard.press('Shift+PageUp');
  await expect.poll(() => consoleOf(page, 'R1'), often).not.toMatch(/R1>$/);
  const read = await consoleOf(page, 'R1');
  await turnTo('R1', 'ArrowRight', 'R2');
  await expect.poll(() => consoleOf(page, 'R2'), often).toMatch(/SNMP-5-COLDSTART/);
  await page.keyboard.press('ArrowLeft');
  await expect.poll(() => consoleOf(page, 'R1'), often).toBe(read);
});

test('a transfer shows how far it is, beside the consoles and on its cables', async ({ page }) => {
  const lab = await pinged(page);
  await lab.line('enable');
  await shows(page, /R1#$/);
  await lab.line('copy tftp://10.1.1.20/c2900-altered.bin flash0:a.bin');
  await shows(page, /\[a\.bin\]\?$/);
  await page.keyboard.press('Enter');
  const bar = lab.console.getByRole('progressbar', { name: 'Transfer from SRV' });
  await expect(bar).toBeVisible();
  await expect(lab.console.getByText(/^\d+ % · [\d.]+ of 110\.5 MB · \d+:\d\d left$/)).toBeVisible();
  await expect(lab.topology.locator('.cable-pours')).toHaveCount(2);
  await sound(page, 'a transfer');
  const size = page.viewportSize() ?? { width: 1280, height: 720 };
  await page.setViewportSize({ width: 320, height: 640 });
  await expect(bar).toBeVisible();
  await sound(page, 'a transfer where there is hardly any room');
  await page.setViewportSize(size);
  await lab.skipUntil(async () => (await bar.count()) === 0, 'the end of a transfer');
  await shows(page, /110482088 bytes copied/);
});

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 } });

  test('the network and what crosses it fit', async ({ page }) => {
    const lab = await pinged(page);
    await page.getByRole('tab', { name: 'Topology' }).click();
    await expect(lab.topology.getByText('10.1.1.20')).toBeVisible();
    await sound(page, 'the network on a phone');
    for (const name of ['R1', 'R2', 'PC', 'SRV', 'LAN'])
      await expect(lab.topology.locator(`.react-flow__node[data-id="${name}"]`), name).toBeInViewport({ ratio: 1 });
    await lab.topology.getByRole('button', { name: /^Cable R1 / }).click();
    await lab.topology.getByRole('button', { name: 'Pull out of R1 GigabitEthernet0/0' }).click();
    await expect(lab.topology.getByText('Pulled out')).toBeVisible();
    await sound(page, 'a cable pulled out on a phone');
    await lab.topology.getByRole('radio', { name: 'Table' }).check();
    await expect(lab.topology.getByRole('button', { name: 'Plug into R1 GigabitEthernet0/0' })).toBeInViewport({
      ratio: 1,
    });
    await sound(page, 'the network as a table on a phone');
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

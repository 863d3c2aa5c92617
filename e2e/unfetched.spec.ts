import { expect, test, type Page } from './pages/test.ts';
import { LabPage } from './pages/lab.page.ts';

const LAB = 'secure-the-bootset';

/** From now on some of the product's files are no longer there. Returns how to bring them back. */
async function gone(page: Page, files: RegExp): Promise<() => Promise<void>> {
  await page.route(files, (route) => route.fulfill({ status: 404, body: 'gone' }));
  return () => page.unroute(files);
}

/** Where the page is asked for anew, as the page does before it says what is there. */
const LOOK = /\/\?\d+$/;

/** What is there where a newer version is. */
const NEWER = '<title>Bootset</title><script type="module" src="./assets/index-newer.js"></script>';

async function namedKept(page: Page): Promise<LabPage> {
  const lab = new LabPage(page);
  await lab.open(LAB);
  await lab.shows('%SNMP-5-COLDSTART');
  await lab.focusTerminal();
  for (const line of ['', 'enable', 'Tr4ining', 'configure terminal', 'hostname Kept']) await lab.line(line);
  await lab.prompts('Kept(config)#');
  return lab;
}

test('an old page says that there is a newer version, and loads it with nothing lost', async ({ page }) => {
  const lab = await namedKept(page);
  await page.keyboard.type('interface giga');
  await lab.prompts('Kept(config)#interface giga');
  const back = await gone(page, /\/assets\/Result-/);
  await page.route(LOOK, (route) => route.fulfill({ contentType: 'text/html', body: NEWER }));
  await lab.button('Finish and see result').click();
  await expect(page.getByRole('heading', { name: 'There is a newer version of Bootset' })).toBeVisible();
  await expect(page.getByText('mistake in Bootset')).toBeHidden();
  await back();
  await page.unroute(LOOK);
  await page.getByRole('button', { name: 'Load the newer version' }).click();
  await expect(page.getByRole('heading', { name: 'Marks by task' })).toBeVisible();
  await page.getByRole('link', { name: 'Labs', exact: true }).click();
  await page.getByRole('link', { name: 'Attempts', exact: true }).click();
  await page.getByRole('link', { name: 'Continue' }).first().click();
  await lab.prompts('Kept(config)#interface giga');
});

test('a lab that cannot be fetched says so, and opens when they can', async ({ page }) => {
  const back = await gone(page, /\/assets\/secure-the-bootset-/);
  await page.goto(`./#/lab/${LAB}?seed=1`);
  await expect(page.getByRole('heading', { name: 'A part of this page could not be fetched' })).toBeVisible();
  await back();
  await page.getByRole('button', { name: 'Load the page again' }).click();
  const lab = new LabPage(page);
  await expect(lab.terminal()).toBeAttached();
  await lab.shows('%SNMP-5-COLDSTART');
});

test('a lab whose engine does not come whole says so, and goes on with what was typed', async ({ page }) => {
  let typed = (): void => {};
  const typing = new Promise<void>((resolve) => {
    typed = resolve;
  });
  const parts = /\/assets\/parts-/;
  await page.route(parts, (route) => typing.then(() => route.fulfill({ status: 404, body: 'gone' })));
  const lab = new LabPage(page);
  await lab.open('sandbox-2911');
  await lab.shows('initial configuration dialog? [yes/no]:');
  await lab.focusTerminal();
  await page.keyboard.type('n');
  typed();
  await expect(page.getByRole('heading', { name: 'A part of this page could not be fetched' })).toBeVisible();
  await page.unroute(parts);
  await page.getByRole('button', { name: 'Load the page again' }).click();
  await expect(lab.terminal()).toBeAttached();
  await lab.shows('[yes/no]: n');
});

test('a view that cannot be fetched takes nothing else along', async ({ page }) => {
  await gone(page, /\/assets\/Diagram-/);
  const lab = new LabPage(page);
  await lab.open(LAB);
  await expect(lab.topology.getByText('This view could not be fetched.')).toBeVisible();
  await expect(page.getByText('A part of this page could not be fetched')).toBeVisible();
  await lab.shows('%SNMP-5-COLDSTART');
  await lab.topology.getByRole('radio', { name: 'Table' }).check();
  await expect(lab.topology.getByRole('table', { name: 'Devices' })).toBeVisible();
});

test('a file that is brought while its reader cannot be fetched is not taken in silence', async ({ page }) => {
  await page.goto('./');
  await expect(page.getByRole('heading', { name: 'Sandboxes' })).toBeVisible();
  await gone(page, /\/assets\/parse-/);
  await page
    .getByLabel('File to open')
    .setInputFiles({ name: 'mine.yaml', mimeType: 'text/yaml', buffer: Buffer.from('format: bootset-lab\n') });
  await expect(page.getByRole('heading', { name: 'A part of this page could not be fetched' })).toBeVisible();
});

test('without a connection a page that is open stays open', async ({ page }) => {
  const lab = await namedKept(page);
  await page.route(/./, (route) => route.abort());
  await page.getByRole('link', { name: 'Attempts', exact: true }).click();
  await expect(page.getByText('There is no connection')).toBeVisible();
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect(page.getByText('There is no connection')).toBeVisible();
  await page.getByRole('link', { name: 'Bootset' }).click();
  await page.getByRole('link', { name: 'Continue: Secure the bootset of a router' }).click();
  await lab.prompts('Kept(config)#');
});

test('a page of which hardly anything comes says so', async ({ page }) => {
  const back = await gone(page, /\/assets\/start-/);
  await page.goto('./');
  await expect(page.getByRole('alert')).toContainText('could not be fetched');
  await back();
  await page.getByRole('button', { name: 'Load the page again' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
});

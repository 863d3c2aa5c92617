import { LabPage } from './pages/lab.page.ts';
import { expect, test, type Page } from './pages/test.ts';

const LAB = 'secure-the-bootset';

/** A router in the middle of its configuration, half a line typed. */
async function halfTyped(page: Page): Promise<LabPage> {
  const lab = new LabPage(page);
  await lab.open(LAB);
  await lab.startUp();
  for (const line of ['', 'enable', 'Tr4ining', 'configure terminal']) await lab.line(line);
  await lab.line('hostname Kept');
  await lab.prompts('Kept(config)#');
  await page.keyboard.type('interface giga');
  await lab.prompts('Kept(config)#interface giga');
  return lab;
}

/** Ways for a worker to die: one is heard at once, the other is found out by its silence. */
const deaths = {
  crashes: () =>
    void setTimeout(() => {
      throw new Error('Crashed on purpose');
    }, 0),
  'falls silent': () => self.close(),
} as const;

/** Milliseconds of the page's time after which an engine that says nothing is given up. */
const SILENCE = 35_000;

for (const [how, die] of Object.entries(deaths))
  test(`the engine ${how}: another one brings the session back, nothing typed is lost`, async ({ page }) => {
    await page.clock.install();
    const lab = await halfTyped(page);
    const before = await lab.screen();
    const [worker] = page.workers();
    const next = page.waitForEvent('worker');
    await worker?.evaluate(die).catch(() => undefined);
    await page.keyboard.type('bitEthernet0/0');
    await page.clock.runFor(SILENCE);
    await next;
    await lab.prompts('Kept(config)#interface gigabitEthernet0/0');
    expect(await lab.screen()).toBe(`${before}bitEthernet0/0`);
    await page.keyboard.press('Enter');
    await lab.prompts('Kept(config-if)#');
  });

test('a closed tab goes on from the catalogue where it was', async ({ page, context }) => {
  const lab = await halfTyped(page);
  const before = await lab.screen();
  await page.close();

  const again = await context.newPage();
  const back = new LabPage(again);
  await again.goto('./');
  await back.pressOn(again.getByRole('link', { name: 'Continue where I was' }));
  await back.prompts('Kept(config)#interface giga');
  expect(await back.screen()).toBe(before);
  await expect(back.guide.getByRole('listitem').filter({ hasText: 'What is missing?' }).first()).toBeInViewport();
  await back.focusTerminal();
  await back.line('bitEthernet0/0');
  await back.prompts('Kept(config-if)#');
});

test('without storage a lab works and says that progress stays in this window', async ({ page }) => {
  await page.addInitScript(() => {
    const deny = (): never => {
      throw new DOMException('Denied by the test', 'SecurityError');
    };
    IDBFactory.prototype.open = deny;
    for (const name of ['localStorage', 'sessionStorage']) Object.defineProperty(window, name, { get: deny });
  });
  const lab = await halfTyped(page);
  await expect(page.getByText('Progress stays in this window')).toBeVisible();
  const before = await lab.screen();

  const saved = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Save file' }).click();
  expect((await saved).suggestedFilename()).toContain(LAB);

  await page.getByRole('link', { name: 'Labs', exact: true }).click();
  await page.getByRole('link', { name: 'Continue: Secure the bootset of a router' }).click();
  await lab.prompts('Kept(config)#interface giga');
  expect(await lab.screen()).toBe(before);
});

test('with storage that never answers a lab opens all the same, and pages say why', async ({ page }) => {
  await page.addInitScript(() => {
    IDBFactory.prototype.open = () => new EventTarget() as IDBOpenDBRequest;
  });
  const lab = await halfTyped(page);
  await expect(page.getByText('Progress stays in this window')).toBeVisible();
  await page.getByRole('link', { name: 'Attempts', exact: true }).click();
  await expect(page.getByText('storage does not answer')).toBeVisible();
  await page.getByRole('link', { name: 'Continue' }).click();
  await lab.prompts('Kept(config)#interface giga');

  await page.goto('./#/');
  await page.reload();
  await expect(page.getByText('Progress stays in this window')).toBeVisible();
  await expect(page.getByRole('link', { name: 'Start: Secure the bootset of a router' })).toBeVisible();
  await page.goto('./#/lab/secure-the-bootset?attempt=elsewhere');
  await page.reload();
  await expect(page.getByRole('heading', { name: 'This attempt cannot be read' })).toBeVisible();
});

test('a second tab watches until it takes over', async ({ page, context }) => {
  const lab = await halfTyped(page);
  const second = await context.newPage();
  const watching = new LabPage(second);
  await watching.open(LAB);
  await expect(second.getByText('open in another tab')).toBeVisible();
  await watching.prompts('Kept(config)#interface giga');
  for (const name of ['Break', 'Skip to next event', 'Undo the last input', 'Finish and see result'])
    await expect(watching.button(name)).toBeDisabled();
  await expect(watching.time.getByRole('radio', { name: 'Real time' })).toBeDisabled();
  await watching.focusTerminal();
  await second.keyboard.type('lost');

  await watching.pressOn(watching.button('Take over here'), 'Enter', 'Shift+Tab');
  await expect(watching.button('Break')).toBeEnabled();
  await expect(watching.terminal()).toBeFocused();
  await watching.line('bitEthernet0/0');
  await watching.prompts('Kept(config-if)#');
  await expect(page.getByText('open in another tab')).toBeVisible();
  await page.keyboard.type('lost');
  await lab.prompts('Kept(config)#interface giga');

  await second.reload();
  await watching.prompts('Kept(config-if)#');
  expect(await watching.screen()).not.toContain('lost');
});

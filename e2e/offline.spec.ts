import { LabPage } from './pages/lab.page.ts';
import { answered } from './pages/patience.ts';
import { expect, test } from './pages/test.ts';

test.use({ serviceWorkers: 'allow' });

test('after the first visit catalogue, lab, reload and result work without a network', async ({ page, context }) => {
  await page.goto('./');
  const ready = page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
  await answered('is the service worker ready', ready);
  await context.setOffline(true);

  await page.reload();
  const network = await page.evaluate(() =>
    fetch('./nothing-kept-here').then(
      () => true,
      () => false,
    ),
  );
  expect(network).toBe(false);
  await page.getByRole('link', { name: 'Start: Secure the bootset of a router' }).click();
  const lab = new LabPage(page);
  await lab.startUp();
  for (const line of ['', 'enable', 'Tr4ining', 'show clock']) await lab.line(line);
  await lab.shows(/UTC/);

  const before = await lab.screen();
  await page.reload();
  await expect.poll(() => lab.screen()).toBe(before);
  await lab.focusTerminal();
  await lab.line('verify flash0:c2900-universalk9-mz.SPA.154-3.M.bin');
  await lab.shows('Digital signature successfully verified');

  await lab.button('Finish and see result').click();
  await expect(page.getByRole('heading', { name: 'Marks by task' })).toBeVisible();
  for (const [place, sign] of [
    ['about', 'About Bootset'],
    ['quiz/image-resilience', 'Image resilience'],
  ] as const) {
    await page.goto(`./#/${place}`);
    await expect(page.getByRole('heading', { name: sign })).toBeVisible();
  }
});

import { expect, test } from '@playwright/test';

test.use({ serviceWorkers: 'allow' });

test('opens again without a network', async ({ page, context }) => {
  await page.goto('./');
  await page.evaluate(async () => {
    await navigator.serviceWorker.ready;
  });
  await context.setOffline(true);
  await page.reload();
  await expect(page.locator('#root')).not.toBeEmpty();
});

import { expect, test } from './pages/test.ts';

test('the page opens under its content security policy', async ({ page }) => {
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  await page.goto('./');
  await expect(page.locator('#root')).not.toBeEmpty();
  await expect(page).toHaveTitle(/Bootset/);
  expect(complaints).toEqual([]);
});

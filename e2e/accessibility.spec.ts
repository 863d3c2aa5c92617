import AxeBuilder from '@axe-core/playwright';
import { expect, test, type Page } from '@playwright/test';
import { LabPage } from './pages/lab.page.ts';

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

async function findings(page: Page): Promise<readonly string[]> {
  const { violations } = await new AxeBuilder({ page }).withTags(TAGS).analyze();
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map((n) => n.html).join(' | ')}`);
}

const sizes = { wide: { width: 1440, height: 900 }, narrow: { width: 360, height: 740 } } as const;
const places = [
  ['the catalogue', './#/'],
  ['about', './#/about'],
  ['a page that does not exist', './#/nowhere'],
  ['a lab that does not exist', './#/lab/nothing-of-that-name'],
] as const;

for (const scheme of ['light', 'dark'] as const)
  for (const [size, viewport] of Object.entries(sizes)) {
    test.describe(`${scheme}, ${size}`, () => {
      test.use({ colorScheme: scheme, viewport });

      for (const [name, address] of places)
        test(`axe finds nothing on ${name}`, async ({ page }) => {
          await page.goto(address);
          await expect(page.getByRole('main')).toBeVisible();
          expect(await findings(page)).toEqual([]);
        });

      for (const id of ['sandbox-2911', 'restore-bootset'])
        test(`axe finds nothing in the lab ${id}`, async ({ page }) => {
          const lab = new LabPage(page);
          await lab.open(id);
          await expect(page.getByRole('main')).toBeVisible();
          expect(await findings(page)).toEqual([]);
        });
    });
  }

import { chromium, expect, type FullConfig } from '@playwright/test';
import { awake } from './pages/browser.ts';
import { SLOWNESS } from './pages/patience.ts';

/** Real milliseconds that a page with a router needs to its first prompt on the machine that limits are written for. */
const USUAL = 400;

/** Boots a router in the page before anything is tested, and lets limits be as many times longer as it took longer. */
export default async function measureMachine({ projects }: FullConfig): Promise<void> {
  const { launchOptions = {}, baseURL = '' } = projects[0]?.use ?? {};
  const browser = await awake(() => chromium.launch(launchOptions));
  const page = await browser.newPage();
  const start = performance.now();
  await page.goto(`${baseURL}#/lab/sandbox-2911`, { timeout: 0 });
  await expect(page.locator('.xterm-rows')).toContainText('[yes/no]', { timeout: 600_000 });
  const took = performance.now() - start;
  await browser.close();
  const slowness = Math.max(1, took / USUAL);
  process.env[SLOWNESS] = String(slowness);
  console.log(
    `A router boots in the page in ${Math.round(took)} ms: limits are ${slowness.toFixed(1)} times those of a quick machine.`,
  );
}

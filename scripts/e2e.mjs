// npm run e2e: builds the product to a place of its own and plays it in a browser. Arguments go to Playwright.

import { rmSync } from 'node:fs';
import { ensureChromium, NO_CHROMIUM } from './chromium.mjs';
import { step, tools } from './steps.mjs';

const dist = process.env.E2E_DIST ?? `node_modules/.cache/bootset-e2e-${process.pid}`;
const chromium = ensureChromium();

if (!chromium) {
  console.error(NO_CHROMIUM);
  process.exitCode = 1;
} else {
  const built = process.env.E2E_DIST !== undefined || step('build', [tools.vite, 'build', '--outDir', dist]);
  const env = { E2E_DIST: dist, CHROMIUM_PATH: chromium };
  const passed = built && step('end to end', [tools.playwright, 'test', ...process.argv.slice(2)], env);
  if (!process.env.E2E_DIST) rmSync(dist, { recursive: true, force: true });
  if (!passed) process.exitCode = 1;
}

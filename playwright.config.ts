import { createServer } from 'node:net';
import { defineConfig, devices } from '@playwright/test';
import { patience } from './e2e/pages/patience.ts';
import { switches } from './e2e/switches.ts';
import { findChromium } from './scripts/chromium.mjs';

const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const server = createServer();
    server.on('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });

// Workers load this file again: they inherit what the first load chose.
process.env.E2E_PORT ??= String(await freePort());
const { E2E_PORT: port, E2E_DIST: dist = 'dist', E2E_JSON: json } = process.env;
const address = `http://127.0.0.1:${port}/`;
const chromium = findChromium();

export default defineConfig({
  testDir: 'e2e',
  outputDir: 'test-results',
  fullyParallel: true,
  forbidOnly: Boolean(process.env.CI),
  workers: 2,
  retries: 0,
  globalSetup: './e2e/measure-machine.ts',
  // Limits bound what hangs. Workers load this file after the machine was measured, and have its own.
  timeout: patience(1_800_000),
  expect: { timeout: patience(180_000) },
  reporter: [['list'], ...(json ? [['json', { outputFile: json }] as const] : [])],
  use: {
    ...devices['Desktop Chrome'],
    baseURL: address,
    actionTimeout: patience(180_000),
    navigationTimeout: patience(180_000),
    serviceWorkers: 'block', // the offline tests allow them
    screenshot: 'only-on-failure', // a trace (--trace on) takes three times as long as what it traces
    launchOptions: {
      ...(chromium ? { executablePath: chromium } : {}),
      args: switches,
    },
  },
  webServer: {
    command: `node node_modules/vite/bin/vite.js preview --outDir ${dist} --port ${port} --strictPort`,
    url: address,
    reuseExistingServer: false,
  },
});

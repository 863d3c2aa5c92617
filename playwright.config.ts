import { createServer } from 'node:net';
import { defineConfig, devices } from '@playwright/test';
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
  timeout: 180_000, // a machine that does other work too
  expect: { timeout: 20_000 },
  reporter: [['list'], ...(json ? [['json', { outputFile: json }] as const] : [])],
  use: {
    ...devices['Desktop Chrome'],
    baseURL: address,
    serviceWorkers: 'block', // the offline tests allow them
    screenshot: 'only-on-failure', // a trace (--trace on) takes three times as long as what it traces
    launchOptions: {
      ...(chromium ? { executablePath: chromium } : {}),
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
  },
  webServer: {
    command: `node node_modules/vite/bin/vite.js preview --outDir ${dist} --port ${port} --strictPort`,
    url: address,
    reuseExistingServer: false,
  },
});

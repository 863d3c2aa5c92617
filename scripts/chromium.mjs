// Finds a Chrome or Chromium for the end-to-end tests, and fetches one when there is none.
// Run by itself it prints the path: node scripts/chromium.mjs

import { spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromium } from 'playwright';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome'];
const MAC_APPS = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];

/** @param {string} path */
const isExecutable = (path) => {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
};

const onPath = () =>
  (process.env.PATH ?? '')
    .split(delimiter)
    .flatMap((folder) => NAMES.map((name) => join(folder, name)))
    .find(isExecutable);

/**
 * The path of a browser on this machine: the one named by CHROMIUM_PATH, Playwright's own, or one on the PATH.
 * @returns {string | undefined}
 */
export const findChromium = () => {
  const named = process.env.CHROMIUM_PATH;
  if (named) return named;
  return [chromium.executablePath(), ...MAC_APPS].find((path) => existsSync(path)) ?? onPath();
};

/** @param {string} command @param {readonly string[]} args */
const succeeds = (command, args) => spawnSync(command, args, { stdio: ['ignore', 2, 2] }).status === 0;

const isRootOnDebian = () => process.getuid?.() === 0 && existsSync('/etc/debian_version');

const installers = [
  () => succeeds(process.execPath, [join('node_modules', 'playwright', 'cli.js'), 'install', 'chromium']),
  () => isRootOnDebian() && succeeds('apt-get', ['update']) && succeeds('apt-get', ['install', '-y', 'chromium']),
];

/**
 * As findChromium, but installs a browser when there is none.
 * @returns {string | undefined}
 */
export const ensureChromium = () => {
  const found = findChromium();
  if (found) return found;
  console.error('No Chrome or Chromium found; fetching one.');
  for (const install of installers) {
    const path = install() ? findChromium() : undefined;
    if (path) return path;
  }
  return undefined;
};

export const NO_CHROMIUM =
  'No Chrome or Chromium: install one (for example "npx playwright install chromium") or set CHROMIUM_PATH to its program.';

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const path = ensureChromium();
  if (path) console.log(path);
  else {
    console.error(NO_CHROMIUM);
    process.exitCode = 1;
  }
}

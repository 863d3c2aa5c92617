// Runs the project's tools one after the other, showing what they print.

import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));

/**
 * Runs a Node program of node_modules or of this project with its output shown; true when it ended well.
 * @param {string} title
 * @param {readonly string[]} command path from the project's root, then arguments
 * @param {Readonly<Record<string, string>>} [env]
 */
export const step = (title, command, env = {}) => {
  console.log(`\n=== ${title}`);
  const { status } = spawnSync(process.execPath, command, {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, ...env },
  });
  if (status !== 0) console.log(`${title}: failed`);
  return status === 0;
};

export const tools = {
  biome: 'node_modules/@biomejs/biome/bin/biome',
  knip: 'node_modules/knip/bin/knip.js',
  oxlint: 'node_modules/oxlint/bin/oxlint',
  playwright: 'node_modules/@playwright/test/cli.js',
  tsc: 'node_modules/typescript/bin/tsc',
  vite: 'node_modules/vite/bin/vite.js',
  vitest: 'node_modules/vitest/vitest.mjs',
};

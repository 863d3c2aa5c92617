// Runs the project's tools, showing what they print.

import { spawn, spawnSync } from 'node:child_process';
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

/** Where a program prints. @typedef {(text: string | Uint8Array) => void} Print */
/** @typedef {{ readonly title: string, readonly ok: boolean, readonly seconds: number }} Took */

/**
 * As step, while others run; tells how long it took, too.
 * @param {string} title
 * @param {readonly string[]} command
 * @param {Print} print
 * @param {Readonly<Record<string, string>>} [env]
 * @returns {Promise<Took>}
 */
export const stepBeside = async (title, command, print, env = {}) => {
  print(`\n=== ${title}\n`);
  const start = performance.now();
  const child = spawn(process.execPath, command, {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, ...env },
  });
  child.stdout.on('data', print);
  child.stderr.on('data', print);
  /** @type {number | null} */
  const status = await new Promise((resolve) => child.on('close', resolve));
  const ok = status === 0;
  if (!ok) print(`${title}: failed\n`);
  return { title, ok, seconds: Math.round((performance.now() - start) / 1000) };
};

/**
 * Keeps back what is printed until it is this one's turn.
 * @returns {{ readonly print: Print, readonly turn: () => void }}
 */
export const inTurn = () => {
  /** @type {(string | Uint8Array)[] | undefined} */
  let kept = [];
  return {
    print: (text) => void (kept ? kept.push(text) : process.stdout.write(text)),
    turn: () => {
      for (const text of kept ?? []) process.stdout.write(text);
      kept = undefined;
    },
  };
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

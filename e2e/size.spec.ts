import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, test } from './pages/test.ts';

/** Bytes of JavaScript, compressed, that may lie between an address and its first prompt. */
const MOST = 250_000;
const LAB = 'sandbox-2911';

const dist = process.env['E2E_DIST'] ?? 'dist';
const assets = readdirSync(join(dist, 'assets'));
const textOf = (name: string): string => readFileSync(join(dist, 'assets', name), 'utf8');

/** Scripts that a file says it needs before it can run. */
const importsOf = (text: string): readonly string[] =>
  [...text.matchAll(/\b(?:from|import)\s*["'`]\.\/([\w.-]+\.js)["'`]/g)].map(([, name = '']) => name);

/** These scripts, and all that they wait for. */
function closure(names: readonly string[], known = new Set<string>()): ReadonlySet<string> {
  for (const name of names) {
    if (known.has(name)) continue;
    known.add(name);
    closure(importsOf(textOf(name)), known);
  }
  return known;
}

test('a lab comes to its first prompt with little JavaScript, its engine included', () => {
  const page = readFileSync(join(dist, 'index.html'), 'utf8');
  const named = [...page.matchAll(/assets\/([\w.-]+\.js)/g)].map(([, name = '']) => name);
  const lab = assets.filter((name) => name.startsWith(`${LAB}-`) && name.endsWith('.js'));
  for (const part of [/^worker-/, /^terminal-/, /^begin-/]) expect(named).toContainEqual(expect.stringMatching(part));
  const sizes = [...closure([...named, ...lab.slice(0, 1)])].map(
    (name) => [name, gzipSync(textOf(name)).length] as const,
  );
  const total = sizes.reduce((sum, [, size]) => sum + size, 0);
  expect(total, JSON.stringify(sizes)).toBeLessThanOrEqual(MOST);
  expect(total).toBeGreaterThan(MOST / 3);
});

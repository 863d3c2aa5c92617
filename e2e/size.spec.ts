import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, test } from './pages/test.ts';

/** Bytes of JavaScript, compressed, that may lie between an address and its first prompt, besides the lab's own text. */
const MOST = 220_000;
/** The same of a lab whose story is played with the whole engine before that. */
const MOST_WITH_PARTS = 290_000;
/** The same of the engine alone. */
const MOST_ENGINE = 112_000;
/** Bytes of a lab's own text, compressed. */
const MOST_OWN = 10_000;

const CATALOGUE = 'src/scenarios/catalogue';
const openWithParts = JSON.parse(readFileSync('src/bridge/open-with-parts.json', 'utf8')) as readonly string[];

const dist = process.env['E2E_DIST'] ?? 'dist';
const textOf = (name: string): string => readFileSync(join(dist, 'assets', name), 'utf8');
const sizeOf = (name: string): number => gzipSync(textOf(name)).length;

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

const page = readFileSync(join(dist, 'index.html'), 'utf8');
const named = [...page.matchAll(/assets\/([\w.-]+\.js)/g)].map(([, name = '']) => name);
const worker = named.find((name) => name.startsWith('worker-')) ?? '';

/** The script that the worker fetches by this name when it needs it. */
function fetched(name: string): string {
  const found = [...textOf(worker).matchAll(/import\(["'`]\.\/([\w.-]+\.js)["'`]\)/g)].find(
    ([, script = '']) => script.replace(/-[\w-]{8}\.js$/, '') === name,
  );
  return found?.[1] ?? '';
}

const isMarked = (id: string): boolean => /^checks:/m.test(readFileSync(join(CATALOGUE, id, 'lab.yaml'), 'utf8'));

test('a page names what a lab begins with', () => {
  for (const part of [/^worker-/, /^terminal-/, /^begin-/]) expect(named).toContainEqual(expect.stringMatching(part));
  expect(importsOf(textOf(worker))).toEqual([]);
  expect(sizeOf(worker)).toBeLessThanOrEqual(MOST_ENGINE);
});

for (const id of readdirSync(CATALOGUE))
  test(`${id} comes to its first prompt with little JavaScript, its engine included`, () => {
    const withParts = openWithParts.includes(id);
    const scripts = closure([
      ...named,
      ...(isMarked(id) ? [fetched('marks')] : []),
      ...(withParts ? [fetched('parts')] : []),
    ]);
    const sizes = [...scripts].map((name) => [name, sizeOf(name)] as const);
    const total = sizes.reduce((sum, [, size]) => sum + size, 0);
    expect(total, JSON.stringify(sizes)).toBeLessThanOrEqual(withParts ? MOST_WITH_PARTS : MOST);
    expect(total).toBeGreaterThan(MOST / 3);
    expect(sizeOf(fetched(id))).toBeLessThanOrEqual(MOST_OWN);
  });

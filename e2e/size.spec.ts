import { readFileSync } from 'node:fs';
import { firstPrompts } from '../scripts/first-prompt.ts';
import { expect, test } from './pages/test.ts';

/** Bytes of JavaScript, compressed, that may lie between an address and its first prompt. */
const MOST = 220_000;
/** The same of a lab whose story is played with the whole engine before that. */
const MOST_WITH_PARTS = 285_000;
/** The same of the engine alone. */
const MOST_ENGINE = 112_000;
/** The same of a lab's own text. */
const MOST_OWN = 10_000;

const openWithParts = JSON.parse(readFileSync('src/bridge/engine/open-with-parts.json', 'utf8')) as readonly string[];
const { named, engine, engineWaitsFor, labs } = firstPrompts(process.env['E2E_DIST'] ?? 'dist');

test('a page names what a lab begins with', () => {
  for (const part of [/^worker-/, /^terminal-/, /^begin-/]) expect(named).toContainEqual(expect.stringMatching(part));
  expect(engineWaitsFor).toEqual([]);
  expect(engine.size).toBeLessThanOrEqual(MOST_ENGINE);
});

for (const { lab, scripts, own, total } of labs)
  test(`${lab} comes to its first prompt with little JavaScript, its engine included`, () => {
    expect(total, JSON.stringify(scripts)).toBeLessThanOrEqual(openWithParts.includes(lab) ? MOST_WITH_PARTS : MOST);
    expect(total).toBeGreaterThan(MOST / 3);
    expect(own.size).toBeLessThanOrEqual(MOST_OWN);
  });

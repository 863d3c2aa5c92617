import { firstPrompts } from '../scripts/first-prompt.ts';
import { expect, test } from './pages/test.ts';

/** Bytes, compressed, that may lie between an address and the first screen of its lab, the engine included. */
const MOST = 215_000;
/** The same of the engine alone. */
const MOST_ENGINE = 112_000;
/** The same of what opens a lab, and of what it shows first. */
const MOST_OWN = 5000;
const MOST_SHOWN = 2500;

const { named, engine, engineWaitsFor, labs } = firstPrompts(process.env['E2E_DIST'] ?? 'dist');

test('a page names what a lab begins with', () => {
  for (const part of [/^worker-/, /^terminal-/, /^begin-/]) expect(named).toContainEqual(expect.stringMatching(part));
  expect(engineWaitsFor).toEqual([]);
  expect(engine.size).toBeLessThanOrEqual(MOST_ENGINE);
});

for (const { lab, files, own, screens, total } of labs)
  test(`${lab} comes to its first screen with little to fetch, its engine included`, () => {
    expect(total, JSON.stringify(files)).toBeLessThanOrEqual(MOST);
    expect(total).toBeGreaterThan(MOST / 3);
    expect(own.size).toBeLessThanOrEqual(MOST_OWN);
    expect(screens.size).toBeGreaterThan(0);
    expect(screens.size).toBeLessThanOrEqual(MOST_SHOWN);
  });

/** Labs that fetch a file before their first screen, by the beginning of its name. */
const fetching = (file: string): readonly string[] =>
  labs.filter(({ files }) => files.some(({ name }) => name.startsWith(`${file}-`))).map(({ lab }) => lab);

test('only labs with such a device fetch what it is and what it starts with', () => {
  expect(fetching('ios-xe-3').toSorted()).toEqual(['sandbox-4500e', 'sandbox-asr1002x']);
  expect(['asr1002x', 'cat4500e', 'c7206'].map(fetching)).toEqual([
    ['sandbox-asr1002x'],
    ['sandbox-4500e'],
    ['sandbox-7206'],
  ]);
});

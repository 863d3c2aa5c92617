// npm test: everything. The last line alone sums it up: N passed, N failed.

import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { inTurn, stepBeside, tools } from './steps.mjs';

const results = join('node_modules', '.cache', 'bootset-results');
const reports = { vitest: join(results, 'vitest.json'), playwright: join(results, 'playwright.json') };

/** @typedef {{ readonly passed: number, readonly failed: number }} Tally */

/** A step counts as one. @param {boolean} ok @returns {Tally} */
const one = (ok) => ({ passed: ok ? 1 : 0, failed: ok ? 0 : 1 });

/**
 * What a runner counted. One that failed without a failed test (a file that does not load, no report) counts one more.
 * @param {boolean} ok whether the runner ended well
 * @param {string} report its JSON file
 * @param {(data: any) => Tally} count
 * @returns {Tally}
 */
const counted = (ok, report, count) => {
  try {
    const { passed, failed } = count(JSON.parse(readFileSync(report, 'utf8')));
    return { passed, failed: ok ? failed : Math.max(1, failed) };
  } catch {
    return one(false);
  }
};

/** @param {{ numPassedTests: number, numFailedTests: number, testResults: readonly { status: string, assertionResults: readonly unknown[] }[] }} data */
const vitestTally = ({ numPassedTests, numFailedTests, testResults }) => ({
  passed: numPassedTests,
  failed:
    numFailedTests +
    testResults.filter(({ status, assertionResults }) => status === 'failed' && assertionResults.length === 0).length,
});

/** @param {{ stats: { expected: number, unexpected: number, flaky: number } }} data */
const playwrightTally = ({ stats }) => ({ passed: stats.expected, failed: stats.unexpected + stats.flaky });

rmSync(results, { recursive: true, force: true });
mkdirSync(results, { recursive: true });

const start = performance.now();

/** @typedef {import('./steps.mjs').Took} Took */

/** Types, lint and what is tested in Node. @returns {Promise<[Took, Took]>} */
const inNode = async () => {
  const { print, turn } = inTurn();
  turn();
  const check = await stepBeside('check', ['scripts/check.mjs', '--but-tests'], print);
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${reports.vitest}`];
  const unit = await stepBeside('unit and components', [tools.vitest, 'run', ...reporters], print);
  return [check, unit];
};

const browser = inTurn();

/** The product, built, and what is tested in a browser. @returns {Promise<[Took, Took]>} */
const inBrowser = async () => {
  const build = await stepBeside('build', [tools.vite, 'build'], browser.print);
  if (!build.ok) return [build, { title: 'end to end', ok: false, seconds: 0 }];
  const env = { E2E_DIST: 'dist', E2E_JSON: reports.playwright };
  return [build, await stepBeside('end to end', ['scripts/e2e.mjs'], browser.print, env)];
};

// Much of the time browsers wait for each other and for real time to pass: there is room for the rest meanwhile.
const beside = inBrowser();
const [check, unit] = await inNode();
browser.turn();
const [build, e2e] = await beside;

const tallies = [
  one(check.ok),
  counted(unit.ok, reports.vitest, vitestTally),
  one(build.ok),
  counted(e2e.ok, reports.playwright, playwrightTally),
];
const passed = tallies.reduce((sum, tally) => sum + tally.passed, 0);
const failed = tallies.reduce((sum, tally) => sum + tally.failed, 0);
const all = { title: 'all of it, side by side', seconds: Math.round((performance.now() - start) / 1000) };
console.log('');
for (const { title, seconds } of [check, unit, build, e2e, all])
  console.log(`${title.padEnd(24)}${String(seconds).padStart(6)} s`);
console.log(`\n${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;

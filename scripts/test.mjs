// npm test: everything. The last line alone sums it up: N passed, N failed.

import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { step, tools } from './steps.mjs';

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

const check = step('check', ['scripts/check.mjs']);
const unit = step('unit and components', [
  tools.vitest,
  'run',
  '--reporter=default',
  '--reporter=json',
  `--outputFile.json=${reports.vitest}`,
]);
const build = step('build', [tools.vite, 'build']);
const e2e = build && step('end to end', ['scripts/e2e.mjs'], { E2E_DIST: 'dist', E2E_JSON: reports.playwright });

const tallies = [
  one(check),
  counted(unit, reports.vitest, vitestTally),
  one(build),
  counted(e2e, reports.playwright, playwrightTally),
];
const passed = tallies.reduce((sum, tally) => sum + tally.passed, 0);
const failed = tallies.reduce((sum, tally) => sum + tally.failed, 0);
console.log(`\n${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;

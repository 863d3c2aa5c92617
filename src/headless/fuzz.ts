import { installFastHashes } from '../bridge/engine/fast-hashes.ts';
import { programOf, readCommandLine, Refusal, wholeNumber } from './command-line.ts';
import { fuzzLab, LINES_PER_LAB } from './fuzz-run.ts';

const USAGE = 'Usage: npm run -s fuzz -- [--lines N] [--seed N]';
const DEFAULT_LINES = 1_000_000;

/** Types random and grammar-directed lines at consoles in all modes. Exit code 1 when one broke something. */
async function main(args: readonly string[]): Promise<number> {
  const line = readCommandLine(args, { lines: { type: 'string' }, seed: { type: 'string' } }, USAGE);
  if (line.words.length > 0) throw new Refusal(`expected options only. ${USAGE}`);
  const lines = wholeNumber(line.text('lines'), 'lines', 1, 1_000_000_000, DEFAULT_LINES);
  const first = wholeNumber(line.text('seed'), 'seed', 0, 0x7fff_ffff, 1);
  await installFastHashes();
  const started = performance.now();
  for (let done = 0, seed = first; done < lines; done += LINES_PER_LAB, seed++) {
    const finding = fuzzLab(seed, Math.min(LINES_PER_LAB, lines - done));
    if (finding) {
      process.stdout.write(
        `line ${finding.line} of seed ${finding.seed} (--seed ${finding.seed} --lines ${finding.line}):\n`,
      );
      process.stdout.write(`${finding.last.join('\n')}\n${finding.error.stack ?? finding.error.message}\n`);
      return 1;
    }
    if (process.stdout.isTTY) process.stdout.write(`\r${done}`);
  }
  const seconds = (performance.now() - started) / 1000;
  process.stdout.write(`${lines} lines, no exception, ${seconds.toFixed(1)} s\n`);
  return 0;
}

export const program = programOf('fuzz', main);

import { installFastHashes } from '../bridge/fast-hashes.ts';
import { measures, type Measure } from './bench-measures.ts';
import { readCommandLine, Refusal, run } from './command-line.ts';

const USAGE = 'Usage: npm run -s bench -- [--json]';

const met = ({ value, goal }: Measure): boolean =>
  goal === undefined || (goal.at === 'most' ? value <= goal.value : value >= goal.value);

function show(measure: Measure): string {
  const { what, value, unit, goal } = measure;
  const promised = goal
    ? `  (at ${goal.at} ${goal.value} ${unit}${met(measure) ? '' : ': NOT MET'})`.replace(' )', ')')
    : '';
  return `${what}: ${value.toPrecision(3)} ${unit}${promised}\n`;
}

/** Measures the engine in Node, side by side with what it is compared with. */
async function main(args: readonly string[]): Promise<number> {
  const line = readCommandLine(args, { json: { type: 'boolean' } }, USAGE);
  if (line.words.length > 0) throw new Refusal(`expected options only. ${USAGE}`);
  await installFastHashes();
  const all = await measures();
  if (line.flag('json')) {
    const report = { node: process.version, measures: all.map((one) => ({ ...one, met: met(one) })) };
    process.stdout.write(`${JSON.stringify(report, null, 2)}\n`);
  } else for (const one of all) process.stdout.write(show(one));
  return 0;
}

await run('bench', main);

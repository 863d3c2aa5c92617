import { cpus } from 'node:os';
import { installFastHashes } from '../bridge/engine/fast-hashes.ts';
import { met, table, type Figure } from './bench/figures.ts';
import { measureHashing } from './bench/hashing.ts';
import { measureKeys } from './bench/keys.ts';
import { measureLoad } from './bench/load.ts';
import { measureLongSession } from './bench/long-session.ts';
import { measureMarking } from './bench/marking.ts';
import { measureMemory } from './bench/memory.ts';
import { measureReplay } from './bench/replay.ts';
import { measureTimeline } from './bench/timeline.ts';
import { measureTransfer } from './bench/transfer.ts';
import { measureUndo } from './bench/undo.ts';
import { programOf, readCommandLine, Refusal } from './command-line.ts';

type Measurement = () => readonly Figure[] | Promise<readonly Figure[]>;

/** Memory comes first: what the others leave behind is not the lab's. */
const measurements: Readonly<Record<string, Measurement>> = {
  memory: measureMemory,
  replay: measureReplay,
  undo: measureUndo,
  timeline: measureTimeline,
  session: measureLongSession,
  marking: measureMarking,
  transfer: measureTransfer,
  hashing: measureHashing,
  load: measureLoad,
  keys: measureKeys,
};

const names = Object.keys(measurements).join(', ');
const USAGE = `Usage: npm run -s bench -- [--json] [MEASUREMENT...] (${names})`;

const chosen = (words: readonly string[]): readonly (readonly [string, Measurement])[] => {
  const unknown = words.find((word) => !Object.hasOwn(measurements, word));
  if (unknown !== undefined) throw new Refusal(`there is no measurement ${unknown}. ${USAGE}`);
  return Object.entries(measurements).filter(([name]) => words.length === 0 || words.includes(name));
};

/** Measures the product side by side with what it is compared with, and says which promises are met. */
async function main(args: readonly string[]): Promise<number> {
  const line = readCommandLine(args, { json: { type: 'boolean' } }, USAGE);
  const todo = chosen(line.words);
  await installFastHashes();
  const figures: Figure[] = [];
  for (const [name, measure] of todo) {
    if (process.stderr.isTTY) process.stderr.write(`${name}...\n`);
    figures.push(...(await measure()));
  }
  const machine = { node: process.version, processor: cpus()[0]?.model ?? '', cores: cpus().length };
  if (line.flag('json'))
    process.stdout.write(
      `${JSON.stringify({ machine, figures: figures.map((one) => ({ ...one, met: met(one) ?? null })) }, null, 2)}\n`,
    );
  else process.stdout.write(table(figures));
  return 0;
}

export const program = programOf('bench', main);

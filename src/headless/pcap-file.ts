import { closeSync, openSync, statSync, writeSync } from 'node:fs';
import type { Lab } from '../engine/index.ts';
import type { OpenScenario } from '../scenarios/index.ts';
import { Refusal, type CommandLine } from './command-line.ts';

/** Real milliseconds between two looks at what is new. */
const LOOK_MS = 200;
/** Virtual milliseconds that what was sent may still be told of late. */
const LATE = 1;

export const pcapOptions = { pcap: { type: 'string' }, wire: { type: 'string' } } as const;

/** Names of the wires of a lab. */
export const wireNames = ({ spec }: OpenScenario): readonly string[] => (spec.wires ?? []).map(({ name }) => name);

const whyNot = (file: string, error: unknown): string =>
  `--pcap: ${file} cannot be written: ${error instanceof Error ? error.message : String(error)}`;

/** Whether two paths lead to one file. */
function sameFile(one: string, other: string): boolean {
  const [a, b] = [one, other].map((path) => statSync(path, { throwIfNoEntry: false }));
  return a !== undefined && b !== undefined && a.ino === b.ino && a.dev === b.dev;
}

/** Opens a file, in place of what it holds; refuses what this program reads. */
function open(file: string, reads: readonly string[]): number {
  try {
    const read = reads.find((one) => sameFile(one, file));
    if (read !== undefined) throw new Error(`it is read as ${read}`);
    return openSync(file, 'w');
  } catch (error) {
    throw new Refusal(whyNot(file, error));
  }
}

function writeAll(file: number, bytes: Uint8Array): void {
  for (let at = 0; at < bytes.length; ) at += writeSync(file, bytes, at);
}

/** What `--pcap` and `--wire` ask for; refuses what a lab has not. */
export function recorderFor(
  line: CommandLine,
  scenario: string,
  wires: readonly string[],
  reads: readonly string[],
): (lab: Lab) => void {
  const [name, wire] = [line.text('pcap'), line.text('wire')];
  if (name === undefined) {
    if (wire !== undefined) throw new Refusal('--wire: says which wire --pcap records, and there is no --pcap');
    return () => {};
  }
  if (wires.length === 0)
    throw new Refusal(`--pcap: nothing is connected by a cable in ${scenario}, so there is nothing to record`);
  if (wire !== undefined && !wires.includes(wire))
    throw new Refusal(`--wire: there is no ${wire}; ${scenario} has ${wires.join(', ')}`);
  const file = open(name, reads);
  return (lab) => record(lab, wire, { name, file });
}

/** Writes the file as it grows. However the program ends, what is in it is whole. */
function record(
  lab: Lab,
  wire: string | undefined,
  { name, file }: { readonly name: string; readonly file: number },
): void {
  const recording = lab.record(wire);
  let failed = false;
  const write = (moment: number): void => {
    try {
      if (!failed) for (const piece of recording.until(moment)) writeAll(file, piece);
    } catch (error) {
      failed = true;
      process.stderr.write(`${whyNot(name, error)}\n`);
    }
  };
  write(lab.now - LATE);
  const timer = setInterval(() => write(lab.now - LATE), LOOK_MS);
  timer.unref();
  process.on('exit', () => {
    clearInterval(timer);
    write(Infinity);
    closeSync(file);
    if (failed) process.exitCode = 1;
  });
}

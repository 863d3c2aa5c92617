import { installFastHashes } from '../bridge/engine/fast-hashes.ts';
import { consolesOf } from '../scenarios/consoles.ts';
import { openScenario } from '../scenarios/index.ts';
import { programOf, readCommandLine, Refusal, wholeNumber } from './command-line.ts';
import { consoleOnStdio } from './console-stdio.ts';
import { consoleOnTelnet } from './console-telnet.ts';
import { findScenario, scenarioFiles } from './find-scenario.ts';
import { pcapOptions, recorderFor, wireNames } from './pcap-file.ts';
import { DEFAULT_SEED, LARGEST_SEED } from './seed.ts';

const USAGE =
  'Usage: npm run -s console -- SCENARIO [--console R1] [--seed N] [--speed N] [--jump] [--listen PORT [--orders]] [--pcap FILE [--wire NAME]]';

function speedOf(text: string | undefined): number {
  const speed = Number(text ?? '1');
  if (text !== undefined && (!/^\d+(\.\d+)?$/.test(text) || speed <= 0 || speed > 1_000_000))
    throw new Refusal(`--speed: expected a number above 0 and up to 1000000, not ${JSON.stringify(text)}`);
  return speed;
}

/** A console of a scenario on stdin and stdout, or all of them over telnet. */
async function main(args: readonly string[]): Promise<number> {
  const line = readCommandLine(
    args,
    {
      console: { type: 'string' },
      seed: { type: 'string' },
      speed: { type: 'string' },
      jump: { type: 'boolean' },
      listen: { type: 'string' },
      orders: { type: 'boolean' },
      ...pcapOptions,
    },
    USAGE,
  );
  const [name, ...rest] = line.words;
  if (name === undefined || rest.length > 0) throw new Refusal(`expected one scenario. ${USAGE}`);
  const seed = wholeNumber(line.text('seed'), 'seed', 0, LARGEST_SEED, DEFAULT_SEED);
  const speed = speedOf(line.text('speed'));
  const listen = line.text('listen');
  if (listen !== undefined && line.text('console') !== undefined)
    throw new Refusal('--listen serves every console: it does not go with --console');
  const orders = line.flag('orders');
  if (orders && listen === undefined) throw new Refusal('--orders goes with --listen: a console on stdin has Ctrl-] c');
  await installFastHashes();
  const loaded = await findScenario(name);
  const names = [...consolesOf(loaded.file.lab)];
  const port = wholeNumber(listen, 'listen', 0, 65_536 - names.length, 0);
  const console = line.text('console') ?? names[0] ?? '';
  if (!names.includes(console))
    throw new Refusal(`--console: there is no ${console}; this lab has ${names.join(', ')}`);
  const scenario = openScenario(loaded, seed);
  const record = recorderFor(line, name, wireNames(scenario), scenarioFiles(name));
  const lab = scenario.newLab();
  record(lab);
  const jump = line.flag('jump');
  return listen === undefined
    ? consoleOnStdio(lab, { console, speed, jump })
    : consoleOnTelnet(lab, { port, speed, jump, orders });
}

export const program = programOf('console', main);

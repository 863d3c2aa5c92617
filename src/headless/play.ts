import { readFileSync } from 'node:fs';
import { setImmediate } from 'node:timers/promises';
import { installFastHashes } from '../bridge/engine/fast-hashes.ts';
import { engineVersion, offsetOfMark, TakesTooLong, type Journal, type Lab, type Value } from '../engine/index.ts';
import { openScenario, type OpenScenario } from '../scenarios/index.ts';
import { consolesOf } from '../scenarios/consoles.ts';
import { rehearsing, type Rehearsal } from '../scenarios/rehearse.ts';
import { drawVariables, fillerOf, type Filler } from '../scenarios/variables.ts';
import { transcriptFaults } from '../scenarios/transcript-check.ts';
import { problemAt, showProblem, type Problem } from '../scenarios/problem.ts';
import { TOO_LONG } from '../scenarios/prelude.ts';
import { unmetMessage } from '../scenarios/prove-transcripts.ts';
import type { LoadedScenario } from '../scenarios/scenario.ts';
import { writtenAt } from '../scenarios/where.ts';
import { factsAsked } from '../scenarios/facts-asked.ts';
import { programOf, readCommandLine, Refusal, wholeNumber } from './command-line.ts';
import { findScenario, readText, scenarioFiles } from './find-scenario.ts';
import { pcapOptions, recorderFor, wireNames } from './pcap-file.ts';
import { screenText } from './screen-text.ts';
import { DEFAULT_SEED, LARGEST_SEED } from './seed.ts';

const USAGE = 'Usage: npm run -s play -- SCENARIO TRANSCRIPT [--seed N] [--json] [--pcap FILE [--wire NAME]]';

type Facts = Readonly<Record<string, Readonly<Record<string, Value>>>>;

/** Every fact that asks about nothing in particular, and what the checks ask, by device. */
function factsOf(scenario: OpenScenario, lab: Lab): Facts {
  const asked = factsAsked(scenario.checks);
  return Object.fromEntries(
    lab.machines.map((machine: Lab['machines'][number] | Lab['devices'][number]) => {
      const { name } = machine;
      const plain =
        'software' in machine ? [...machine.software.facts.values()].filter(({ of }) => of === undefined) : [];
      const particular = asked.filter(({ on, of }) => on === name && of !== '');
      return [
        name,
        Object.fromEntries([
          ...plain.map(({ id }) => [id, lab.fact(id, name)] as const),
          ...particular.map(({ fact, of }) => [`${fact} ${of}`, lab.fact(fact, name, of)] as const),
        ]),
      ];
    }),
  );
}

const journalOf = (scenario: string, seed: number, { lab, entries }: Rehearsal): Journal => ({
  format: 'bootset-journal',
  version: 1,
  engine: engineVersion,
  scenario,
  seed,
  entries,
  until: lab.now,
});

/** Everything that each console printed, byte for byte. */
const screensOf = ({ lab, output }: Rehearsal): Readonly<Record<string, string>> =>
  Object.fromEntries(
    lab.consoles.map(({ name }) => [
      name,
      output.flatMap(({ console, text }) => (console === name ? text : [])).join(''),
    ]),
  );

function reportOf(scenario: OpenScenario, seed: number, played: Rehearsal): object {
  const { lab, marks, screen } = played;
  const { tasks, earned, possible } = marks;
  return {
    marks: tasks,
    earned,
    possible,
    events: lab.events,
    facts: factsOf(scenario, lab),
    screen,
    screens: screensOf(played),
    journal: journalOf(scenario.view.id, seed, played),
  };
}

/** Why a transcript cannot be played. */
function faultsIn(file: string, transcript: string, { file: { lab } }: LoadedScenario): readonly Problem[] {
  const faults = transcriptFaults(transcript, consolesOf(lab));
  if (faults.length === 0 && !transcript.includes('⟦'))
    return [problemAt(file, transcript, 0, 'nothing is typed here: expected what is typed between ⟦ and ⟧')];
  return faults.map(({ at, message }) => problemAt(file, transcript, at, message));
}

/** Waits of a transcript for what was not printed. */
function unmetIn(file: string, transcript: string, filler: Filler, { unmet }: Rehearsal): readonly Problem[] {
  const filled = filler.text(transcript);
  return unmet.map((one) =>
    problemAt(file, transcript, writtenAt(transcript, filler, offsetOfMark(filled, one.index)), unmetMessage(one)),
  );
}

/** Real milliseconds of work before others get a turn. */
const BUDGET = 50;

/** Does something in turns, so that signals are heard, and what was recorded is written, between them. */
async function inTurns<T>(steps: Generator<void, T>): Promise<T> {
  for (let begun = performance.now(); ; ) {
    const step = steps.next();
    if (step.done) return step.value;
    if (performance.now() - begun < BUDGET) continue;
    await setImmediate();
    begun = performance.now();
  }
}

/** Ends as somebody asks for it, with what was recorded. */
function heedSignals(): void {
  for (const [signal, number] of [
    ['SIGINT', 2],
    ['SIGTERM', 15],
  ] as const)
    process.on(signal, () => process.exit(128 + number));
}

async function playFile(
  scenario: OpenScenario,
  file: string,
  transcript: string,
  filler: Filler,
  begun: (lab: Lab) => void,
): Promise<Rehearsal> {
  const filled = filler.text(transcript);
  try {
    return await inTurns(rehearsing(scenario, filled, { begun }));
  } catch (error) {
    if (!(error instanceof TakesTooLong) || error.mark === undefined) throw error;
    const at = writtenAt(transcript, filler, offsetOfMark(filled, error.mark));
    throw new Refusal(showProblem(problemAt(file, transcript, at, TOO_LONG)), 1);
  }
}

/** Plays a transcript, the scenario's variables filled in, in a fresh lab; prints the screen, or as JSON marks, events, facts, screens and the journal. */
async function main(args: readonly string[]): Promise<number> {
  const line = readCommandLine(args, { seed: { type: 'string' }, json: { type: 'boolean' }, ...pcapOptions }, USAGE);
  const [name, file, ...rest] = line.words;
  if (name === undefined || file === undefined || rest.length > 0)
    throw new Refusal(`expected a scenario and a transcript. ${USAGE}`);
  const seed = wholeNumber(line.text('seed'), 'seed', 0, LARGEST_SEED, DEFAULT_SEED);
  await installFastHashes();
  const loaded = await findScenario(name);
  const transcript = file === '-' ? readFileSync(0, 'utf8') : readText(file);
  const faults = faultsIn(file, transcript, loaded);
  if (faults.length > 0)
    throw new Refusal(`the transcript cannot be played:\n${faults.map(showProblem).join('\n')}`, 1);
  const scenario = openScenario(loaded, seed);
  const record = recorderFor(line, name, wireNames(scenario), [...scenarioFiles(name), file]);
  if (line.text('pcap') !== undefined) heedSignals();
  const filler = fillerOf(drawVariables(loaded.file.variables ?? {}, seed));
  const played = await playFile(scenario, file, transcript, filler, record);
  const unmet = unmetIn(file, transcript, filler, played);
  if (line.flag('json')) process.stdout.write(`${JSON.stringify(reportOf(scenario, seed, played), null, 2)}\n`);
  else {
    const screen = process.stdout.isTTY ? screenText()(played.screen) : played.screen;
    process.stdout.write(screen.endsWith('\n') ? screen : `${screen}\n`);
  }
  if (unmet.length > 0) throw new Refusal(unmet.map(showProblem).join('\n'), 1);
  return 0;
}

export const program = programOf('play', main);

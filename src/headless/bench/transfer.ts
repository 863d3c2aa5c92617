import type { Entry, Lab, Moment } from '../../engine/index.ts';
import { openScenario, type OpenScenario } from '../../scenarios/index.ts';
import { findScenario } from '../find-scenario.ts';
import type { Figure } from './figures.ts';
import { spread, taken, type Taken } from './timing.ts';

const LAB = 'sandbox-network';
const SEED = 1;
const CONSOLE = 'R1';
const RUNS = 15;
const WARM_UP = 2;
/** Virtual milliseconds after which a prompt should be back. */
const PATIENCE = 3_600_000;

/** A router with little room; the image that is copied is of 104 MB. */
const ENTER = ['', 'enable', 'configure terminal', 'file prompt quiet', 'end', 'ping 10.1.1.20'];
const COPIES = {
  TFTP: 'copy tftp://10.1.1.20/c2900-universalk9-mz.SPA.157-3.M8.bin flash0:new.bin',
  FTP: 'copy ftp://netuser:guessme@10.1.1.20/c2900-universalk9-mz.SPA.157-3.M8.bin flash0:new.bin',
  HTTP: 'copy http://10.1.1.20/c2900-universalk9-mz.SPA.157-3.M8.bin flash0:new.bin',
} as const;

/** Goes on to the prompt, looking at each step as a page does that shows everything. */
function toPrompt(lab: Lab): void {
  const limit = lab.now + PATIENCE;
  while (!lab.reading(CONSOLE)) {
    const next = lab.nextTimer;
    if (next === undefined || next > limit) throw new Error(`${CONSOLE} does not come back to its prompt`);
    lab.advanceTo(next);
    lab.drain();
  }
}

/** A lab in which the copy is about to begin, by the entries that lead there. */
function prepared(scenario: OpenScenario): { readonly lab: Lab; readonly entries: readonly Entry[] } {
  const lab = scenario.newLab();
  const entries = ENTER.map((line) => {
    toPrompt(lab);
    lab.advanceTo((lab.now + 1000) as Moment);
    return lab.input({ kind: 'type', console: CONSOLE, text: `${line}\r` });
  });
  toPrompt(lab);
  return { lab, entries };
}

interface Copy {
  /** The first time, every step looked at. */
  readonly played: Taken;
  readonly replayed: Taken;
}

/** Copies once, and replays that. */
function copyOnce(scenario: OpenScenario, command: string): Copy {
  const first = prepared(scenario);
  const entry: Entry = { at: first.lab.now, input: { kind: 'type', console: CONSOLE, text: `${command}\r` } };
  const played = taken(() => {
    first.lab.apply(entry);
    toPrompt(first.lab);
  });
  const copied = first.lab.events.findLast(({ id }) => id === 'file.copied');
  if (copied?.payload['to'] !== 'flash0:new.bin') throw new Error('The image was not copied');
  const again = scenario.newLab();
  for (const before of first.entries) again.apply(before);
  again.advanceTo(entry.at);
  again.drain();
  const replayed = taken(() => {
    again.apply(entry);
    again.advanceTo(first.lab.now);
  });
  return { played, replayed };
}

/** Copies an image of 104 MB by each protocol, and replays each copy. */
export async function measureTransfer(): Promise<readonly Figure[]> {
  const scenario = openScenario(await findScenario(LAB), SEED);
  return Object.entries(COPIES).flatMap(([protocol, command]): readonly Figure[] => {
    const copies = Array.from({ length: WARM_UP + RUNS }, () => copyOnce(scenario, command));
    const warm = copies.slice(WARM_UP);
    const [played, replayed] = [warm.map((one) => one.played), warm.map((one) => one.replayed)];
    const cold = copies[0]?.played.processor ?? Number.NaN;
    return [
      {
        id: `copy-${protocol.toLowerCase()}`,
        what: `copy of an image of 104 MB by ${protocol}, step by step`,
        value: Math.min(...played.map(({ processor }) => processor)),
        unit: 'ms',
        goal: { at: 'most', value: 50 },
        note: `processor time; the first one ${cold.toFixed(0)} ms; ${spread(played)}`,
      },
      {
        id: `copy-${protocol.toLowerCase()}-replay`,
        what: `its replay`,
        value: Math.min(...replayed.map(({ processor }) => processor)),
        unit: 'ms',
        goal: { at: 'most', value: 5 },
        note: `processor time; ${spread(replayed)}`,
      },
    ];
  });
}

import { withoutLastAct } from '../../bridge/journal/cut.ts';
import { openScenario } from '../../scenarios/index.ts';
import { findScenario } from '../find-scenario.ts';
import { startEngine } from './engine.ts';
import type { Figure } from './figures.ts';
import { BENCH_LAB, recordSession } from './session.ts';
import { fastest, spread, stopwatch, type Taken } from './timing.ts';

const SEED = 1;
const COMMANDS = 500;
const UNDONE = 20;

/**
 * Takes back one command after the other of a session of 500, as the page does: it asks for the moment before the command
 * and shows it, while the lab is opened again with the journal cut there.
 */
export async function measureUndo(): Promise<readonly Figure[]> {
  const recorded = recordSession(openScenario(await findScenario(BENCH_LAB), SEED), SEED, COMMANDS);
  const engine = startEngine();
  await engine.open(BENCH_LAB, SEED, recorded);
  const shown: Taken[] = [];
  const rebuilt: Taken[] = [];
  for (
    let past = withoutLastAct(recorded.entries);
    past && shown.length < UNDONE;
    past = withoutLastAct(past.entries)
  ) {
    const read = stopwatch();
    const looking = engine.client.call('at', past.position).then(() => shown.push(read()));
    await engine.open(BENCH_LAB, SEED, past);
    rebuilt.push(read());
    await looking;
  }
  await engine.close();
  return [
    {
      id: 'undo',
      what: 'undo of a command in a session of 500, until it is shown',
      value: fastest(shown),
      unit: 'ms',
      goal: { at: 'most', value: 100 },
      note: `through the host and its messages; ${spread(shown)}`,
    },
    {
      id: 'undo-rebuilt',
      what: 'the same, until the lab goes on from there',
      value: fastest(rebuilt),
      unit: 'ms',
      note: `what is typed meanwhile waits; ${spread(rebuilt)}`,
    },
  ];
}

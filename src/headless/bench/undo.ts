import { withoutLastAct } from '../../bridge/cut.ts';
import type { Journal } from '../../engine/index.ts';
import { openScenario } from '../../scenarios/index.ts';
import { findScenario } from '../find-scenario.ts';
import { startEngine } from './engine.ts';
import type { Figure } from './figures.ts';
import { BENCH_LAB, recordSession } from './session.ts';
import { fastest, spread, stopwatch, type Taken } from './timing.ts';

const SEED = 1;
const COMMANDS = 500;
const UNDONE = 20;

/** Takes back one command after the other of a session of 500, as the page does: the journal is cut, the lab reopened. */
export async function measureUndo(): Promise<readonly Figure[]> {
  const recorded = recordSession(openScenario(await findScenario(BENCH_LAB), SEED), SEED, COMMANDS);
  const engine = startEngine();
  const open = async (journal: Pick<Journal, 'entries' | 'until'>): Promise<Taken> => {
    const read = stopwatch();
    await engine.open(BENCH_LAB, SEED, journal);
    return read();
  };
  await open(recorded);
  const times: Taken[] = [];
  for (let past = withoutLastAct(recorded.entries); past && times.length < UNDONE; past = withoutLastAct(past.entries))
    times.push(await open(past));
  await engine.close();
  return [
    {
      id: 'undo',
      what: 'undo of a command in a session of 500',
      value: fastest(times),
      unit: 'ms',
      goal: { at: 'most', value: 100 },
      note: `through the host and its messages; ${spread(times)}`,
    },
  ];
}

import { openScenario } from '../../scenarios/index.ts';
import { findScenario } from '../find-scenario.ts';
import type { Figure } from './figures.ts';
import { BENCH_LAB, recordSession } from './session.ts';
import { fastest, runs, spread } from './timing.ts';

const SEED = 1;
const COMMANDS = 500;
const WARM_UP = 2;
const RUNS = 15;

/** Replays a session of 500 commands, typed key by key. */
export async function measureReplay(): Promise<readonly Figure[]> {
  const scenario = openScenario(await findScenario(BENCH_LAB), SEED);
  const { entries, until } = recordSession(scenario, SEED, COMMANDS);
  const replay = (): void => {
    const lab = scenario.newLab();
    for (const entry of entries) lab.apply(entry);
    lab.advanceTo(until);
  };
  runs(WARM_UP, replay);
  const times = runs(RUNS, replay);
  return [
    {
      id: 'replay-500',
      what: 'replay of 500 commands',
      value: fastest(times),
      unit: 'ms',
      goal: { at: 'most', value: 100 },
      note: `${entries.length} keys, boot included; ${spread(times)}`,
    },
  ];
}

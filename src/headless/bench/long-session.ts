import { pointsOf } from '../../bridge/journal/points.ts';
import { openScenario } from '../../scenarios/index.ts';
import { findScenario } from '../find-scenario.ts';
import { startEngine } from './engine.ts';
import type { Figure } from './figures.ts';
import { usedBytes } from './memory.ts';
import { BENCH_LAB, recordSession } from './session.ts';
import { stopwatch } from './timing.ts';

const SEED = 1;
const COMMANDS = 3_000;
/** Moments that are looked at, evenly over the session. */
const LOOKS = 60;

/** Opens a session of 3,000 commands in the page's engine, as after a reload, and looks back in it. */
export async function measureLongSession(): Promise<readonly Figure[]> {
  const journal = recordSession(openScenario(await findScenario(BENCH_LAB), SEED), SEED, COMMANDS);
  const points = pointsOf(journal.entries);
  const engine = startEngine();
  const before = usedBytes();
  const opening = stopwatch();
  await engine.open(BENCH_LAB, SEED, journal);
  const opened = opening();
  const held = (usedBytes() - before) / 1_000_000;
  const looks: number[] = [];
  for (let look = 0; look < LOOKS; look++) {
    const { position = 0 } = points[Math.floor((look * (points.length - 1)) / LOOKS)] ?? {};
    const read = stopwatch();
    await engine.client.call('at', position);
    looks.push(read().wall);
  }
  await engine.close();
  const note = `${journal.entries.length} keys, through the host and its messages`;
  return [
    { id: 'session-3000', what: 'reopening a session of 3,000 commands', value: opened.wall, unit: 'ms', note },
    { id: 'session-3000-look', what: 'a look at any moment of it, worst', value: Math.max(...looks), unit: 'ms', note },
    { id: 'session-3000-memory', what: 'what its engine holds', value: held, unit: 'MB', note: 'after collection' },
  ];
}

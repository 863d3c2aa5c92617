import { pointsOf } from '../../bridge/journal/points.ts';
import { nextInt, randomFor } from '../../engine/index.ts';
import { openScenario } from '../../scenarios/index.ts';
import { findScenario } from '../find-scenario.ts';
import { startEngine } from './engine.ts';
import type { Figure } from './figures.ts';
import { enterings, recordSession } from './session.ts';
import { median, percentile, stopwatch } from './timing.ts';

const LABS = ['sandbox-2911', 'restore-bootset'] as const;
const SEED = 1;
const COMMANDS = 500;
/** Times that the session is opened again, and looks after each. */
const REOPENED = 4;
const LOOKS = 50;

async function measureLab(id: (typeof LABS)[number]): Promise<Figure> {
  const scenario = openScenario(await findScenario(id), SEED);
  const journal = recordSession(scenario, SEED, COMMANDS, enterings[id]);
  const points = pointsOf(journal.entries);
  const random = randomFor(SEED, 'time line');
  const first: number[] = [];
  const looks: number[] = [];
  for (let time = 0; time < REOPENED; time++) {
    const engine = startEngine();
    await engine.open(id, SEED, journal);
    for (let look = 0; look < LOOKS; look++) {
      const position = points[nextInt(random, points.length - 1)]?.position ?? 0;
      const read = stopwatch();
      await engine.client.call('at', position);
      const { wall } = read();
      if (look === 0) first.push(wall);
      looks.push(wall);
    }
    await engine.close();
  }
  const at = (share: number): string => percentile(looks, share).toFixed(1);
  return {
    id: `timeline-${id}`,
    what: `a look at any moment of 500 inputs just reopened, ${id}, worst`,
    value: Math.max(...looks),
    unit: 'ms',
    goal: { at: 'most', value: 100 },
    note: `through the host and its messages; p50 ${at(0.5)}, p99 ${at(0.99)} ms of ${looks.length} looks; the first after opening ${median(first).toFixed(1)} ms`,
  };
}

/** Opens a long session again, as after a reload of the page, and looks at moments of it. */
export async function measureTimeline(): Promise<readonly Figure[]> {
  const figures: Figure[] = [];
  for (const id of LABS) figures.push(await measureLab(id));
  return figures;
}

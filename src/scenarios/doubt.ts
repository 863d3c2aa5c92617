import type { OpenScenario } from './index.ts';
import type { MarksView } from './views.ts';
import type { Where } from './where.ts';

/** Something by which a scenario is not what it promises. */
export interface Doubt {
  /** Undefined when it is so for every learner. */
  readonly seed: number | undefined;
  readonly where: Where;
  /** `the start`, a solution's title, a mistake's name. */
  readonly about: string;
  readonly message: string;
}

/** Notes a doubt. */
export type Say = (where: Where, about: string, message: string) => unknown;

/** Tasks that are not done. Questions are answered by nobody here: they are judged by themselves. */
export function lost({ checks }: OpenScenario, { tasks }: MarksView): readonly string[] {
  const graded = new Set(checks.map(({ id }) => id));
  return tasks.filter(({ id, state }) => graded.has(id) && state !== 'done').map(({ id }) => id);
}

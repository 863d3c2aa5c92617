import type { VirtualClock } from '../../kernel/clock.ts';
import { on, type Io } from '../../kernel/io.ts';
import { spend } from '../../kernel/work.ts';
import type { Search } from './power.ts';

/** Milliseconds that a device takes for a unit of effort, and work that it is here. */
const [TIME, WORK] = [0.025, 2] as const;
/** Effort that is made at once: what is shorter takes no time. */
const AT_ONCE = 4000;

/** What a long reckoning comes to. With a clock, others get their turn in its midst. */
export function* reckoned<T>(search: Search<T>, clock?: Pick<VirtualClock, 'after'>): Io<T> {
  let effort = 0;
  for (;;) {
    const step = search.next();
    if (step.done === true) return step.value;
    spend(Math.ceil(step.value * WORK));
    effort += step.value;
    if (!clock || effort < AT_ONCE) continue;
    yield* on(clock.after(effort * TIME));
    effort = 0;
  }
}

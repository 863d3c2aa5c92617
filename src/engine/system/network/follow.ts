import type { VirtualClock } from '../../kernel/clock.ts';
import { on, race, type Io } from '../../kernel/io.ts';
import { sizeOf } from '../content.ts';
import type { Flow } from './network.ts';

/** Milliseconds for which nobody looks again: what comes meanwhile is told at once. */
const GLANCE = 64;

/** How bulk data is followed. */
interface Following {
  readonly clock: VirtualClock;
  /** Bytes after which it is told how far it is. */
  readonly every: number;
  /** Milliseconds without a byte after which it is not followed any longer. */
  readonly patience: number;
  /** It is so far; false: that is enough. */
  moved(arrived: number): boolean;
}

/** How it went: everything came, one end stopped it, nothing came for so long, or it was enough. */
export type Followed = 'whole' | 'stopped' | 'silent' | 'enough';

/** Follows bulk data to its end. The moments at which it is told do not depend on who looks, and are few however fast it is. */
export function* follow(flow: Flow, { clock, every, patience, moved }: Following): Io<Followed> {
  for (let first = true; ; first = false) {
    const { arrived } = flow;
    if (!moved(arrived)) return 'enough';
    if (flow.ended) return arrived >= sizeOf(flow.content) ? 'whole' : 'stopped';
    if (!first) yield* on(race(flow.until(Infinity), clock.after(GLANCE)));
    const next = (Math.floor(arrived / every) + 1) * every;
    if (flow.arrived >= next) continue;
    const [which] = yield* on(race(flow.until(next), flow.quiet(patience)));
    if (which === 1) return 'silent';
  }
}

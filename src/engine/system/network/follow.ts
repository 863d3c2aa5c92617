import type { VirtualClock } from '../../kernel/clock.ts';
import { race, type Wait, on, type Io } from '../../kernel/io.ts';
import { sizeOf } from '../content.ts';
import type { Flow } from './network.ts';

const nothing = (): void => {};

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

/**
 * Follows bulk data to its end. The moments at which it is told do not depend on who looks, and are few however fast it is.
 * A glance costs one timer: the wait for the end goes on through all of them.
 */
export const follow =
  (flow: Flow, { clock, every, patience, moved }: Following): Wait<Followed> =>
  (resume) => {
    let over = false;
    let mark = 0;
    let stopNext = nothing;
    let stopEnd = nothing;
    const stop = (): void => {
      over = true;
      stopNext();
      stopEnd();
    };
    const finish = (how: Followed): void => {
      stop();
      resume(how);
    };
    /** Tells how far it is; false: it is followed no longer. */
    const told = (): boolean => {
      const { arrived } = flow;
      if (!moved(arrived)) finish('enough');
      else if (!over && flow.ended) finish(arrived >= sizeOf(flow.content) ? 'whole' : 'stopped');
      mark = (Math.floor(arrived / every) + 1) * every;
      return !over;
    };
    const tell = (): void => {
      stopNext();
      if (told()) stopNext = clock.every(GLANCE)(glance);
    };
    const glance = (): void => {
      if (flow.arrived >= mark) told();
      else seek();
    };
    const seek = (): void => {
      stopNext();
      stopNext = race(
        flow.until(mark),
        flow.quiet(patience),
      )(([which]) => {
        if (which === 1) finish('silent');
        else tell();
      });
    };
    if (told()) seek();
    /** At the end of all, whoever else waits for it hears of it first. */
    const ended = (): void => {
      stopNext();
      if (flow.arrived < sizeOf(flow.content)) tell();
      else stopNext = clock.after(0)(tell);
    };
    if (!over) stopEnd = flow.until(Infinity)(ended);
    return stop;
  };

/** Lets bulk data go on to so many bytes, while it stands still for no longer than this; why not, else. */
export function* flowTo(flow: Flow, bytes: number, patience: number): Io<'timed-out' | undefined> {
  const [which] = yield* on(race(flow.until(bytes), flow.quiet(patience)));
  return which === 1 ? 'timed-out' : undefined;
}

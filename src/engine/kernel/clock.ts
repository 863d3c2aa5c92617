import type { Wait } from './io.ts';
import { spend } from './work.ts';

/** Virtual milliseconds since the lab opened. Branded: a delay can never be passed where a moment is due. */
export type Moment = number & { readonly __brand: 'Moment' };

/** A duration in virtual milliseconds. */
export type Millis = number;

/**
 * What a timer is for: something that happens by itself; how long somebody may keep silent; or a look, a keepalive, that
 * comes again and again whether or not there is anything to see.
 */
export type TimerKind = 'event' | 'patience' | 'poll';

interface Timer {
  readonly due: Moment;
  readonly kind: TimerKind;
  fire(): void;
}

/** Work of a timer that fires. */
const TIMER = 3;

/** Later timers that are passed for a unit of work. */
const PASSED = 100;

/** The lab's only time. It moves when the host says so, never by itself. */
export class VirtualClock {
  #now = 0 as Moment;
  #timers: Timer[] = [];

  get now(): Moment {
    return this.#now;
  }

  /** When the next timer of any kind is due: as far as time can go without anything happening on the way. */
  get nextTimer(): Moment | undefined {
    return this.#timers[0]?.due;
  }

  /** The same, leaving out polls: undefined when nothing but them waits for time. */
  get nextDue(): Moment | undefined {
    return this.#timers.find(({ kind }) => kind !== 'poll')?.due;
  }

  /** When something happens by itself: neither a poll, nor somebody who loses patience. */
  get nextEvent(): Moment | undefined {
    return this.#timers.find(({ kind }) => kind === 'event')?.due;
  }

  /** Timers due at the same moment fire in the order they were set. */
  after(delay: Millis, kind: TimerKind = 'event'): Wait<void> {
    if (Number.isNaN(delay)) throw new RangeError('A timer needs to know when it is due');
    return (resume) => {
      const timer: Timer = { due: (this.#now + Math.max(0, delay)) as Moment, kind, fire: () => resume() };
      const before = this.#timers.findLastIndex((t) => t.due <= timer.due);
      spend(Math.floor((this.#timers.length - before) / PASSED));
      this.#timers.splice(before + 1, 0, timer);
      return () => {
        const at = this.#timers.indexOf(timer);
        if (at >= 0) this.#timers.splice(at, 1);
      };
    };
  }

  advanceTo(moment: Moment): void {
    for (let next = this.#timers[0]; next && next.due <= moment; next = this.#timers[0]) {
      this.#timers.shift();
      this.#now = next.due;
      spend(TIMER);
      next.fire();
    }
    this.#now = Math.max(this.#now, moment) as Moment;
  }
}

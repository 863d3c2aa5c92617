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

/** So often, at a moment and from then on every so many milliseconds. */
export interface Again {
  readonly first: Moment;
  readonly every: Millis;
  readonly times: number;
}

/** How time goes past what comes again and again (`rounds.ts`): of the timers, in their order. */
export interface Passing {
  /** Passes what is not seen of it until a moment. */
  pass(timers: Timer[], until: Moment): void;
  /** How far time can go at once. */
  next(timers: readonly Timer[], now: Moment): Moment;
}

/** What a poll does again and again, as long as nothing else happens. */
export interface Round {
  readonly every: Millis;
  /** Milliseconds after which nothing of one is on its way any more; without end where each has to be done by itself. */
  lasts(): Millis;
  /** Does so many at once. Two more, done by themselves, leave everything as if all had been. */
  pass(again: Again): void;
  readonly passing: Passing;
}

export interface Timer {
  due: Moment;
  readonly kind: TimerKind;
  /** A poll that may be passed. */
  readonly round?: Round | undefined;
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

  /** How far time can go without anything happening on the way, but for rounds of polls that change nothing. */
  get nextTimer(): Moment | undefined {
    const [first] = this.#timers;
    return first?.round?.passing.next(this.#timers, this.#now) ?? first?.due;
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
  after(delay: Millis, kind: TimerKind = 'event', round?: Round): Wait<void> {
    if (Number.isNaN(delay)) throw new RangeError('A timer needs to know when it is due');
    return (resume) => {
      const timer: Timer = { due: (this.#now + Math.max(0, delay)) as Moment, kind, round, fire: () => resume() };
      this.#set(timer);
      return () => this.#clear(timer);
    };
  }

  /** One timer that fires again and again, until it is stopped. */
  every(delay: Millis): (again: () => void) => () => void {
    return (again) => {
      let stopped = false;
      const timer: Timer = {
        due: (this.#now + delay) as Moment,
        kind: 'event',
        fire: () => {
          again();
          timer.due = (this.#now + delay) as Moment;
          if (!stopped) this.#set(timer);
        },
      };
      this.#set(timer);
      return () => {
        stopped = true;
        this.#clear(timer);
      };
    };
  }

  #set(timer: Timer): void {
    const place = this.#after(timer.due);
    spend(Math.floor((this.#timers.length - place + 1) / PASSED));
    this.#timers.splice(place, 0, timer);
  }

  #clear(timer: Timer): void {
    const at = this.#timers.lastIndexOf(timer, this.#after(timer.due) - 1);
    if (at >= 0) this.#timers.splice(at, 1);
  }

  /** How many timers are due at a moment or before it. */
  #after(moment: Moment): number {
    let [low, high] = [0, this.#timers.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#timers[middle]?.due ?? 0) <= moment) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  advanceTo(moment: Moment): void {
    for (let next = this.#timers[0]; next && next.due <= moment; next = this.#timers[0]) {
      next.round?.passing.pass(this.#timers, moment);
      next = this.#timers.shift() ?? next;
      this.#now = next.due;
      spend(TIMER);
      next.fire();
    }
    this.#now = Math.max(this.#now, moment) as Moment;
  }
}

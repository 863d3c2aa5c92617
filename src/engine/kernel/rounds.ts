import type { Moment, Passing, Timer } from './clock.ts';
import { spend } from './work.ts';

/** Work of passing the rounds of one poll. */
const PASSED = 20;

/** Rounds that are done by themselves after those that were passed. */
const LAST = 2;

interface Moved {
  readonly timer: Timer;
  /** When it was due before, and when it was set for when it is now. */
  readonly was: Moment;
  readonly set: number;
}

/** When several are due at once, who was set first is first; of those set at once, who began to come at these moments first. */
const order = (a: Moved, b: Moved): number => a.timer.due - b.timer.due || a.set - b.set || b.was - a.was;

/** Passes what comes again and again until a moment, or until anything else is due. */
function pass(timers: Timer[], until: Moment): void {
  const other = timers.findIndex(({ due, round }) => !round || due > until);
  const coming = other < 0 ? [...timers] : timers.slice(0, other);
  const rounds = coming.flatMap(({ round }) => round ?? []);
  const longest = Math.max(...rounds.map(({ every }) => every));
  const end = Math.min(until, timers[other]?.due ?? until) - LAST * longest;
  if (!coming.some(({ due }) => due < end)) return;
  const last = end - Math.max(...rounds.map((round) => round.lasts()));
  const moved = coming.map((timer): Moved => {
    const { due: was, round } = timer;
    const times = round && was < last ? Math.ceil((last - was) / round.every) : 0;
    if (!round || times === 0) return { timer, was, set: -1 };
    spend(PASSED);
    const { every } = round;
    round.pass({ first: was, every, times });
    timer.due = (was + times * every) as Moment;
    return { timer, was, set: timer.due - every };
  });
  timers.splice(0, moved.length, ...moved.sort(order).map(({ timer }) => timer));
}

/** Milliseconds that time goes on at once where nothing else is due. */
const STRIDE = 86_400_000;

function next(timers: readonly Timer[], now: Moment): Moment {
  const other = timers.find(({ round }) => !round)?.due ?? Infinity;
  return Math.min(other, Math.max(timers[0]?.due ?? now, now + STRIDE)) as Moment;
}

export const rounds: Passing = { pass, next };

import type { Moment, Round, Timer } from './clock.ts';
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

/** Passes what comes again and again until a moment, or until anything else is due. Timers are in their order. */
export const passRounds: Round['skip'] = (timers, until) => {
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
};

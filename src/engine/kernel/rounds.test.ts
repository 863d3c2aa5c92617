import { expect, it } from 'vitest';
import { VirtualClock, type Moment } from './clock.ts';
import { nextInt, randomFor } from './random.ts';
import { rounds } from './rounds.ts';

interface Fired {
  readonly at: number;
  readonly who: number;
}

/** Some who come again and again, one of whom comes at `other` for the last time; who came by themselves, and how often in all. */
function run(seed: number, reach: (clock: VirtualClock, until: Moment) => void) {
  const random = randomFor(seed, 'rounds');
  const clock = new VirtualClock();
  const fired: Fired[] = [];
  const times = [0, 0, 0, 0];
  for (const who of times.keys()) {
    const every = 2 + nextInt(random, 4);
    const come = (wait: number): void => {
      clock.after(wait, 'poll', {
        every,
        lasts: () => 1,
        pass: (again) => {
          times[who] = (times[who] ?? 0) + again.times;
        },
        passing: rounds,
      })(() => {
        fired.push({ at: clock.now, who });
        times[who] = (times[who] ?? 0) + 1;
        come(every);
      });
    };
    come(nextInt(random, 9));
  }
  const other = 100 + nextInt(random, 100);
  clock.after(other)(() => fired.push({ at: clock.now, who: -1 }));
  reach(clock, 300 as Moment);
  return { fired, times, other };
}

it('rounds that are passed count, and those after them come in the order in which all would have come', () => {
  for (let seed = 0; seed < 200; seed++) {
    const all = run(seed, (clock, until) => {
      while (clock.now < until) clock.advanceTo((clock.now + 1) as Moment);
    });
    const { fired, times, other } = run(seed, (clock, until) => clock.advanceTo(until));
    expect(times).toEqual(all.times);
    expect(fired.length).toBeLessThan(all.fired.length / 2);
    const [before, after] = [fired.filter(({ at }) => at < other), fired.filter(({ at }) => at > other)];
    const [allBefore, allAfter] = [all.fired.filter(({ at }) => at < other), all.fired.filter(({ at }) => at > other)];
    expect(before.slice(-8)).toEqual(allBefore.slice(-8));
    expect(after.slice(-8)).toEqual(allAfter.slice(-8));
  }
});

it('time goes on at once past nothing but rounds, a day at most', () => {
  const clock = new VirtualClock();
  const round = { every: 10, lasts: () => 0, pass: () => {}, passing: rounds };
  clock.after(10, 'poll', round)(() => {});
  expect([clock.nextTimer, clock.nextDue]).toEqual([86_400_000, undefined]);
  clock.after(500, 'poll')(() => {});
  expect(clock.nextTimer).toBe(500);
  clock.after(5, 'poll')(() => {});
  expect(clock.nextTimer).toBe(5);
});

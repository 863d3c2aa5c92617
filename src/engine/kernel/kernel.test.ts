import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { daysInMonth, fromCivil, toCivil } from './calendar.ts';
import { VirtualClock, type Moment } from './clock.ts';
import { gate, never, on, race, running, spawn, type Io, type Task } from './io.ts';
import { nextInt, randomFor } from './random.ts';
import { defineSlice, DeviceState, remembered } from './slice.ts';
import { paidBy, spend, spendOnce, TakesTooLong } from './work.ts';

const at = (n: number): Moment => n as Moment;

describe('clock', () => {
  it('pays for the later timers that one goes before', () => {
    const clock = new VirtualClock();
    const ahead = (count: number): void => {
      for (let i = 0; i < count; i++) clock.after(5)(() => {});
    };
    for (let i = 0; i < 5000; i++) clock.after(1000 + i)(() => {});
    paidBy({ left: 200 }, () => ahead(3));
    expect(() => paidBy({ left: 200 }, () => ahead(5))).toThrow(TakesTooLong);
  });

  it('refuses a timer that is never due, instead of standing still for ever', () => {
    const clock = new VirtualClock();
    expect(() => clock.after(NaN)(() => {})).toThrow(RangeError);
    expect(clock.nextDue).toBeUndefined();
  });

  it('fires timers in the order of their moments, equal ones in the order they were set', () => {
    const clock = new VirtualClock();
    const fired: string[] = [];
    for (const [name, delay] of [
      ['b', 20],
      ['a', 10],
      ['c', 20],
    ] as const)
      clock.after(delay)(() => fired.push(`${name}@${clock.now}`));
    clock.advanceTo(at(30));
    expect(fired).toEqual(['a@10', 'b@20', 'c@20']);
    expect(clock.now).toBe(30);
  });

  it('runs what a timer sets for the same moment before moving on', () => {
    const clock = new VirtualClock();
    const fired: number[] = [];
    clock.after(5)(() => clock.after(0)(() => fired.push(clock.now)));
    clock.after(6)(() => fired.push(clock.now));
    clock.advanceTo(at(6));
    expect(fired).toEqual([5, 6]);
  });

  it('arrives at the same state in one step or in many', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 50 })),
        fc.array(fc.integer({ min: 0, max: 60 })),
        (delays, stops) => {
          const run = (moments: readonly number[]): string[] => {
            const clock = new VirtualClock();
            const log: string[] = [];
            delays.forEach((d, i) => clock.after(d)(() => log.push(`${i}@${clock.now}`)));
            for (const m of moments) clock.advanceTo(at(m));
            return log;
          };
          expect(run([...stops.toSorted((a, b) => a - b), 60])).toEqual(run([60]));
        },
      ),
    );
  });

  it('tells events that come by themselves from limits of patience', () => {
    const clock = new VirtualClock();
    clock.after(5, 'patience')(() => {});
    expect([clock.nextDue, clock.nextEvent]).toEqual([5, undefined]);
    clock.after(9)(() => {});
    expect([clock.nextDue, clock.nextEvent]).toEqual([5, 9]);
  });

  it('looks past polls, which fire all the same', () => {
    const clock = new VirtualClock();
    const fired: number[] = [];
    const poll = (): void => void clock.after(2, 'poll')(() => (fired.push(clock.now), poll()));
    poll();
    expect([clock.nextTimer, clock.nextDue, clock.nextEvent]).toEqual([2, undefined, undefined]);
    clock.after(7, 'patience')(() => {});
    clock.after(9)(() => {});
    expect([clock.nextTimer, clock.nextDue, clock.nextEvent]).toEqual([2, 7, 9]);
    clock.advanceTo(at(7));
    expect(fired).toEqual([2, 4, 6]);
  });

  it('forgets a cancelled timer', () => {
    const clock = new VirtualClock();
    const stop = clock.after(5)(() => expect.unreachable());
    stop();
    expect(clock.nextDue).toBeUndefined();
    clock.advanceTo(at(10));
  });
});

describe('programs', () => {
  it('run their finally blocks when cancelled', () => {
    const log: string[] = [];
    const task = spawn(
      (function* (): Io<void> {
        try {
          yield* on(never);
        } finally {
          log.push('cleaned');
        }
      })(),
    );
    task.cancel();
    expect(log).toEqual(['cleaned']);
    expect(task.done).toBe(true);
  });

  it('may cancel themselves and stop at the next wait', () => {
    const log: string[] = [];
    const start = gate<void>();
    const self: { task?: Task } = {};
    const task = spawn(
      (function* (): Io<void> {
        yield* on(start.wait);
        self.task?.cancel();
        log.push('still here');
        yield* on(never);
        log.push('never');
      })(),
    );
    self.task = task;
    start.open();
    expect(log).toEqual(['still here']);
    expect(task.done).toBe(true);
  });

  it('race: the loser is cancelled, the first of two ready ones wins', () => {
    const clock = new VirtualClock();
    const won: unknown[] = [];
    const stopped: string[] = [];
    const slow = running(function* (): Io<void> {
      try {
        yield* on(clock.after(100));
      } finally {
        stopped.push('slow');
      }
    });
    race(slow, clock.after(10))((winner) => won.push(winner[0]));
    race(
      (r: (v: string) => void) => (r('a'), () => {}),
      (r: (v: string) => void) => (r('b'), () => {}),
    )((w) => won.push(w[1]));
    clock.advanceTo(at(200));
    expect(won).toEqual(['a', 1]);
    expect(stopped).toEqual(['slow']);
  });

  it('reads a hundred thousand waiting values without growing the stack', () => {
    let left = 100_000;
    const ready = (resume: (n: number) => void): (() => void) => (resume(left--), () => {});
    let sum = 0;
    spawn(
      (function* (): Io<void> {
        while ((yield* on(ready)) > 1) sum++;
      })(),
    );
    expect(sum).toBe(99_999);
  });
});

describe('calendar', () => {
  it('knows the epoch and a leap day', () => {
    expect(toCivil(0)).toMatchObject({ year: 1970, month: 1, day: 1, weekday: 4 });
    expect(toCivil(fromCivil(2024, 2, 29, 23, 59, 58, 7))).toEqual({
      year: 2024,
      month: 2,
      day: 29,
      hour: 23,
      minute: 59,
      second: 58,
      millisecond: 7,
      weekday: 4,
    });
  });

  it('turns every moment into a date and back, as the standard does', () => {
    fc.assert(
      fc.property(fc.integer({ min: fromCivil(1900, 1, 1), max: fromCivil(2199, 12, 31) }), (ms) => {
        const c = toCivil(ms);
        expect(fromCivil(c.year, c.month, c.day, c.hour, c.minute, c.second, c.millisecond)).toBe(ms);
        const standard = new Date(ms);
        expect([c.year, c.month, c.day, c.weekday]).toEqual([
          standard.getUTCFullYear(),
          standard.getUTCMonth() + 1,
          standard.getUTCDate(),
          standard.getUTCDay(),
        ]);
        expect(c.day).toBeLessThanOrEqual(daysInMonth(c.year, c.month));
      }),
    );
  });
});

describe('state', () => {
  const counter = defineSlice<{ n: number; tags: string[] }>({
    id: 'counter',
    lifetime: 'ram',
    initial: () => ({ n: 0, tags: [] }),
  });
  const flash = defineSlice<{ n: number }>({ id: 'flash', lifetime: 'hardware', initial: () => ({ n: 0 }) });
  const kept = defineSlice<{ n: number }>({ id: 'kept', lifetime: 'memory', initial: () => ({ n: 0 }) });

  it('loses what its lifetime says and nothing else', () => {
    const state = new DeviceState([counter, flash, kept]);
    state.update(counter, (d) => void (d.n = 1));
    state.update(kept, (d) => void (d.n = 3));
    state.update(flash, (d) => void (d.n = 2));
    state.reset(['ram', 'nvram']);
    expect([state.read(counter).n, state.read(kept).n, state.read(flash).n]).toEqual([0, 3, 2]);
  });

  it('keeps old snapshots as they were and refuses what JSON would lose', () => {
    const state = new DeviceState([counter]);
    const before = state.snapshot();
    state.update(counter, (d) => void d.tags.push('x'));
    expect(before).toEqual({ counter: { n: 0, tags: [] } });
    expect(() => state.update(counter, (d) => Object.assign(d, { n: new Map() }))).toThrow(/plain data/);
    expect(() => Object.assign(state.read(counter), { n: 9 })).toThrow(/read only/);
  });
});

describe('randomness', () => {
  it('gives every name its own stream from one seed', () => {
    const draw = (seed: number, name: string): number[] => {
      const state = randomFor(seed, name);
      return Array.from({ length: 5 }, () => nextInt(state, 1000));
    };
    expect(draw(7, 'R1')).toEqual(draw(7, 'R1'));
    expect(draw(7, 'R1')).not.toEqual(draw(7, 'R2'));
    expect(draw(7, 'R1')).not.toEqual(draw(8, 'R1'));
  });
});

describe('a value that is remembered', () => {
  const one = defineSlice({ id: 'one', lifetime: 'ram', initial: () => ({ n: 1 }) });
  const two = defineSlice({ id: 'two', lifetime: 'ram', initial: () => ({ n: 1 }) });

  /** A state, and a sum of it that counts how often it is computed. `two` is read only when `one` says so. */
  function summed() {
    const state = new DeviceState([one, two]);
    const counts = { computed: 0 };
    const sum = remembered((of: DeviceState) => {
      counts.computed += 1;
      return of.read(one).n + (of.read(one).n > 1 ? of.read(two).n : 0);
    });
    const set = (slice: typeof one, n: number): void =>
      state.update(slice, (draft) => {
        draft.n = n;
      });
    return { state, counts, sum, set };
  }

  it('is computed again when something that was read for it changed, and only then', () => {
    const { state, counts, sum, set } = summed();
    expect([sum(state), sum(state), counts.computed]).toEqual([1, 1, 1]);
    set(two, 5);
    expect([sum(state), counts.computed]).toEqual([1, 1]);
    set(one, 2);
    expect([sum(state), counts.computed]).toEqual([7, 2]);
    set(two, 6);
    expect([sum(state), counts.computed]).toEqual([8, 3]);
  });

  it('knows what others that it is made of were made of', () => {
    const { state, sum, set } = summed();
    const twice = remembered((of: DeviceState) => 2 * sum(of));
    expect([sum(state), twice(state)]).toEqual([1, 2]);
    set(one, 3);
    expect(twice(state)).toBe(8);
  });

  it('is computed again when all of a state was taken for it and changed', () => {
    const { state, set } = summed();
    const copy = remembered((of: DeviceState) => JSON.stringify(of.snapshot()));
    const before = copy(state);
    set(two, 9);
    expect(copy(state)).not.toBe(before);
  });
});

describe('work', () => {
  it('is counted at the cost of whoever pays, until nothing is left', () => {
    const [mine, yours] = [{ left: 10 }, { left: 10 }];
    paidBy(mine, () => {
      spend(4);
      paidBy(yours, () => spend(10));
      spend(6);
    });
    expect([mine.left, yours.left]).toEqual([0, 0]);
    expect(() => paidBy(mine, () => spend(1))).toThrow(TakesTooLong);
    expect(() => spend(1e9)).not.toThrow();
  });

  it('whose outcome is remembered is counted once, known or not', () => {
    const purse = { left: 10, paid: new Set<string>() };
    paidBy(purse, () => {
      spendOnce('a', 4);
      spendOnce('a', 4);
      spendOnce('b', 4);
    });
    expect(purse.left).toBe(2);
  });
});

import { spend } from './work.ts';

/** Something that will happen later: told how to resume, it starts and returns how to cancel. */
export type Wait<T> = (resume: (value: T) => void) => () => void;

/** A program. It only ever suspends on a Wait, so the engine decides when it runs again. */
export type Io<T> = Generator<Wait<unknown>, T, unknown>;

/** A program that was started. Cancelling runs its `finally` blocks. */
export interface Task {
  readonly done: boolean;
  cancel(): void;
}

/** Work of a program from one wait to the next. */
const STEP = 3;

const nothing = (): void => {};

/** Suspends the program until the wait is over. */
export function* on<T>(wait: Wait<T>): Io<T> {
  return (yield wait as Wait<unknown>) as T;
}

/** A wait that never ends: for programs that end by being cancelled. */
export const never: Wait<never> = () => nothing;

/** First one wins, the other is cancelled. The earlier argument wins when both are ready. */
export function race<A, B>(a: Wait<A>, b: Wait<B>): Wait<readonly [0, A] | readonly [1, B]> {
  return (resume) => {
    const stops: (() => void)[] = [];
    let settled = false;
    const settle = (outcome: readonly [0, A] | readonly [1, B]): void => {
      if (settled) return;
      settled = true;
      for (const stop of stops) stop();
      resume(outcome);
    };
    stops.push(a((value) => settle([0, value])));
    if (settled) for (const stop of stops) stop();
    else stops.push(b((value) => settle([1, value])));
    return () => {
      settled = true;
      for (const stop of stops) stop();
    };
  };
}

/**
 * Starts a program and drives it until it is done or cancelled. Loops instead of recursing, because
 * type-ahead resumes at once. A program that cancels itself stops at its next suspension.
 */
export function spawn<T>(program: Io<T>, whenDone: (value: T) => void = nothing): Task {
  let done = false;
  let stepping = false;
  let cancelled = false;
  let stopWaiting = nothing;

  const finish = (): void => {
    done = true;
    stopWaiting();
    stepping = true;
    program.return(undefined as T);
    stepping = false;
  };

  const resume = (value: unknown): void => {
    const inbox = { full: true, value };
    while (inbox.full && !done) {
      inbox.full = false;
      spend(STEP);
      stepping = true;
      const step = program.next(inbox.value);
      stepping = false;
      if (step.done) {
        done = true;
        if (!cancelled) whenDone(step.value);
        return;
      }
      stopWaiting = nothing;
      if (cancelled) return finish();
      let starting = true;
      let spent = false;
      const stop = step.value((next) => {
        if (spent || done) return;
        spent = true;
        if (starting) {
          inbox.full = true;
          inbox.value = next;
        } else resume(next);
      });
      starting = false;
      if (done) stop();
      else stopWaiting = stop;
      if (cancelled && !done) return finish();
    }
  };
  resume(undefined);
  return {
    get done() {
      return done;
    },
    cancel() {
      if (done || cancelled) return;
      cancelled = true;
      if (!stepping) finish();
    },
  };
}

/** A whole program as something to wait for; cancelling the wait runs its `finally` blocks. */
export const running =
  <T>(program: () => Io<T>): Wait<T> =>
  (resume) => {
    const task = spawn(program(), resume);
    return () => task.cancel();
  };

/** A point where programs wait until somebody opens it with a value; every waiter gets it. */
export interface Gate<T> {
  readonly wait: Wait<T>;
  /** Wakes every waiter; returns how many there were. */
  open(value: T): number;
  readonly waiting: boolean;
}

export function gate<T>(): Gate<T> {
  let waiters: readonly ((value: T) => void)[] = [];
  return {
    wait: (resume) => {
      waiters = [...waiters, resume];
      return () => {
        waiters = waiters.filter((w) => w !== resume);
      };
    },
    open(value) {
      const woken = waiters;
      waiters = [];
      for (const wake of woken) wake(value);
      return woken.length;
    },
    get waiting() {
      return waiters.length > 0;
    },
  };
}

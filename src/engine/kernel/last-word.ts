import type { Io } from './io.ts';

/** Runs a program; `aborted` has the last word when Ctrl-Shift-6 ends it before its time. */
export function* withLastWord<T>(program: Io<T>, aborted: () => void): Io<T> {
  let done = false;
  try {
    const value = yield* program;
    done = true;
    return value;
  } finally {
    if (!done) aborted();
  }
}

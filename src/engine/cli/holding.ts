import type { Io } from '../kernel/io.ts';
import type { Session } from './session.ts';

/** Runs a program that whoever sits at the line cannot end: it erases or writes what is of no use half done. */
export function* holding<T>({ line }: Pick<Session, 'line'>, program: Io<T>): Io<T> {
  line.hold(true);
  try {
    return yield* program;
  } finally {
    line.hold(false);
  }
}

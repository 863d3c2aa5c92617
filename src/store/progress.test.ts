import { expect, it } from 'vitest';
import type { AttemptRecord, Standing } from '../bridge/journal-store.ts';
import { progressOf } from './progress.ts';

const standing = (earned: number, solutionShown = false): Standing => ({
  earned,
  possible: 10,
  done: [],
  solutionShown,
});

const attempt = (id: string, best: Standing, over: Partial<AttemptRecord> = {}): AttemptRecord =>
  ({ id, scenario: 'lab', length: 3, best, ...over }) as AttemptRecord;

it('shows the best of all attempts, those with the solution last', () => {
  const attempts = [attempt('a', standing(10, true)), attempt('b', standing(4)), attempt('c', standing(2))];
  expect(progressOf(attempts, 'lab')?.best).toEqual(standing(4));
});

it('goes on with the latest attempt that is not finished', () => {
  const attempts = [attempt('a', standing(1), { finishedAt: 5 }), attempt('b', standing(1)), attempt('c', standing(1))];
  expect(progressOf(attempts, 'lab')?.unfinished?.id).toBe('b');
});

it('does not count a lab that was only looked at', () => {
  expect(progressOf([attempt('a', standing(0), { length: 0 })], 'lab')).toBeUndefined();
});

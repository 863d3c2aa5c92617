import { expect, it } from 'vitest';
import type { AttemptRecord, Standing } from '../bridge/attempts/journal-store.ts';
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
  expect(progressOf(attempts, 'lab', 0)?.best).toEqual(standing(4));
});

it('goes on with the latest attempt that is not finished', () => {
  const attempts = [attempt('a', standing(1), { finishedAt: 5 }), attempt('b', standing(1)), attempt('c', standing(1))];
  expect(progressOf(attempts, 'lab', 0)?.unfinished?.id).toBe('b');
});

it('does not count a lab that was only looked at', () => {
  expect(progressOf([attempt('a', standing(0), { length: 0 })], 'lab', 0)).toBeUndefined();
});

it('goes on with an exam until it is handed in or its time is over', () => {
  const exam = (over: Partial<AttemptRecord>) =>
    attempt('e', standing(0), { startedAt: 0, exam: { minutes: 30 }, ...over });
  const at = (now: number, over: Partial<AttemptRecord> = {}) => progressOf([exam(over)], 'lab', now)?.exam;
  expect(at(29 * 60_000)).toEqual({ attempt: 'e', over: false });
  expect(at(30 * 60_000)).toEqual({ attempt: 'e', over: true });
  expect(at(1, { finishedAt: 1 })).toEqual({ attempt: 'e', over: true });
  expect(at(1e15, { exam: {} })).toEqual({ attempt: 'e', over: false });
});

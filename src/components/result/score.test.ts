import { expect, it } from 'vitest';
import { marks, task } from '../test-data.ts';
import { scoreWords } from './score.ts';

const done = task({ state: 'done' });
const open = task();

it('says what a total is made of', () => {
  expect(scoreWords(marks(done, done))).toBe('Everything is done.');
  expect(scoreWords(marks(done, task({ state: 'done', earned: 3 })))).toBe(
    'Everything is done; the hints cost the rest.',
  );
  expect(scoreWords(marks(done, open))).toBe('One task is not done.');
  expect(scoreWords(marks(open, task({ state: 'failed' }), done))).toBe('2 tasks are not done.');
});

import { expect, it } from 'vitest';
import { fuzzLab, LINES_PER_LAB } from './fuzz-run.ts';
import { some } from '../engine/testing/some.ts';

const LABS = 10_000 / LINES_PER_LAB;

it.each(some(Array.from({ length: LABS }, (_, i) => i + 1)))(
  'answers whatever is typed, five hundred lines, seed %i',
  (seed) => {
    expect(fuzzLab(seed, LINES_PER_LAB)).toBeUndefined();
  },
);

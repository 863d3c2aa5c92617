import { expect, it } from 'vitest';
import { fuzzLab, LINES_PER_LAB } from './fuzz-run.ts';

it.each([1, 2, 3, 4, 5])('answers two thousand random and grammar-directed lines, seed %i', (seed) => {
  expect(fuzzLab(seed, LINES_PER_LAB)).toBeUndefined();
});

import { describe, expect, it } from 'vitest';
import { fairLevel } from './lanes.ts';

describe('a rate that is shared', () => {
  it.each([
    [100, [80], Infinity],
    [100, [100], 100],
    [100, [400, 400], 50],
    [100, [10, 400, 400], 45],
    [100, [10, 20, 30], Infinity],
    [90, [30, 30, 30], 30],
  ])('%d among %j: nobody gets more than %d', (rate, demands, level) => {
    expect(fairLevel(rate, demands)).toBe(level);
    expect(fairLevel(rate, [...demands].reverse())).toBe(level);
  });
});

import { expect, it } from 'vitest';
import { amountWords, leftWord, percent } from './transfer-words.ts';

const flow = { from: 'SRV', to: 'R1', crosses: [], arrived: 999, size: 1000 };

it('is whole only when it is', () => {
  expect(percent(flow)).toBe(99);
  expect(percent({ ...flow, arrived: 1000 })).toBe(100);
  expect(percent({ ...flow, arrived: 0, size: 0 })).toBe(100);
});

it('says how much and how long', () => {
  expect(amountWords(flow)).toBe('999 of 1000 bytes');
  expect(amountWords({ ...flow, arrived: 12_340_000, size: 104_200_000 })).toBe('12.3 of 104.2 MB');
  expect(
    [undefined, 1, 59_001, 61_000, 600_000].map((left) => leftWord({ ...flow, ...(left !== undefined && { left }) })),
  ).toEqual(['stands still', '1 s left', '1:00 left', '1:01 left', '10:00 left']);
});

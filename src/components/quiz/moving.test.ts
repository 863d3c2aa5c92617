import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { moved, placeAt } from './moving.ts';

describe('moving a step', () => {
  it('puts it where it should be and leaves the others in their order', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.nat(), { minLength: 1 }), fc.nat(), fc.nat(), (items, a, b) => {
        const [from, to] = [a % items.length, b % items.length];
        const item = items[from];
        const result = moved(items, from, to);
        expect(result[to]).toBe(item);
        expect(result.filter((one) => one !== item)).toEqual(items.filter((one) => one !== item));
      }),
    );
  });

  it('does nothing beyond the ends', () => {
    const items = [1, 2];
    expect(moved(items, 0, -1)).toBe(items);
    expect(moved(items, 1, 2)).toBe(items);
  });

  it('lands below every row whose middle was passed', () => {
    expect(placeAt(0, [10, 20, 30])).toBe(0);
    expect(placeAt(15, [10, 20, 30])).toBe(1);
    expect(placeAt(99, [10, 20, 30])).toBe(3);
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sameAnswer } from './compare.ts';
import { apart, decimalOf, decimalText, halfOf, isAtMost, middleOf, type Decimal } from './decimal.ts';

const of = (text: string): Decimal => {
  const decimal = decimalOf(text);
  if (!decimal) throw new Error(text);
  return decimal;
};
const decimal = fc
  .tuple(fc.bigInt({ min: -(10n ** 20n), max: 10n ** 20n }), fc.nat(12))
  .map(([units, scale]): Decimal => ({ units, scale }));

describe('decimals', () => {
  it('R24 are read and written without a loss', () => {
    fc.assert(
      fc.property(decimal, (one) => {
        expect(apart(of(decimalText(one)), one).units).toBe(0n);
      }),
    );
    expect(['0.10', '-0.0', '12', '1e-7', '2.5E2', '007.50'].map((text) => decimalText(of(text)))).toEqual([
      '0.1',
      '0',
      '12',
      '0.0000001',
      '250',
      '7.5',
    ]);
    expect(['', '.', '1.', '0x1', '1 2', 'NaN', '1e9999'].map(decimalOf)).toEqual(Array(7).fill(undefined));
  });

  it('R24 make the ends of any range right, and nothing beyond', () => {
    fc.assert(
      fc.property(decimal, decimal, (a, b) => {
        const within = halfOf(apart(a, b));
        const middle = middleOf(a, b);
        for (const end of [a, b]) expect(isAtMost(apart(end, middle), within)).toBe(true);
        const beyond = { units: within.units * 10n + 1n, scale: within.scale + 1 };
        expect(isAtMost(beyond, within)).toBe(false);
      }),
    );
  });
});

it.each([
  ['0.1', '0.2', 0.1, true],
  ['0.3', '0.2', 0.1, true],
  ['0.3000000000000001', '0.2', 0.1, false],
  ['9007199254740993', '9007199254740992', 0, false],
  ['1,024 bytes', '1024', 0, true],
  ['1024.0', '1024', 0, true],
  ['+5', '5', 0, true],
  ['many', '5', 100, false],
])('R24 the number %s for %s, %d off at most: %s', (typed, expected, within, right) => {
  expect(sameAnswer('number', typed, expected, within)).toBe(right);
});

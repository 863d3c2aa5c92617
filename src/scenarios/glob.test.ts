import fc from 'fast-check';
import { expect, it } from 'vitest';
import { fitsGlob } from './glob.ts';

const asRegularExpression = (pattern: string): RegExp =>
  new RegExp(
    `^${pattern
      .replace(/[.+^${}()|[\]\\]/g, '\\$&')
      .replaceAll('*', '[^]*')
      .replaceAll('?', '[^]')}$`,
  );

it('fits what the same regular expression fits', () => {
  const signs = fc.string({ unit: fc.constantFrom('a', 'b', '*', '?', '.'), maxLength: 8 });
  const text = fc.string({ unit: fc.constantFrom('a', 'b', '.', '\n'), maxLength: 10 });
  fc.assert(
    fc.property(signs, text, (pattern, one) => {
      expect(fitsGlob(pattern, one)).toBe(asRegularExpression(pattern).test(one));
    }),
    { numRuns: 2000 },
  );
});

it('is quick with patterns that are made to be slow', () => {
  expect(fitsGlob(`${'*a'.repeat(100)}b`, 'a'.repeat(60_000))).toBe(false);
});

import fc from 'fast-check';
import { expect, it } from 'vitest';
import { lengthDoubts } from './lengths.ts';
import type { Question } from './schema.ts';

/** A single choice whose right option has a length of its own among others of 5, 6 and 7. */
const choice = (length: number): Question => ({
  id: `q${length}`,
  kind: 'choice',
  ask: 'x',
  explain: 'x',
  rests: 'x',
  options: [length, 5, 6, 7].map((many, i) => ({
    text: 'x'.repeat(many),
    ...(i === 0 && { right: true }),
    because: 'x',
  })),
});
const told = (...lengths: readonly number[]) => lengthDoubts(lengths.map(choice));

it('R23 tells when the longest or the shortest option is right far more often than by chance', () => {
  expect(told(...Array.from({ length: 13 }, () => 9), 4, 6, 6, 7)).toEqual([
    'in 13 of 17 single choices the longest option is right: its length gives it away',
  ]);
  expect(told(3, 3, 3, 3)).toEqual(['in 4 of 4 single choices the shortest option is right: its length gives it away']);
});

it('R23 says nothing of what chance does, nor of options of one length', () => {
  expect(told(9, 9, 9)).toEqual([]);
  expect(told(9, 9, 9, 3, 3, 3, 6, 6, 6, 7, 5, 5)).toEqual([]);
  expect(told(7, 7, 7, 7, 7, 7, 7)).toEqual([]);
  expect(told()).toEqual([]);
});

it('R23 says nothing where the right option is drawn without regard to its length, but for one draw in fifty', () => {
  const draws = fc.sample(fc.array(fc.nat(3), { minLength: 17, maxLength: 17 }), { numRuns: 1000, seed: 7 });
  const noisy = draws.filter((draw) => told(...draw.map((rank) => [4, 5, 6, 9][rank] ?? 9)).length > 0);
  expect(noisy.length).toBeLessThan(20);
});

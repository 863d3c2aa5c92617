import { expect, it } from 'vitest';
import { firstPair, pairPut, pairWith } from './pair.ts';

const names = ['R1', 'R2', 'PC'];
const pair = firstPair(names, 'R1');

it('begins with what is in front and the console after it', () => {
  expect(pair).toEqual({ left: 'R1', right: 'R2', side: 'left' });
  expect(firstPair(names, 'PC')).toEqual({ left: 'PC', right: 'R1', side: 'left' });
});

it('goes to the side that shows a console, and else shows it where the keyboard was', () => {
  expect(pairWith(pair, 'R2')).toEqual({ left: 'R1', right: 'R2', side: 'right' });
  expect(pairWith(pairWith(pair, 'R2'), 'PC')).toEqual({ left: 'R1', right: 'PC', side: 'right' });
});

it('never shows one console twice: two change places', () => {
  expect(pairPut(pair, 'left', 'R2')).toEqual({ left: 'R2', right: 'R1', side: 'left' });
  expect(pairPut(pair, 'right', 'PC')).toEqual({ left: 'R1', right: 'PC', side: 'right' });
});

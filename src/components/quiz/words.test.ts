import { describe, expect, it } from 'vitest';
import { emptyAnswer, missingIn, outcomeOf, pointsWord, stateOf } from './words.ts';

const items = [
  { key: 2, text: 'second' },
  { key: 0, text: 'first' },
];

describe('an answer that was not given yet', () => {
  it('is empty: nothing chosen, the steps as they are shown, no pairs, no text', () => {
    const begin = (kind: Parameters<typeof emptyAnswer>[0]['kind']) => emptyAnswer({ kind, items });
    expect(begin('choice')).toEqual({ chosen: [] });
    expect(begin('multiple')).toEqual({ chosen: [] });
    expect(begin('order')).toEqual({ chosen: [2, 0] });
    expect(begin('match')).toEqual({ matched: [-1, -1] });
    for (const kind of ['command', 'device', 'short'] as const) expect(begin(kind)).toEqual({ text: '' });
  });

  it('says what is still to do, for each kind of question in its words', () => {
    const missing = (kind: Parameters<typeof emptyAnswer>[0]['kind']) =>
      missingIn({ kind }, emptyAnswer({ kind, items }));
    expect(missing('choice')).toBe('Choose an answer first.');
    expect(missing('multiple')).toBe('Choose at least one answer first.');
    expect(missing('match')).toBe('Choose something in every row first.');
    expect(missing('short')).toBe('Type an answer first.');
    expect(missing('order')).toBeUndefined();
  });

  it('may be given once nothing is missing', () => {
    expect(missingIn({ kind: 'choice' }, { chosen: [0] })).toBeUndefined();
    expect(missingIn({ kind: 'match' }, { matched: [1, -1] })).toBe('Choose something in every row first.');
    expect(missingIn({ kind: 'match' }, { matched: [1, 0] })).toBeUndefined();
    expect(missingIn({ kind: 'command' }, { text: ' \t' })).toBe('Type an answer first.');
    expect(missingIn({ kind: 'command' }, { text: 'reload' })).toBeUndefined();
  });
});

describe('how a question stands', () => {
  const verdict = (right: boolean, points: number) => ({ right, points, parts: [], expected: '', explain: '' });

  it('is told by its verdict, and without one by whether it is answered', () => {
    expect(stateOf({})).toBe('open');
    expect(stateOf({ answer: { text: 'x' } })).toBe('given');
    expect(stateOf({ answer: { text: 'x' }, verdict: verdict(true, 2) })).toBe('done');
    expect(stateOf({ answer: { text: 'x' }, verdict: verdict(false, 0.5) })).toBe('partly');
    expect(stateOf({ verdict: verdict(false, 0) })).toBe('failed');
  });

  it('is right when it is, whatever it earned', () => {
    expect(outcomeOf({ right: true, points: 0 })).toBe('done');
  });
});

it('points are counted in words', () => {
  expect([0, 1, 2, 1.5].map(pointsWord)).toEqual(['0 points', '1 point', '2 points', '1.5 points']);
});

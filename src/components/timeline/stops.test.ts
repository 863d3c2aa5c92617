import { describe, expect, it } from 'vitest';
import type { Point } from '../../bridge/journal/points.ts';
import type { Moment } from '../../engine/index.ts';
import { indexOf, positionAt, wordsFor } from './stops.ts';

const point = (position: number, label: string, on?: string): Point => ({
  position,
  at: (position * 1000) as Moment,
  kind: 'type',
  label,
  ...(on !== undefined && { on }),
});
const points = [point(3, 'enable', 'R1'), point(8, 'show clock', 'R2'), point(9, 'Opened a hint')];

describe('the stops of the time line', () => {
  it('are the beginning, every point and the present: from each to its moment and back', () => {
    const stops = [0, 1, 2, 3];
    const positions = stops.map((stop) => positionAt(points, stop));
    expect(positions).toEqual([0, 3, 8, undefined]);
    expect(positions.map((position) => indexOf(points, position))).toEqual(stops);
  });

  it('are the present alone where nothing was done', () => {
    expect([positionAt([], 0), indexOf([], undefined)]).toEqual([undefined, 0]);
    expect(wordsFor([], 0, '0:00')).toBe('Now');
  });

  it('say what was entered last, where, and when', () => {
    expect([0, 1, 2, 3].map((stop) => wordsFor(points, stop, '1:05'))).toEqual([
      '1:05 · The beginning',
      '1:05 · R1: enable',
      '1:05 · R2: show clock',
      'Now',
    ]);
    expect(wordsFor([...points, point(10, 'x', 'R1')], 3, '1:05')).toBe('1:05 · Opened a hint');
  });

  it('stand at the line that a moment in it belongs to', () => {
    expect(indexOf(points, 5)).toBe(2);
  });
});

import { describe, expect, it } from 'vitest';
import { letterSize } from './letters.ts';

/** Columns of a panel so many pixels wide, in letters 0.6 as wide as high. */
const panel =
  (width: number) =>
  (size: number): number =>
    Math.floor(width / (size * 0.6));

describe('the letters of a terminal', () => {
  it('are of the usual size where 80 columns fit', () => expect(letterSize(undefined, panel(1000))).toBe(14));

  it('shrink until 80 columns fit', () => {
    expect(letterSize(undefined, panel(620))).toBe(12);
    expect(letterSize(undefined, panel(480))).toBe(10);
  });

  it('stay readable where 80 columns fit at no size', () => expect(letterSize(undefined, panel(340))).toBe(11));

  it('are left as somebody chose them', () => {
    expect(letterSize(18, panel(340))).toBe(18);
    expect(letterSize(7, panel(340))).toBe(7);
  });
});

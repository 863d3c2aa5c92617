import { describe, expect, it } from 'vitest';
import { nextFontSize, withoutUsualSize } from './settings-store.ts';

describe('size of the console text', () => {
  it('goes up and down in steps', () => {
    expect([nextFontSize(14, 1), nextFontSize(16, 1), nextFontSize(14, -1)]).toEqual([15, 18, 13]);
  });

  it('stays within what can be read', () => {
    expect([nextFontSize(7, -1), nextFontSize(28, 1)]).toEqual([7, 28]);
  });

  it('was no choice in the first version where it was the usual one', () => {
    const stored = { theme: 'dark', fontSize: 14, screenReader: false, panels: {} } as const;
    expect(withoutUsualSize(stored)).toEqual({ ...stored, fontSize: undefined });
    expect(withoutUsualSize({ ...stored, fontSize: 18 }).fontSize).toBe(18);
  });
});

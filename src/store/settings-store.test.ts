import { describe, expect, it } from 'vitest';
import { nextFontSize } from './settings-store.ts';

describe('size of the console text', () => {
  it('goes up and down in steps', () => {
    expect([nextFontSize(14, 1), nextFontSize(16, 1), nextFontSize(14, -1)]).toEqual([15, 18, 13]);
  });

  it('stays within what can be read', () => {
    expect([nextFontSize(10, -1), nextFontSize(28, 1)]).toEqual([10, 28]);
  });
});

import { describe, expect, it } from 'vitest';
import { misread, mistaken, received } from './serial-speed.ts';

describe('serial speed', () => {
  it('reads what was sent at the same speed', () => {
    expect(misread('System Bootstrap', 9600, 9600)).toBe('System Bootstrap');
    expect(mistaken('enable\r', 9600, 9600)).toBe('enable\r');
  });

  it('sees several short characters as one long one, and the other way round', () => {
    expect(
      received(
        Array.from({ length: 24 }, () => 0x55),
        115_200,
        9600,
      ).length,
    ).toBeLessThan(5);
    expect(received([0x55], 1200, 9600).length).toBeGreaterThan(3);
  });

  it('takes a space at an eighth of the speed for a broken frame', () => {
    expect(received([0x20], 1200, 9600)[0]).toEqual({ code: 0, framed: false });
  });

  it('is the same every time and never prints control characters', () => {
    const text = 'Readonly ROMMON initialized\r\nrommon 1 > ';
    for (const speed of [1200, 2400, 4800, 19_200, 38_400, 57_600, 115_200]) {
      expect(misread(text, speed, 9600)).toBe(misread(text, speed, 9600));
      expect(misread(text, speed, 9600)).toMatch(/^[\x20-\x7e\uFFFD]*$/);
      expect(misread(text, speed, 9600)).not.toContain('rommon');
    }
  });
});

import { expect, it } from 'vitest';
import { formatClock, formatSpan } from './format-time.ts';

it.each([
  [0, '0:00'],
  [7_999, '0:07'],
  [754_000, '12:34'],
  [3_723_000, '1:02:03'],
  [-5, '0:00'],
])('shows %d ms as the clock %s', (ms, text) => expect(formatClock(ms)).toBe(text));

it.each([
  [20_000, 'under a minute'],
  [60_000, '1 minute'],
  [754_000, '13 minutes'],
  [3_600_000, '1 h'],
  [5_400_000, '1 h 30 min'],
])('says %d ms as %s', (ms, text) => expect(formatSpan(ms)).toBe(text));

import { expect, it } from 'vitest';
import type { Entry } from '../../engine/index.ts';
import { resultLimits } from '../../scenarios/limits.ts';
import { noRoomFor } from './result-room.ts';

const typed = (count: number, text = 'a'): readonly Entry[] =>
  Array.from({ length: count }, (_, at) => ({ at, input: { kind: 'type', console: 'R1', text } }) as Entry);

it('has room for as many inputs as are read back, and tells of one more', () => {
  expect(noRoomFor(typed(resultLimits.entries))).toBeUndefined();
  expect(noRoomFor(typed(resultLimits.entries + 1))).toBe('It has 100,001 inputs; a result file has room for 100,000.');
});

it('has room for as many typed characters as are read back, and tells of one more', () => {
  const long = typed(40, 'x'.repeat(50_000));
  expect(noRoomFor(long)).toBeUndefined();
  expect(noRoomFor([...long, ...typed(1)])).toBe(
    'It has 2,000,001 typed characters; a result file has room for 2,000,000.',
  );
});

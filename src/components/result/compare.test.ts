import { expect, it } from 'vitest';
import type { Moment } from '../../engine/index.ts';
import { commandsOf, compareRuns } from './compare.ts';

it('knows a command by its abbreviation, and with do', () => {
  const { mine, reference } = compareRuns(['show version', 'write'], ['do sh ver', 'reload']);
  expect(mine.map(({ shared }) => shared)).toEqual([true, false]);
  expect(reference.map(({ shared }) => shared)).toEqual([true, false]);
});

it('lists lines typed and pasted, and acts, without answers and page turns', () => {
  const at = 0 as Moment;
  const type = (label: string, position: number) => ({ position, at, kind: 'type' as const, on: 'R1', label });
  const points = [
    type('show run', 1),
    type('Space', 2),
    type('yes', 3),
    { position: 4, at, kind: 'paste' as const, on: 'R1', label: 'Pasted 2 lines' },
    { position: 5, at, kind: 'break' as const, on: 'R1', label: 'Break' },
  ];
  const typed = { at, input: { kind: 'type' as const, console: 'R1', text: 'x' } };
  const pasted = { at, input: { kind: 'paste' as const, console: 'R1', text: 'a\rb\r' } };
  expect(commandsOf(points, [typed, typed, typed, pasted, typed])).toEqual(['show run', 'a', 'b', '[Break]']);
});

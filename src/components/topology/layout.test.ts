import { expect, it } from 'vitest';
import { device } from '../test-data.ts';
import { neighbours, NODE, place, placeUpright } from './layout.ts';

const at = (name: string, x: number, y: number) => device({ name, at: [x, y] });

it('gives the closest devices room, whatever the unit', () => {
  const [a, b, c] = place([at('A', 0, 0), at('B', 1, 0), at('C', 3, 0)]);
  expect((b?.x ?? 0) - (a?.x ?? 0)).toBeGreaterThan(NODE.width);
  expect((c?.x ?? 0) - (b?.x ?? 0)).toBe(2 * ((b?.x ?? 0) - (a?.x ?? 0)));
});

it('starts at the upper left, also for negative positions', () => {
  expect(place([at('A', -10, 5), at('B', 10, 25)]).map(({ x, y }) => [x, y])[0]).toEqual([0, 0]);
});

it('puts devices at one place into a row', () => {
  const placed = place([at('A', 7, 7), at('B', 7, 7)]);
  expect(placed[1]?.x).toBeGreaterThan(NODE.width);
});

it('knows a single device and none', () => {
  expect(place([])).toEqual([]);
  expect(place([at('A', 50, 90)]).map(({ x, y }) => [x, y])).toEqual([[0, 0]]);
});

it('puts below each other what is beside each other, where there is no width', () => {
  const row = placeUpright([at('A', 0, 0), at('B', 1, 0), at('C', 2, 0)]);
  expect(row.map(({ x }) => x)).toEqual([0, 0, 0]);
  expect(row[2]?.y).toBeGreaterThan(row[1]?.y ?? 0);
  const column = [at('A', 0, 0), at('B', 0, 1)];
  expect(placeUpright(column)).toEqual(place(column));
});

it('names the neighbours of a device', () => {
  const links = [
    { id: '1', ends: ['A', 'B'] },
    { id: '2', ends: ['C', 'A'] },
  ] as const;
  expect(neighbours('A', links)).toEqual(['B', 'C']);
  expect(neighbours('D', links)).toEqual([]);
});

import { describe, expect, it } from 'vitest';
import { device, smallNetwork } from '../test-data.ts';
import { arrange, neighbours, NODE, partsOf, place, type Line, type Placed } from './layout.ts';

const at = (name: string, x: number, y: number) => ({ name, kind: 'machine', at: [x, y] }) as const;
const places = (placed: readonly Placed[]): readonly (readonly [number, number])[] => placed.map(({ x, y }) => [x, y]);

it('gives the closest devices room, whatever the unit', () => {
  const [a, b, c] = place([at('A', 0, 0), at('B', 1, 0), at('C', 3, 0)]);
  expect((b?.x ?? 0) - (a?.x ?? 0)).toBeGreaterThan(NODE.width);
  expect((c?.x ?? 0) - (b?.x ?? 0)).toBe(2 * ((b?.x ?? 0) - (a?.x ?? 0)));
});

it('starts at the upper left, also for negative positions', () => {
  expect(places(place([at('A', -10, 5), at('B', 10, 25)]))[0]).toEqual([0, 0]);
});

it('puts devices at one place into a row', () => {
  const placed = place([at('A', 7, 7), at('B', 7, 7)]);
  expect(placed[1]?.x).toBeGreaterThan(NODE.width);
});

it('knows a single device and none', () => {
  expect(place([])).toEqual([]);
  expect(places(place([at('A', 50, 90)]))).toEqual([[0, 0]]);
});

describe('in a panel', () => {
  const devices = [device({ name: 'R1', at: [0, 0] }), device({ name: 'R2', at: [1, 0] })];
  const parts = partsOf(devices, smallNetwork);
  const lines: readonly Line[] = ['R1', 'R2', 'PC', 'SRV'].map((name) => [name, 'LAN']);
  const names = (placed: readonly Placed[], by: 'x' | 'y'): readonly string[] =>
    placed
      .filter(({ part }) => part.kind === 'machine')
      .toSorted((a, b) => a[by] - b[by])
      .map(({ part }) => part.name);
  const distinct = (placed: readonly Placed[], by: 'x' | 'y'): number =>
    new Set(placed.filter(({ part }) => part.kind === 'machine').map((one) => one[by])).size;

  it('that is large enough everything is where the scenario wants it', () => {
    expect(arrange(parts, lines, { width: 900, height: 600 })).toEqual(place(parts));
  });

  it('that is flat all machines are in one row, their switch below all of them', () => {
    const placed = arrange(parts, lines, { width: 1000, height: 156 });
    expect([distinct(placed, 'x'), distinct(placed, 'y')]).toEqual([4, 1]);
    expect(names(placed, 'x')).toEqual(['R1', 'PC', 'R2', 'SRV']);
    const bar = placed.find(({ part }) => part.name === 'LAN');
    expect(bar?.width).toBeGreaterThan(3 * NODE.width);
    expect(bar?.y).toBeGreaterThan(NODE.height);
  });

  it('of a phone all machines are in one column, and keep their size', () => {
    const placed = arrange(parts, lines, { width: 390, height: 640 });
    expect([distinct(placed, 'x'), distinct(placed, 'y')]).toEqual([1, 4]);
    const width = Math.max(...placed.map((one) => one.x + one.width)) - Math.min(...placed.map(({ x }) => x));
    expect(width).toBeLessThan(390 * 0.88);
  });

  it('no line runs behind a machine that it does not lead to', () => {
    const ring = [at('A', 0, 0), at('B', 1, 0), at('C', 2, 0)];
    const round: readonly Line[] = [
      ['A', 'B'],
      ['B', 'C'],
      ['C', 'A'],
    ];
    expect(places(arrange(ring, round.slice(0, 2), { width: 390, height: 640 })).map(([x]) => x)).toEqual([0, 0, 0]);
    const corner = [at('A', 0, 0), at('B', 4, 0), at('C', 2, 1)];
    expect(distinct(arrange(corner, round, { width: 300, height: 640 }), 'x')).toBeGreaterThan(1);
  });

  it('a switch without a place is between its machines', () => {
    const [wire] = smallNetwork.wires;
    const bare = { ...smallNetwork, wires: wire ? [{ name: wire.name, kind: wire.kind, ends: wire.ends }] : [] };
    expect(partsOf(devices, bare).find(({ name }) => name === 'LAN')?.at[0]).toBe(0.5);
  });
});

it('names the neighbours of a device', () => {
  const links = [
    { id: '1', ends: ['A', 'B'] },
    { id: '2', ends: ['C', 'A'] },
  ] as const;
  expect(neighbours('A', links)).toEqual(['B', 'C']);
  expect(neighbours('D', links)).toEqual([]);
});

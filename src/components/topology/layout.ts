import type { DeviceView, LinkView, NetworkView } from '../../bridge/protocol.ts';

type Point = readonly [x: number, y: number];

/** Size of a machine on the diagram, in pixels. */
export const NODE = { width: 184, height: 76 } as const;
/** Size of a switch. */
const SWITCH = { width: 120, height: 30 } as const;

const GAP = 56;
/** Beside a column, where cables lie flat and what is said of them lies along them. */
const WIDE_GAP = 96;
/** Between neighbours where everything is in one row. */
const NARROW_GAP = 28;
/** How far a switch reaches beyond the middle of its outermost machines. */
const OVERHANG = 40;

/** What is drawn as a box. */
export interface Part {
  readonly name: string;
  readonly kind: 'machine' | 'switch';
  /** Position that the scenario gives it, any unit. */
  readonly at: Point;
}

/** A part in its place: the upper left corner and the size in pixels. */
export interface Placed<P extends Part = Part> {
  readonly part: P;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Which parts a line connects. */
export type Line = readonly [string, string];

interface Size {
  readonly width: number;
  readonly height: number;
}

const mean = (values: readonly number[]): number =>
  values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length;

/** Everything that is drawn as a box. What the scenario gives no place is put beside the others, a switch between its machines. */
export function partsOf(devices: readonly DeviceView[], network: NetworkView | undefined): readonly Part[] {
  const { hosts = [], wires = [] } = network ?? {};
  const machines: readonly Part[] = [
    ...devices.map(({ name, at }) => ({ name, kind: 'machine', at }) as const),
    ...hosts.map(
      ({ name, at }, index) => ({ name, kind: 'machine', at: at ?? [(devices.length + index) * 200, 0] }) as const,
    ),
  ];
  const between = (names: readonly string[]): Point => {
    const there = machines.filter(({ name }) => names.includes(name));
    return [mean(there.map(({ at }) => at[0])), mean(there.map(({ at }) => at[1])) + 100];
  };
  return [
    ...machines,
    ...wires.flatMap(({ name, kind, at, ends }): readonly Part[] =>
      kind === 'segment' ? [{ name, kind: 'switch', at: at ?? between(ends.map(({ machine }) => machine)) }] : [],
    ),
  ];
}

const overlap = (a: Placed, b: Placed): boolean =>
  a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;

/** A part in a cell of a machine's size; what is smaller is in its middle. */
function inCell<P extends Part>(part: P, x: number, y: number): Placed<P> {
  const { width, height } = part.kind === 'machine' ? NODE : SWITCH;
  return { part, x: x + (NODE.width - width) / 2, y: y + (NODE.height - height) / 2, width, height };
}

const inRow = <P extends Part>(parts: readonly P[]): readonly Placed<P>[] =>
  parts.map((part, index) => inCell(part, index * (NODE.width + GAP), 0));

/** Smallest distance between two different values, or undefined when all are the same. */
const step = (values: readonly number[]): number | undefined => {
  const sorted = [...new Set(values)].sort((a, b) => a - b);
  const steps = sorted.slice(1).map((value, index) => value - (sorted[index] ?? 0));
  return steps.length === 0 ? undefined : Math.min(...steps);
};

/**
 * Places parts as the scenario plans them. Positions come in any unit: they are stretched until the closest rows and
 * columns have room between them; a plan on which parts would still cover each other is replaced by a row.
 */
export function place<P extends Part>(parts: readonly P[]): readonly Placed<P>[] {
  const [stepX, stepY] = [step(parts.map(({ at }) => at[0])), step(parts.map(({ at }) => at[1]))];
  const scaleX = stepX === undefined ? 0 : (NODE.width + GAP) / stepX;
  const scaleY = stepY === undefined ? 0 : (NODE.height + GAP) / stepY;
  const [left, top] = [Math.min(...parts.map(({ at }) => at[0])), Math.min(...parts.map(({ at }) => at[1]))];
  const placed = parts.map((part) =>
    inCell(part, Math.round((part.at[0] - left) * scaleX), Math.round((part.at[1] - top) * scaleY)),
  );
  const crowded = placed.some((one, index) => placed.slice(index + 1).some((other) => overlap(one, other)));
  return crowded ? inRow(parts) : placed;
}

const turned = <P extends Part>(parts: readonly P[]): readonly P[] =>
  parts.map((part) => ({ ...part, at: [part.at[1], part.at[0]] }));

function machinesBy<P extends Part>(parts: readonly P[], first: 0 | 1): readonly P[] {
  const second = first === 0 ? 1 : 0;
  const machines = parts.filter(({ kind }) => kind === 'machine');
  return machines.toSorted((a, b) => a.at[first] - b.at[first] || a.at[second] - b.at[second]);
}

const linkedTo = (name: string, lines: readonly Line[]): readonly string[] =>
  lines.flatMap(([a, b]) => (a === name ? [b] : b === name ? [a] : []));

/** The middles of a switch's machines along a row or column, from the first to the last. */
function reach(
  name: string,
  lines: readonly Line[],
  placed: readonly Placed[],
  middle: (one: Placed) => number,
): readonly [number, number] {
  const linked = linkedTo(name, lines);
  const middles = placed.filter(({ part }) => linked.includes(part.name)).map(middle);
  const [from, to] = middles.length === 0 ? [0, SWITCH.width] : [Math.min(...middles), Math.max(...middles)];
  return [from - OVERHANG, to + OVERHANG];
}

/** All machines in one row, switches as long bars below and above it. */
function flat<P extends Part>(parts: readonly P[], lines: readonly Line[]): readonly Placed<P>[] {
  const row = machinesBy(parts, 0).map((part, index) => inCell(part, index * (NODE.width + NARROW_GAP), 0));
  const bars = parts
    .filter(({ kind }) => kind === 'switch')
    .map((part, index): Placed<P> => {
      const [from, to] = reach(part.name, lines, row, ({ x, width }) => x + width / 2);
      const far = (GAP + SWITCH.height) * (Math.floor(index / 2) + 1);
      const y = index % 2 === 0 ? NODE.height + far - SWITCH.height : -far;
      return { part, x: from, y, width: to - from, height: SWITCH.height };
    });
  return [...row, ...bars];
}

/** All machines in one column, switches as long bars at the left and right of it. */
function column<P extends Part>(parts: readonly P[], lines: readonly Line[]): readonly Placed<P>[] {
  const machines = machinesBy(parts, 1).map((part, index) => inCell(part, 0, index * (NODE.height + NARROW_GAP)));
  const bars = parts
    .filter(({ kind }) => kind === 'switch')
    .map((part, index): Placed<P> => {
      const [from, to] = reach(part.name, lines, machines, ({ y, height }) => y + height / 2);
      const far = (WIDE_GAP + SWITCH.height) * (Math.floor(index / 2) + 1);
      const x = index % 2 === 0 ? -far : NODE.width + far - SWITCH.height;
      return { part, x, y: from + OVERHANG / 2, width: SWITCH.height, height: to - from - OVERHANG };
    });
  return [...machines, ...bars];
}

const middleOf = ({ x, y, width, height }: Placed): Point => [x + width / 2, y + height / 2];

/** How far from the middle of a switch lines may meet it. */
const reachOf = (length: number): number => (length > 60 ? length / 2 - 12 : 0);

/** Where a line from a point meets a switch: straight where it can. */
export const meeting = ([x, y]: Point, [middleX, middleY]: Point, { width, height }: Size): Point => {
  const within = (value: number, middle: number, half: number): number =>
    Math.min(Math.max(value, middle - half), middle + half);
  return [within(x, middleX, reachOf(width)), within(y, middleY, reachOf(height))];
};

const covers = ({ x, y, width, height }: Placed, [atX, atY]: Point): boolean =>
  atX > x && atX < x + width && atY > y && atY < y + height;

/** Points of a line that are looked at. */
const LOOKS = 40;

/** Whether a line runs through a part that it does not lead to. */
const runsThrough = (placed: readonly Placed[], [a, b]: Line): boolean => {
  const [from, to] = [a, b].map((name) => placed.find(({ part }) => part.name === name));
  if (!from || !to) return false;
  const ends =
    to.part.kind === 'switch'
      ? [middleOf(from), meeting(middleOf(from), middleOf(to), to)]
      : [middleOf(from), middleOf(to)];
  const [[x0, y0], [x1, y1]] = [ends[0] ?? [0, 0], ends[1] ?? [0, 0]];
  return placed.some(
    (other) =>
      other !== from &&
      other !== to &&
      Array.from({ length: LOOKS }, (_, i) => i / LOOKS).some((t) =>
        covers(other, [x0 + (x1 - x0) * t, y0 + (y1 - y0) * t]),
      ),
  );
};

const sizeOf = (placed: readonly Placed[]): Size => ({
  width: Math.max(...placed.map(({ x, width }) => x + width)) - Math.min(...placed.map(({ x }) => x)),
  height: Math.max(...placed.map(({ y, height }) => y + height)) - Math.min(...placed.map(({ y }) => y)),
});

/** How much of its size everything keeps in a panel; 1: all of it. */
const zoom = (placed: readonly Placed[], panel: Size): number => {
  const { width, height } = sizeOf(placed);
  return Math.min(1, (0.88 * panel.width) / width, (0.88 * panel.height) / height);
};

/** What the plan of the scenario may cost in size. */
const LEGIBLE = 0.85;

/** Places parts so that they can be read in a panel: as the scenario plans them, or turned, or in a row or a column. */
export function arrange<P extends Part>(
  parts: readonly P[],
  lines: readonly Line[],
  panel: Size,
): readonly Placed<P>[] {
  const plan = place(parts);
  if (parts.length === 0 || panel.width === 0 || zoom(plan, panel) >= LEGIBLE) return plan;
  const others = [place(turned(parts)), flat(parts, lines), column(parts, lines)].filter(
    (placed) => !lines.some((line) => runsThrough(placed, line)),
  );
  return others.reduce((best, one) => (zoom(one, panel) > zoom(best, panel) + 0.01 ? one : best), plan);
}

/** Where a line from the middle of a box towards a point leaves it. */
export function leaves([x, y]: Point, { width, height }: Size, [toX, toY]: Point): Point {
  const [dx, dy] = [toX - x, toY - y];
  const part = Math.min(
    dx === 0 ? Infinity : width / 2 / Math.abs(dx),
    dy === 0 ? Infinity : height / 2 / Math.abs(dy),
    1,
  );
  return [x + dx * part, y + dy * part];
}

/** Names of the devices that a device is linked to. */
export const neighbours = (name: string, links: readonly LinkView[]): readonly string[] =>
  links.flatMap(({ ends: [a, b] }) => (a === name ? [b] : b === name ? [a] : []));

import type { DeviceView, LinkView } from '../../bridge/protocol.ts';

/** Size of a device on the diagram, in pixels. */
export const NODE = { width: 184, height: 76 } as const;

const GAP = 56;

export interface Placed {
  readonly device: DeviceView;
  readonly x: number;
  readonly y: number;
}

const overlap = (a: Placed, b: Placed): boolean =>
  Math.abs(a.x - b.x) < NODE.width && Math.abs(a.y - b.y) < NODE.height;

const inRow = (devices: readonly DeviceView[]): readonly Placed[] =>
  devices.map((device, index) => ({ device, x: index * (NODE.width + GAP), y: 0 }));

/** Smallest distance between two different values, or undefined when all are the same. */
const step = (values: readonly number[]): number | undefined => {
  const sorted = [...new Set(values)].sort((a, b) => a - b);
  const steps = sorted.slice(1).map((value, index) => value - (sorted[index] ?? 0));
  return steps.length === 0 ? undefined : Math.min(...steps);
};

/**
 * Places devices on the diagram. Positions come in any unit: they are stretched until the closest rows and columns
 * have room between them; a plan on which devices would still cover each other is replaced by a row.
 */
export function place(devices: readonly DeviceView[]): readonly Placed[] {
  const [stepX, stepY] = [step(devices.map(({ at }) => at[0])), step(devices.map(({ at }) => at[1]))];
  const scaleX = stepX === undefined ? 0 : (NODE.width + GAP) / stepX;
  const scaleY = stepY === undefined ? 0 : (NODE.height + GAP) / stepY;
  const [left, top] = [Math.min(...devices.map(({ at }) => at[0])), Math.min(...devices.map(({ at }) => at[1]))];
  const placed = devices.map((device) => ({
    device,
    x: Math.round((device.at[0] - left) * scaleX),
    y: Math.round((device.at[1] - top) * scaleY),
  }));
  const crowded = placed.some((one, index) => placed.slice(index + 1).some((other) => overlap(one, other)));
  return crowded ? inRow(devices) : placed;
}

const turned = (devices: readonly DeviceView[]): readonly DeviceView[] =>
  devices.map((device) => ({ ...device, at: [device.at[1], device.at[0]] }));

const right = (placed: readonly Placed[]): number => Math.max(0, ...placed.map(({ x }) => x));

/** Places devices where there is more height than width: what is beside each other goes below each other if need be. */
export function placeUpright(devices: readonly DeviceView[]): readonly Placed[] {
  const [usual, other] = [place(devices), place(turned(devices))];
  return right(other) < right(usual) ? other : usual;
}

/** Names of the devices that a device is linked to. */
export const neighbours = (name: string, links: readonly LinkView[]): readonly string[] =>
  links.flatMap(({ ends: [a, b] }) => (a === name ? [b] : b === name ? [a] : []));

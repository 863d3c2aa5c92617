import { gate, type Gate } from '../../../kernel/io.ts';
import { defineSlice } from '../../../kernel/slice.ts';
import type { Device } from '../../../system/device.ts';
import type { CdpMessage } from '../../../system/network/cdp.ts';

/** Seconds between two messages, and for which they hold. */
export const TIMER = 60;
export const HOLDTIME = 180;

export const cdpConfig = defineSlice<{
  on: boolean;
  timer: number;
  holdtime: number;
  /** Interfaces that take no part, by full name. */
  without: readonly string[];
}>({
  id: 'cdp',
  lifetime: 'ram',
  initial: () => ({ on: true, timer: TIMER, holdtime: HOLDTIME, without: [] }),
});

/** What a neighbour has told, and when it was heard. */
export interface CdpNeighbour extends CdpMessage {
  /** Full name of the interface that it was heard at. */
  readonly heardAt: string;
  readonly moment: number;
}

export const cdpTable = defineSlice<{
  /** By interface and device. */
  neighbours: Readonly<Record<string, CdpNeighbour>>;
  sent: number;
  received: number;
}>({
  id: 'cdp.table',
  lifetime: 'ram',
  initial: () => ({ neighbours: {}, sent: 0, received: 0 }),
});

/** Seconds for which what was told still holds; not above 0: no longer. */
export const secondsLeft = ({ clock }: Device, { ttl, moment }: CdpNeighbour): number =>
  ttl - Math.floor((clock.now - moment) / 1000);

export const takesPart = (device: Device, name: string): boolean => {
  const { on, without } = device.read(cdpConfig);
  return on && !without.includes(name);
};

/** Whether it is on, and there is anything to talk to. */
export const hasNeighbours = (device: Device): boolean =>
  device.read(cdpConfig).on && device.platform.ports.some(({ name }) => device.network.carrier(name));

/** Neighbours whose word holds, the last heard first. */
export const neighboursOf = (device: Device): readonly CdpNeighbour[] =>
  Object.values(device.read(cdpTable).neighbours)
    .filter((one) => secondsLeft(device, one) > 0 && takesPart(device, one.heardAt))
    .sort((a, b) => b.moment - a.moment);

const changes = new WeakMap<Device, Gate<void>>();

/** Opens when something is configured otherwise, or a port has got its carrier. */
export function mattersChanged(device: Device): Gate<void> {
  const known = changes.get(device) ?? gate<void>();
  changes.set(device, known);
  return known;
}

/** Neighbours that are kept besides the last one. */
const MOST = 255;

/** Takes what a neighbour has told so often. */
export function learn(device: Device, name: string, told: CdpMessage, times: number): void {
  const table = device.read(cdpTable);
  const { neighbours } = table;
  const key = `${name} ${told.device}`;
  const known = Object.entries(neighbours).filter(([one, old]) => one !== key && secondsLeft(device, old) > 0);
  const one: CdpNeighbour = { ...told, heardAt: name, moment: device.clock.now };
  device.replace(cdpTable, {
    ...table,
    neighbours: Object.fromEntries([...known.slice(-MOST), [key, one]]),
    received: table.received + times,
  });
}

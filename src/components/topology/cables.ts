import type { FlowTraffic, NetworkView, Traffic, WireView } from '../../bridge/protocol.ts';

/** A port with a cable. */
export interface CableEnd {
  readonly machine: string;
  /** Full name. */
  readonly port: string;
  readonly plugged: boolean;
  /** Frames that went into the cable here, and that came out of it. */
  readonly sent: number;
  readonly received: number;
}

/** A cable: between two ports, or from a port to a switch, which holds it fast. */
export interface Cable {
  readonly id: string;
  readonly wire: string;
  readonly ends: readonly [CableEnd] | readonly [CableEnd, CableEnd];
  /** The switch that it leads to, when it leads to one. */
  readonly toSwitch?: string;
}

/** Where a cable leads to: the machine or the switch at its other end. */
export const otherEnd = ({ ends: [, other], toSwitch }: Cable): string => toSwitch ?? other?.machine ?? '';

export const isWhole = ({ ends }: Cable): boolean => ends.every(({ plugged }) => plugged);

/** Frames that crossed a cable so far. */
export const framesOn = ({ ends: [end, other] }: Cable): number => end.sent + (other ? other.sent : end.received);

const endOf = (wire: WireView, index: number, traffic: Traffic['wires'][number] | undefined): CableEnd => ({
  machine: wire.ends[index]?.machine ?? '',
  port: wire.ends[index]?.port ?? '',
  plugged: traffic?.plugged[index] ?? true,
  sent: traffic?.sent[index] ?? 0,
  received: traffic?.received[index] ?? 0,
});

/** The cables of a lab, as they stand. */
export const cablesOf = (network: NetworkView | undefined, traffic: Traffic | undefined): readonly Cable[] =>
  (network?.wires ?? []).flatMap((wire, index): readonly Cable[] => {
    const ends = wire.ends.map((_, at) => endOf(wire, at, traffic?.wires[index]));
    if (wire.kind === 'segment')
      return ends.map((end) => ({
        id: `${wire.name} ${end.machine} ${end.port}`,
        wire: wire.name,
        ends: [end],
        toSwitch: wire.name,
      }));
    const [a, b] = ends;
    return a && b ? [{ id: wire.name, wire: wire.name, ends: [a, b] }] : [];
  });

/** `R1 GigabitEthernet0/0`. */
export const portName = ({ machine, port }: Pick<CableEnd, 'machine' | 'port'>): string => `${machine} ${port}`;

/** `Gi0/0`: as routers shorten it. */
export const shortPort = (port: string): string => port.replace(/^([A-Z][a-z])[A-Za-z-]*(?=\d)/, '$1');

/** What a cable is called; its ports in full unless `written` shortens them. */
export function cableName({ ends: [end, other], toSwitch }: Cable, written = (port: string): string => port): string {
  const [from, to] = [end, other].map((one) => one && portName({ ...one, port: written(one.port) }));
  return `${from} to ${toSwitch === undefined ? (to ?? 'nothing') : `switch ${toSwitch}`}`;
}

/** What a cable is like now, in words. */
export function cableState(cable: Cable): string {
  const out = cable.ends.filter(({ plugged }) => !plugged);
  return out.length === 0 ? 'plugged in' : `pulled out of ${out.map(portName).join(' and ')}`;
}

/** `1 frame`. */
export const framesWord = (count: number): string => `${count} ${count === 1 ? 'frame' : 'frames'}`;

type Port = Pick<CableEnd, 'machine' | 'port'>;

const isAt = (end: Port | undefined, { machine, port }: Port): boolean => end?.machine === machine && end.port === port;

/** Whether bulk data crosses a cable now: away from its first end, or towards it. */
export function pouring(
  { wire, ends: [end, other] }: Cable,
  flows: readonly FlowTraffic[],
): 'away' | 'towards' | undefined {
  for (const crossing of flows.flatMap(({ crosses }) => crosses)) {
    if (crossing.wire !== wire) continue;
    if (isAt(end, crossing.to) || isAt(other, crossing.from)) return 'towards';
    if (isAt(end, crossing.from) || isAt(other, crossing.to)) return 'away';
  }
  return undefined;
}

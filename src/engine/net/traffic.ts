import type { PortName } from '../system/network/wire-spec.ts';
import type { Wire } from './wire.ts';

/** What a wire has at its ports, in their order. */
interface WireTraffic {
  readonly plugged: readonly boolean[];
  /** Frames that went into the wire at a port. */
  readonly sent: readonly number[];
  /** Frames that came out of it. */
  readonly received: readonly number[];
}

/** Bulk data that is on its way. */
export interface FlowTraffic {
  readonly from: string;
  /** The machine that it has come to. */
  readonly to: string;
  /** Wires that it crosses, by their names, and between which of their ends. */
  readonly crosses: readonly { readonly wire: string; readonly from: PortName; readonly to: PortName }[];
  readonly arrived: number;
  readonly size: number;
  /** Milliseconds until it has arrived at the speed of now; absent while it stands still. */
  readonly left?: number;
  /** Machines for which the transfer is not over; absent: for both. It crosses nothing then. */
  readonly waiting?: readonly string[];
}

/** What crosses the wires of a lab, counted. */
export interface Traffic {
  /** In the order of the lab's wires. */
  readonly wires: readonly WireTraffic[];
  readonly flows: readonly FlowTraffic[];
}

function flowsOn(wires: readonly Wire[]): readonly FlowTraffic[] {
  const crossings = wires.flatMap((wire) => wire.pouring.map((pouring) => ({ ...pouring, wire: wire.spec.name })));
  return [...new Set(crossings.map(({ flow }) => flow))].map((flow) => {
    const way = crossings.filter((one) => one.flow === flow);
    const [begins, ends] = [way.map(({ from }) => from.machine), way.map(({ to }) => to.machine)];
    const { arrived, size, left, ended } = flow;
    return {
      from: begins.find((machine) => !ends.includes(machine)) ?? begins[0] ?? '',
      to: ends.find((machine) => !begins.includes(machine)) ?? ends[0] ?? '',
      crosses: ended ? [] : way.map(({ wire, from, to }) => ({ wire, from, to })),
      arrived,
      size,
      ...(left !== undefined && { left }),
      ...(ended && { waiting: flow.waiting() }),
    };
  });
}

/** Counts what crossed wires so far. */
export const trafficOf = (wires: readonly Wire[]): Traffic => ({
  wires: wires.map((wire) => ({
    plugged: wire.spec.ends.map((end) => wire.plugged(end)),
    sent: wire.counts.map(({ sent }) => sent),
    received: wire.counts.map(({ received }) => received),
  })),
  flows: flowsOn(wires),
});

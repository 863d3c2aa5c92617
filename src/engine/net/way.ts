import { remembered } from '../kernel/slice.ts';
import { nextHop, type IpPort, type IpStack, type Passing } from '../system/network/ip-stack.ts';
import type { Address } from '../system/network/network.ts';
import type { MachineStack } from './machine-stack.ts';
import type { Wire } from './wire.ts';

/** Wires that a packet may cross. */
const FURTHEST = 32;

/** A machine as it is configured, at the port by which it is on a wire. */
interface Stop {
  readonly machine: MachineStack;
  readonly stack: IpStack;
  readonly port: IpPort;
}

/** A wire on the way of a packet, and between whom it crosses it. */
export interface Crossing {
  readonly wire: Wire;
  readonly from: Stop;
  readonly to: Stop;
}

/** The way between two machines, there or back. */
export interface Way {
  readonly crossings: readonly Crossing[];
  readonly last: MachineStack;
  /** What filters see of a packet that takes it. */
  readonly packet: Passing;
}

/** The way there, when there is also one back. */
export interface BothWays {
  readonly there: Way;
  readonly back: Way;
}

/** Bytes a millisecond that a machine moves to itself. */
const ITSELF = 1_000_000;

/** What a way leads through. */
interface Land {
  /** Another one whenever ports or cables may be otherwise. */
  readonly laid: object;
  wireAt(machine: string, port: string): Wire | undefined;
  stack(machine: string): MachineStack | undefined;
}

/** Milliseconds that so many bytes take along a way. */
export const timeOf = ({ crossings }: Way, bytes: number): number =>
  crossings.length === 0 ? bytes / ITSELF : crossings.reduce((sum, { wire }) => sum + wire.time(bytes), 0);

/** Part of the packets that get there. */
export const kept = ({ crossings }: Way): number =>
  crossings.reduce((part, { wire }) => part * (1 - wire.spec.loss), 1);

/** Bytes a millisecond of the slowest wire. */
export const rateOf = ({ crossings }: Way): number =>
  crossings.length === 0 ? ITSELF : Math.min(...crossings.map(({ wire }) => wire.spec.rate / 8000));

/** A filter stops the packets. */
interface Denied {
  /** It counts one of them. */
  count(): void;
}

type Found<T> = T | Denied | undefined;

export const isDenied = (found: object): found is Denied => 'count' in found;

/** The filter that stops a packet at a port; undefined: there is none, or it lets the packet pass. */
function denial({ permits }: IpStack, port: string, way: 'in' | 'out', packet: Passing): Denied | undefined {
  if (!permits || permits(port, way, { ...packet, packets: 0 })) return undefined;
  return { count: () => void permits(port, way, packet) };
}

/** A packet as it has come in after it has crossed a wire. */
export const arrived = (packet: Passing, crossing: Omit<Crossing, 'wire'> | undefined): Passing =>
  crossing ? { ...packet, came: { port: crossing.to.port.name, mac: crossing.from.port.mac } } : packet;

/** Ports and routes of a machine. */
type StackOf = (of: MachineStack) => IpStack;

/** Asks each machine once: nothing changes while a way is looked for. */
function stacksOnce(): StackOf {
  const known = new Map<MachineStack, IpStack>();
  return (of) => {
    const stack = known.get(of) ?? of.ip.configured;
    known.set(of, stack);
    return stack;
  };
}

/** Who on a wire has an address. */
function owner(land: Land, wire: Wire, address: Address, stackOf: StackOf): Stop | undefined {
  for (const end of wire.spec.ends) {
    const machine = land.stack(end.machine);
    if (!machine?.machine.awake || !wire.plugged(end)) continue;
    const stack = stackOf(machine);
    const port = stack.ports.find(({ name }) => name === end.port);
    if (port?.up && port.addresses.some(({ ip }) => ip === address)) return { machine, stack, port };
  }
  return undefined;
}

/** The way that packets like this one take from a machine; undefined where it ends before. */
function wayOf(land: Land, first: MachineStack, packet: Passing, stackOf: StackOf): Found<Way> {
  const crossings: Crossing[] = [];
  let here = first;
  for (let i = 0; i < FURTHEST; i++) {
    const stack = stackOf(here);
    if (here.ip.owns(packet.to, stack)) return { crossings, last: here, packet };
    if (here !== first && !stack.forwards) return undefined;
    const hop = nextHop(stack, packet.to);
    const wire = hop && land.wireAt(here.machine.name, hop.port.name);
    if (!hop || !wire?.plugged({ machine: here.machine.name, port: hop.port.name })) return undefined;
    const to = owner(land, wire, hop.neighbour, stackOf);
    const from = { machine: here, stack, port: hop.port };
    const denied =
      (here === first ? undefined : denial(stack, hop.port.name, 'out', arrived(packet, crossings.at(-1)))) ??
      (to && denial(to.stack, to.port.name, 'in', arrived(packet, { from, to })));
    if (denied || !to) return denied;
    crossings.push({ wire, from, to });
    here = to.machine;
  }
  return undefined;
}

function turned({ from, to, fromPort, toPort, ...packet }: Passing): Passing {
  return {
    ...packet,
    from: to,
    to: from,
    ...(toPort !== undefined && { fromPort: toPort }),
    ...(fromPort !== undefined && { toPort: fromPort }),
  };
}

/** The ways that packets and what answers them take; looked for anew when a state, a port or a cable is otherwise. */
export function bothWays(land: Land, from: MachineStack, packet: Passing): () => Found<BothWays> {
  const found = remembered((): Found<BothWays> => {
    const stackOf = stacksOnce();
    const there = wayOf(land, from, packet, stackOf);
    if (!there || isDenied(there)) return there;
    const back = wayOf(land, there.last, turned(packet), stackOf);
    if (!back || isDenied(back)) return back;
    return back.last === from ? { there, back } : undefined;
  });
  return () => found(land.laid);
}

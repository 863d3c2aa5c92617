import type { VirtualClock } from '../kernel/clock.ts';
import { remembered } from '../kernel/slice.ts';
import type { Content } from '../system/content.ts';
import type { Machine } from '../system/machine.ts';
import { carrierChanged, nextHop, type IpStack, type Passing } from '../system/network/ip-stack.ts';
import type { Address, Endpoint, Flow, LockStep } from '../system/network/network.ts';
import type { PortName, WireSpec } from '../system/network/wire-spec.ts';
import { wireSaid } from './events.ts';
import { MovingFlow } from './flow.ts';
import { MachineStack } from './machine-stack.ts';
import { Eavesdropper } from './overheard.ts';
import { isPacket, SEGMENT, type Captured, type Cutting, type Packet } from './packet.ts';
import type { TcpEnd } from './tcp.ts';
import { trafficOf, type Traffic } from './traffic.ts';
import { Wire } from './wire.ts';

/** Wires that a packet may cross. */
const FURTHEST = 32;
/** Milliseconds that something lost costs a transfer. */
const LOST = 1000;
/** Bytes that may be on their way in a connection. */
const WINDOW = 65_535;

/** A wire on the way of a packet, and the hardware addresses between which it crosses it. */
interface Crossing {
  readonly wire: Wire;
  readonly from: string;
  readonly to: string;
}

/** The way between two machines, there or back. */
interface Way {
  readonly crossings: readonly Crossing[];
  readonly last: MachineStack;
}

interface BothWays {
  readonly there: Way;
  readonly back: Way;
}

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

/** Who on a wire has an address, and where. */
interface Owner {
  readonly stack: MachineStack;
  readonly port: string;
  readonly mac: string;
}

/** What filters see of bulk data. */
const passingBetween = (protocol: 'tcp' | 'udp', from: Endpoint, to: Endpoint): Passing => ({
  from: from.address,
  to: to.address,
  protocol,
  fromPort: from.port,
  toPort: to.port,
  established: protocol === 'tcp',
});

const answerTo = ({ from, to, fromPort, toPort, ...packet }: Passing): Passing => ({
  ...packet,
  from: to,
  to: from,
  ...(toPort !== undefined && { fromPort: toPort }),
  ...(fromPort !== undefined && { toPort: fromPort }),
});

/** Milliseconds that so many bytes take along a way. */
const timeOf = (way: Way, bytes: number): number => way.crossings.reduce((sum, { wire }) => sum + wire.time(bytes), 0);

/** Part of the packets that get there. */
const kept = (way: Way): number => way.crossings.reduce((part, { wire }) => part * (1 - wire.spec.loss), 1);

/** Bytes a millisecond of the slowest wire. */
const rateOf = (way: Way): number => Math.min(...way.crossings.map(({ wire }) => wire.spec.rate / 8000), Infinity);

/** What connects the machines of a lab. */
export class LabNetwork {
  readonly #seed: number;
  readonly #specs: readonly WireSpec[];
  readonly #wires = new Map<string, Wire>();
  /** By the port that leads to it. */
  readonly #wireAt = new Map<string, Wire>();
  readonly #stacks = new Map<string, MachineStack>();
  #flows: readonly MovingFlow[] = [];
  /** A new one whenever ports or cables may be otherwise. */
  #laid: object = {};
  /** Carriers as machines were last told. */
  readonly #carriers = new Map<string, boolean>();

  constructor(specs: readonly WireSpec[], seed: number) {
    this.#specs = specs;
    this.#seed = seed;
  }

  get wires(): readonly Wire[] {
    return [...this.#wires.values()];
  }

  /** What crosses its wires, counted. */
  get traffic(): Traffic {
    return trafficOf(this.wires);
  }

  /** What a lab takes: a machine's own view. */
  readonly network = (machine: Machine): MachineStack => {
    this.#lay(machine.clock);
    const stack = new MachineStack(machine, {
      seed: this.#seed,
      wireAt: (port) => this.#wireAt.get(`${machine.name} ${port}`),
      carrier: (port) => this.#carrier({ machine: machine.name, port }),
      portsChanged: () => this.#changed(),
      datagrams: (from, socket, to, content, step) => this.#datagrams(from, socket, to, content, step),
      segments: (from, end, content) => this.#segments(from, end, content),
    });
    this.#stacks.set(machine.name, stack);
    for (const wire of this.#wires.values())
      for (const end of wire.spec.ends) if (end.machine === machine.name) this.#attach(wire, end, stack);
    return stack;
  };

  /** Plugs a cable into a port, or pulls it out. */
  plug(port: PortName, plugged: boolean): void {
    const wire = this.#wireAt.get(`${port.machine} ${port.port}`);
    if (!wire || wire.plugged(port) === plugged) return;
    wire.plug(port, plugged);
    this.#changed();
  }

  #lay(clock: VirtualClock): void {
    if (this.#wires.size > 0) return;
    const ear = new Eavesdropper();
    for (const spec of this.#specs) {
      const wire = new Wire(spec, clock, this.#seed);
      this.#wires.set(spec.name, wire);
      wire.watch((captured) => this.#tell(ear, wire, captured));
    }
  }

  /** Tells what could be read of what a machine put on a wire. */
  #tell(ear: Eavesdropper, wire: Wire, captured: Captured): void {
    const { from: mac, carries } = captured.frame;
    for (const said of ear.hear(captured)) {
      const machine = wire.attached.find((end) => end.mac === mac)?.machine ?? '';
      if (isPacket(carries))
        this.#stacks
          .get(machine)
          ?.machine.emit(wireSaid, { ...said, from: carries.from, to: carries.to, wire: wire.spec.name });
    }
  }

  #attach(wire: Wire, end: PortName, stack: MachineStack): void {
    this.#wireAt.set(`${end.machine} ${end.port}`, wire);
    wire.attach({
      ...end,
      get mac() {
        return stack.ip.macOf(end.port);
      },
      receive: (frame, at) => stack.ip.receive(end.port, frame, at),
    });
  }

  #carrier(port: PortName): boolean {
    const wire = this.#wireAt.get(`${port.machine} ${port.port}`);
    if (!wire?.plugged(port)) return false;
    if (wire.spec.kind === 'segment') return true;
    const other = wire.spec.ends.find((end) => end.machine !== port.machine || end.port !== port.port);
    return (
      other !== undefined && wire.plugged(other) && this.#stacks.get(other.machine)?.ip.enabled(other.port) === true
    );
  }

  /** Something about ports or cables may be otherwise: whoever is concerned is told. */
  #changed(): void {
    this.#laid = {};
    for (const { ends } of this.#specs)
      for (const end of ends) {
        const name = `${end.machine} ${end.port}`;
        const now = this.#carrier(end);
        if (this.#carriers.get(name) === now) continue;
        const first = !this.#carriers.has(name);
        this.#carriers.set(name, now);
        if (!first || now) this.#stacks.get(end.machine)?.machine.hook(carrierChanged, { port: end.port });
      }
    this.#flows = this.#flows.filter((flow) => !flow.ended);
    for (const flow of this.#flows) flow.reconsider();
  }

  /** The way that packets like this take from a machine now; undefined where it ends before, or somebody stops them. */
  #way(from: MachineStack, packet: Passing, stackOf: StackOf): Way | undefined {
    const { to } = packet;
    const crossings: Crossing[] = [];
    let here = from;
    for (let i = 0; i < FURTHEST; i++) {
      const stack = stackOf(here);
      if (here.ip.owns(to, stack)) return { crossings, last: here };
      if (here !== from && !stack.forwards) return undefined;
      const hop = nextHop(stack, to);
      if (hop && here !== from && stack.permits?.(hop.port.name, 'out', packet) === false) return undefined;
      const wire = hop && this.#wireAt.get(`${here.machine.name} ${hop.port.name}`);
      if (!hop || !wire?.plugged({ machine: here.machine.name, port: hop.port.name })) return undefined;
      const next = this.#owner(wire, hop.neighbour, stackOf);
      if (!next || stackOf(next.stack).permits?.(next.port, 'in', packet) === false) return undefined;
      crossings.push({ wire, from: hop.port.mac, to: next.mac });
      here = next.stack;
    }
    return undefined;
  }

  /** Who on a wire has an address. */
  #owner(wire: Wire, address: Address, stackOf: StackOf): Owner | undefined {
    for (const end of wire.spec.ends) {
      const stack = this.#stacks.get(end.machine);
      const port = stack?.machine.awake ? stackOf(stack).ports.find(({ name }) => name === end.port) : undefined;
      if (stack && port?.up && wire.plugged(end) && port.addresses.some(({ ip }) => ip === address))
        return { stack, port: port.name, mac: port.mac };
    }
    return undefined;
  }

  /** The way there, when there is also one back; looked for anew when a state, a port or a cable is otherwise. */
  #bothWays(from: MachineStack, packet: Passing): () => BothWays | undefined {
    const found = remembered((): BothWays | undefined => {
      const stackOf = stacksOnce();
      const there = this.#way(from, packet, stackOf);
      const back = there && this.#way(there.last, answerTo(packet), stackOf);
      return there && back?.last === from ? { there, back } : undefined;
    });
    return () => found(this.#laid);
  }

  #begin(from: MachineStack, content: Content, speed: (ends: number) => number, held: boolean): MovingFlow {
    const flow = new MovingFlow(from.machine.clock, content, (ends) => (from.machine.awake ? speed(ends) : 0), held);
    this.#flows = [...this.#flows.filter(({ ended }) => !ended), flow];
    return flow;
  }

  #datagrams(from: MachineStack, socket: Endpoint, to: Endpoint, content: Content, step: LockStep): Flow {
    const [message, answer] = [42 + step.header(0).length + step.each, Math.max(60, 42 + step.answer(0).length)];
    const waysNow = this.#bothWays(from, passingBetween('udp', socket, to));
    const speed = (ends: number): number => {
      const ways = waysNow();
      if (!ways) return 0;
      const got = kept(ways.there) * kept(ways.back);
      const time = timeOf(ways.there, message) + timeOf(ways.back, answer) + step.each / ends;
      return got > 0 ? step.each / (time + (LOST * (1 - got)) / got) : 0;
    };
    const flow = this.#begin(from, content, speed, false);
    const ways = waysNow();
    const body = { kind: 'udp', fromPort: socket.port, toPort: to.port, bytes: new Uint8Array() } as const;
    this.#captureBulk(from, ways?.there, socket.address, to.address, body, flow, { kind: 'datagrams', step });
    ways?.there.last.receiveFlow(to.port, { from: socket, bytes: body.bytes, flow });
    return flow;
  }

  #segments(from: MachineStack, { local, remote }: TcpEnd, content: Content): MovingFlow {
    const waysNow = this.#bothWays(from, passingBetween('tcp', local, remote));
    const speed = (ends: number): number => {
      const ways = waysNow();
      if (!ways) return 0;
      const got = kept(ways.there) * kept(ways.back);
      const round = timeOf(ways.there, SEGMENT) + timeOf(ways.back, 60);
      const lossy = got < 1 ? SEGMENT / (round + LOST * (1 - got)) : Infinity;
      return got > 0 ? Math.min(rateOf(ways.there), ends, WINDOW / round, lossy) : 0;
    };
    return this.#begin(from, content, speed, true);
  }

  /** Bulk data is seen once on each wire that it crosses. */
  #captureBulk(
    from: MachineStack,
    way: Way | undefined,
    source: Address,
    to: Address,
    body: Packet['body'],
    flow: MovingFlow,
    cutting: Cutting,
  ): void {
    const packet: Packet = { from: source, to, ttl: from.ip.configured.ttl, id: 0, dontFragment: false, body };
    for (const [hops, crossing] of (way?.crossings ?? []).entries())
      crossing.wire.capture({
        kind: 'bulk',
        at: from.machine.clock.now,
        frame: { from: crossing.from, to: crossing.to, carries: { ...packet, ttl: packet.ttl - hops } },
        flow,
        cutting,
      });
  }
}

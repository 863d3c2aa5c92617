import type { VirtualClock } from '../kernel/clock.ts';
import type { Content } from '../system/content.ts';
import type { Machine } from '../system/machine.ts';
import { carrierChanged } from '../system/network/ip-stack.ts';
import type { Endpoint, Flow, LockStep } from '../system/network/network.ts';
import type { PortName, WireSpec } from '../system/network/wire-spec.ts';
import { wireSaid } from './events.ts';
import type { Cutting, MovingFlow } from './flow.ts';
import { note, overlap, sharedBy, type Share } from './lanes.ts';
import { MachineStack } from './machine-stack.ts';
import { Eavesdropper } from './overheard.ts';
import { isPacket, narrowedTo, type Captured, type Packet, type Tcp, type Udp } from './packet.ts';
import { Pour } from './pour.ts';
import { passing } from './seen.ts';
import type { TcpEnd } from './tcp.ts';
import { trafficOf, type Traffic } from './traffic.ts';
import { bothWays, isDenied, kept, rateOf, timeOf, type BothWays, type Crossing, type Way } from './way.ts';
import { Wire } from './wire.ts';

/** Milliseconds that something lost costs a transfer. */
const LOST = 1000;
/** Bytes that may be on their way in a connection. */
const WINDOW = 65_535;

const NOTHING = new Uint8Array();

type Body = Omit<Udp, 'fromPort' | 'toPort'> | Omit<Tcp, 'fromPort' | 'toPort'>;
type Speed = (ways: BothWays, ends: number) => number;

const packetOf = (
  { ip }: MachineStack,
  from: Endpoint,
  to: Endpoint,
  body: Body,
): Packet & { readonly body: Udp | Tcp } => ({
  from: from.address,
  to: to.address,
  ttl: ip.configured.ttl,
  id: 0,
  dontFragment: false,
  body: { ...body, fromPort: from.port, toPort: to.port },
});

/** Bulk data is seen once on each wire that it crosses. */
const capture = ({ wire, from, to }: Crossing, carries: Packet, flow: MovingFlow, at: number): void =>
  wire.capture({ kind: 'bulk', at, frame: { from: from.port.mac, to: to.port.mac, carries }, flow });

const knownLanes = new WeakMap<Way, Share['lanes']>();

/** Directions of wires that a way goes through, with their rates: out of whoever sends, into whoever receives. */
function lanesOf(way: Way): Share['lanes'] {
  const known = knownLanes.get(way);
  if (known) return known;
  const lanes = new Map<string, number>();
  knownLanes.set(way, lanes);
  for (const { wire, from, to } of way.crossings) {
    const rate = wire.spec.rate / 8000;
    lanes.set(`${wire.spec.name} out ${from.port.mac}`, rate);
    lanes.set(`${wire.spec.name} in ${to.port.mac}`, rate);
  }
  return lanes;
}

/** What connects the machines of a lab. */
export class LabNetwork {
  readonly #seed: number;
  readonly #specs: readonly WireSpec[];
  readonly #wires = new Map<string, Wire>();
  /** By the port that leads to it. */
  readonly #wireAt = new Map<string, Wire>();
  readonly #stacks = new Map<string, MachineStack>();
  #flows: readonly Pour[] = [];
  /** What flows would take of the wires that they share. */
  readonly #shares = new Map<MovingFlow, Share>();
  #sharing = false;
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
    this.#count();
    return trafficOf(this.wires);
  }

  /** Another one whenever ports or cables may be otherwise. */
  get laid(): object {
    return this.#laid;
  }

  wireAt(machine: string, port: string): Wire | undefined {
    return this.#wireAt.get(`${machine} ${port}`);
  }

  stack(machine: string): MachineStack | undefined {
    return this.#stacks.get(machine);
  }

  /** What a lab takes: a machine's own view. */
  readonly network = (machine: Machine): MachineStack => {
    this.#lay(machine.clock);
    const stack = new MachineStack(machine, {
      seed: this.#seed,
      wireAt: (port) => this.wireAt(machine.name, port),
      carrier: (port) => this.#carrier({ machine: machine.name, port }),
      portsChanged: () => this.#changed(),
      count: () => this.#count(),
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
    const wire = this.wireAt(port.machine, port.port);
    if (!wire || wire.plugged(port) === plugged) return;
    // A lab of hosts alone has told nobody of carriers until its first cable moves.
    if (this.#carriers.size === 0) this.#changed();
    wire.plug(port, plugged);
    this.#changed();
  }

  #lay(clock: VirtualClock): void {
    if (this.#wires.size > 0) return;
    const ear = new Eavesdropper();
    for (const spec of this.#specs) {
      const wire = new Wire(spec, clock, this.#seed);
      this.#wires.set(spec.name, wire);
      wire.heard = (captured) => this.#tell(ear, wire, captured);
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
      receive: (frame, at, times) => stack.ip.receive(end.port, frame, at, times),
    });
  }

  #carrier(port: PortName): boolean {
    const wire = this.wireAt(port.machine, port.port);
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
    this.#flows = this.#flows.filter(({ flow }) => !flow.ended);
    for (const { flow } of this.#flows) flow.reconsider();
  }

  /** Ports have counted all that bulk data brought until now. */
  #count(): void {
    for (const pour of this.#flows) pour.count();
  }

  #begin(from: MachineStack, packet: Packet, content: Content, cutting: Cutting, speed: Speed): Pour {
    const found = bothWays(this, from, passing(packet));
    const share: Share = { demand: 0, lanes: new Map() };
    const ways: typeof found = () => {
      const now = from.machine.awake ? found() : undefined;
      if (!now || isDenied(now)) this.#take(share, 0, share.lanes);
      return now;
    };
    const shared: Speed = (now, ends) => {
      this.#take(share, speed(now, ends), lanesOf(now.there));
      return sharedBy(share, this.#shares.values());
    };
    const pour = new Pour(content, cutting, { clock: from.machine.clock, ways, speed: shared });
    const { flow } = pour;
    this.#flows = [...this.#flows.filter(({ flow: { ended } }) => !ended), pour];
    this.#shares.set(flow, share);
    flow.until(Infinity)(() => {
      this.#shares.delete(flow);
      this.#take(share, 0, share.lanes);
    });
    return pour;
  }

  /** A flow would take so much of what it shares: when that is otherwise than before, all others look how fast they may go. */
  #take(share: Share, demand: number, lanes: Share['lanes']): void {
    if (!note(share, demand, lanes) || this.#sharing) return;
    this.#sharing = true;
    for (const [flow, other] of this.#shares) if (other !== share && overlap(other, share)) flow.reconsider();
    this.#sharing = false;
  }

  #datagrams(from: MachineStack, socket: Endpoint, to: Endpoint, content: Content, step: LockStep): Flow {
    const [header, reply] = [step.header(0).length, step.answer(0).length];
    const [message, answer] = [42 + header + step.each, Math.max(60, 42 + reply)];
    const packet = packetOf(from, socket, to, { kind: 'udp', bytes: NOTHING });
    const pour = this.#begin(
      from,
      packet,
      content,
      { kind: 'datagrams', step, header, answer: reply },
      ({ there, back }, ends) => {
        const got = kept(there) * kept(back);
        const time = timeOf(there, message) + timeOf(back, answer) + step.each / ends;
        return got > 0 ? step.each / (time + (LOST * (1 - got)) / got) : 0;
      },
    );
    const { flow, ways } = pour;
    let carries: Packet = packet;
    for (const [hops, crossing] of (ways?.there.crossings ?? []).entries()) {
      carries = narrowedTo({ ...carries, ttl: packet.ttl - hops }, crossing.from.port.mtu, flow);
      capture(crossing, carries, flow, from.machine.clock.now);
    }
    const last = ways?.there.last;
    const holding = [from, ...(last ? [last] : [])].map(
      (stack, i) => [stack.machine.name, stack.holds(i === 0 ? socket.port : to.port)] as const,
    );
    flow.waiting = () => (flow.arrived >= flow.size ? [] : holding.flatMap(([name, holds]) => (holds() ? [name] : [])));
    last?.receiveFlow(to.port, { from: socket, bytes: NOTHING, flow });
    return flow;
  }

  #segments(from: MachineStack, { local, remote, segment: each }: TcpEnd, content: Content): MovingFlow {
    const packet = packetOf(from, local, remote, {
      kind: 'tcp',
      sequence: 0,
      acknowledges: 0,
      window: WINDOW,
      bytes: NOTHING,
    });
    const { flow } = this.#begin(from, packet, content, { kind: 'segments', each }, ({ there, back }, ends) => {
      const got = kept(there) * kept(back);
      const round = timeOf(there, each) + timeOf(back, 60);
      const lossy = got < 1 ? each / (round + LOST * (1 - got)) : Infinity;
      return got > 0 ? Math.min(rateOf(there), ends, WINDOW / round, lossy) : 0;
    });
    return flow;
  }
}

import type { Again, VirtualClock } from '../kernel/clock.ts';
import { nextUint32, randomFor, type RandomState } from '../kernel/random.ts';
import type { MovingFlow } from './flow.ts';
import type { PortName, WireSpec } from '../system/network/wire-spec.ts';
import { Captures } from './captures.ts';
import { frameSize, isGroup, isPacket, isSnap, type Captured, type Frame } from './packet.ts';

/** Whoever is at a port of a wire. */
export interface Attached extends PortName {
  readonly mac: string;
  /** Takes a frame, or so many like it. `at`: the exact moment, which the clock rounds up. */
  receive(frame: Frame, at: number, times: number): void;
}

/** Bulk data on a wire, between two of its ends. */
interface Pouring {
  readonly from: PortName;
  readonly to: PortName;
  readonly flow: MovingFlow;
}

/** What connects machines. Everything on it is captured. */
export class Wire {
  readonly spec: WireSpec;
  readonly #clock: VirtualClock;
  readonly #random: RandomState;
  /** What comes again and again is lost by chances of its own: whatever else is lost does not depend on it. */
  readonly #randomForLinks: RandomState;
  readonly #unplugged = new Set<string>();
  readonly #attached: Attached[] = [];
  readonly #flows = new WeakSet<MovingFlow>();
  /** Frames by the end of the wire, in the order of its specification. */
  readonly counts: readonly { sent: number; received: number }[];
  #pouring: readonly Pouring[] = [];
  /** Until when a port is busy with what it sends. */
  readonly #busy = new Map<string, number>();
  /** When what a port has still to send leaves it. */
  readonly #leaving = new Map<string, number[]>();
  readonly #watching = new Set<(captured: Captured) => void>();
  readonly #captures = new Captures();
  /** Hears all but link-layer protocols, whoever else watches. */
  heard: (captured: Captured) => void = () => {};

  constructor(spec: WireSpec, clock: VirtualClock, seed: number) {
    this.spec = spec;
    this.#clock = clock;
    this.#random = randomFor(seed, `wire ${spec.name}`);
    this.#randomForLinks = randomFor(seed, `wire ${spec.name} link`);
    this.counts = spec.ends.map(() => ({ sent: 0, received: 0 }));
  }

  get captured(): readonly Captured[] {
    return this.#captures.kept;
  }

  /** Frames and flows that are no longer kept. */
  get forgotten(): number {
    return this.#captures.forgotten;
  }

  get attached(): readonly Attached[] {
    return this.#attached;
  }

  attach(end: Attached): void {
    this.#attached.push(end);
  }

  plugged({ machine, port }: PortName): boolean {
    return !this.#unplugged.has(`${machine} ${port}`);
  }

  plug({ machine, port }: PortName, plugged: boolean): void {
    if (plugged) this.#unplugged.delete(`${machine} ${port}`);
    else this.#unplugged.add(`${machine} ${port}`);
  }

  /** Milliseconds until what is sent again and again has arrived; undefined: some of it is lost, or somebody watches. */
  lasts(frame: Frame): number | undefined {
    return this.spec.loss > 0 || this.#watching.size > 0 ? undefined : Math.ceil(this.time(frameSize(frame)));
  }

  /** Milliseconds that so many bytes take from end to end. */
  time(bytes: number): number {
    return this.spec.latency + (bytes * 8000) / this.spec.rate;
  }

  /** Bulk data that crosses it now, or was stopped and is waited for. */
  get pouring(): readonly Pouring[] {
    this.#pouring = this.#pouring.filter(({ flow }) => !flow.ended || flow.waiting().length > 0);
    return this.#pouring;
  }

  /** Counts frames at one of its ends. */
  count({ machine, port }: PortName, way: 'sent' | 'received', frames = 1): void {
    const count = this.counts[this.spec.ends.findIndex((end) => end.machine === machine && end.port === port)];
    if (count) count[way] += frames;
  }

  #endOf(mac: string): PortName {
    const { machine = '', port = '' } = this.#attached.find((end) => end.mac === mac) ?? {};
    return { machine, port };
  }

  /** Tells of everything that is captured from now on. */
  watch(told: (captured: Captured) => void): () => void {
    this.#watching.add(told);
    return () => void this.#watching.delete(told);
  }

  capture(one: Captured): void {
    if (one.kind === 'bulk') {
      const { frame, flow } = one;
      this.#pouring = [...this.pouring, { from: this.#endOf(frame.from), to: this.#endOf(frame.to), flow }];
    }
    this.#captures.add(one);
    this.heard(one);
    for (const told of this.#watching) told(one);
  }

  /** Bulk data of a connection is seen when its first segment comes by. */
  #seen(frame: Frame, at: number): Captured {
    const { from, to, carries } = frame;
    if (!isPacket(carries) || carries.body.kind !== 'tcp') return { kind: 'frame', at, frame };
    const { flow, ...body } = carries.body;
    if (!flow) return { kind: 'frame', at, frame };
    const bare = { from, to, carries: { ...carries, body } };
    if (this.#flows.has(flow)) return { kind: 'frame', at, frame: bare };
    this.#flows.add(flow);
    return { kind: 'bulk', at, frame: bare, flow };
  }

  /** When the frames leave that wait at a port at a moment. */
  #waiting(end: string, at: number): number[] {
    const leaving = this.#leaving.get(end) ?? [];
    const left = leaving.findIndex((leaves) => leaves > at);
    leaving.splice(0, left < 0 ? leaving.length : left);
    this.#leaving.set(end, leaving);
    return leaving;
  }

  /** Frames that wait at a port until those before them have left. */
  queued({ machine, port }: PortName, at: number = this.#clock.now): number {
    return this.#waiting(`${machine} ${port}`, at).length;
  }

  /** When a frame leaves: one that is small does not overtake a larger one. Link-layer protocols keep nobody waiting. */
  #leaves({ machine, port }: PortName, frame: Frame, at: number): number {
    if (isSnap(frame.carries)) return at;
    const end = `${machine} ${port}`;
    const leaves = Math.max(at, this.#busy.get(end) ?? 0);
    if (leaves > at) this.#waiting(end, at).push(leaves);
    this.#busy.set(end, leaves + this.time(frameSize(frame)) - this.spec.latency);
    return leaves;
  }

  /**
   * Sends a frame from one of its ports, where so many may wait; false: there is no room for it. What nobody is there for
   * is seen on the wire all the same. `again`: so often, and it has arrived.
   */
  send(from: PortName, frame: Frame, at: number, room: number, again?: Again): boolean {
    if (!this.plugged(from)) return true;
    if (!isSnap(frame.carries) && this.queued(from, at) >= room) return false;
    const leaves = this.#leaves(from, frame, at);
    const times = again?.times ?? 1;
    this.count(from, 'sent', times);
    if (again) this.#captures.repeat(frame, again);
    else this.capture(this.#seen(frame, leaves));
    const link = isSnap(frame.carries);
    const random = link ? this.#randomForLinks : this.#random;
    if (this.spec.loss > 0 && nextUint32(random) / 2 ** 32 < this.spec.loss) return true;
    const arrival = leaves + this.time(frameSize(frame));
    for (const end of this.#attached) {
      const addressed = isGroup(frame.to) || frame.to === end.mac;
      const itself = end.machine === from.machine && end.port === from.port;
      if (!addressed || itself) continue;
      const arrive = (): void => {
        if (!this.plugged(end) || !this.plugged(from)) return;
        this.count(end, 'received', times);
        end.receive(frame, arrival, times);
      };
      const left = Math.max(0, Math.ceil(arrival - this.#clock.now));
      if (again) arrive();
      else this.#clock.after(left, link ? 'poll' : 'event')(arrive);
    }
    return true;
  }
}

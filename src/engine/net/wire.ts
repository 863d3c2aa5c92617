import type { VirtualClock } from '../kernel/clock.ts';
import { nextUint32, randomFor, type RandomState } from '../kernel/random.ts';
import type { MovingFlow } from './flow.ts';
import type { PortName, WireSpec } from '../system/network/wire-spec.ts';
import { BROADCAST_MAC, frameSize, isPacket, SEGMENT, type Captured, type Frame } from './packet.ts';

/** Whoever is at a port of a wire. */
export interface Attached extends PortName {
  readonly mac: string;
  /** Takes a frame. `at`: the exact moment, which the clock rounds up. */
  receive(frame: Frame, at: number): void;
}

/** Frames and flows of a wire that are kept; of more, the oldest go. */
const KEPT = 20_000;

/** What connects machines. Everything on it is captured. */
export class Wire {
  readonly spec: WireSpec;
  readonly #clock: VirtualClock;
  readonly #random: RandomState;
  readonly #unplugged = new Set<string>();
  readonly #attached: Attached[] = [];
  readonly #flows = new WeakSet<MovingFlow>();
  #captured: Captured[] = [];
  /** Frames and flows that are no longer kept. */
  forgotten = 0;

  constructor(spec: WireSpec, clock: VirtualClock, seed: number) {
    this.spec = spec;
    this.#clock = clock;
    this.#random = randomFor(seed, `wire ${spec.name}`);
  }

  get captured(): readonly Captured[] {
    return this.#captured;
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

  /** Milliseconds that so many bytes take from end to end. */
  time(bytes: number): number {
    return this.spec.latency + (bytes * 8000) / this.spec.rate;
  }

  capture(one: Captured): void {
    this.#captured.push(one);
    if (this.#captured.length < 2 * KEPT) return;
    this.forgotten += KEPT;
    this.#captured = this.#captured.slice(KEPT);
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
    return { kind: 'bulk', at, frame: bare, flow, cutting: { kind: 'segments', each: SEGMENT } };
  }

  /** Sends a frame from one of its ports. What nobody is there for is seen on the wire all the same. */
  send(from: PortName, frame: Frame, at: number): void {
    if (!this.plugged(from)) return;
    this.capture(this.#seen(frame, at));
    if (this.spec.loss > 0 && nextUint32(this.#random) / 2 ** 32 < this.spec.loss) return;
    const arrival = at + this.time(frameSize(frame));
    for (const end of this.#attached) {
      const addressed = frame.to === BROADCAST_MAC || frame.to === end.mac;
      const itself = end.machine === from.machine && end.port === from.port;
      if (!addressed || itself) continue;
      this.#clock.after(Math.max(0, Math.ceil(arrival - this.#clock.now)))(() => {
        if (this.plugged(end) && this.plugged(from)) end.receive(frame, arrival);
      });
    }
  }
}

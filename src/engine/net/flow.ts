import type { VirtualClock } from '../kernel/clock.ts';
import type { Wait } from '../kernel/io.ts';
import { sizeOf, type Content } from '../system/content.ts';
import { SEGMENT } from '../system/network/segment.ts';
import type { Flow, LockStep } from '../system/network/network.ts';

/** Milliseconds after which a flow looks again how fast it may go. */
const LOOK = 1000;
/** A part of a millisecond, and of the bytes that come in it, that rounding may lose. */
const ROUNDING = 1e-6;

const nothing = (): void => {};

/** How a flow is cut into packets. */
export type Cutting =
  | {
      readonly kind: 'datagrams';
      readonly step: LockStep;
      /** Bytes of the header of a message, and of an answer. */
      readonly header: number;
      readonly answer: number;
    }
  | { readonly kind: 'segments'; readonly each: number };

/** Where a flow's progress changes its speed. */
interface Bend {
  readonly at: number;
  readonly bytes: number;
  /** Bytes a millisecond from then on. */
  readonly speed: number;
}

interface Waiter {
  /** When it is over as things stand; undefined: not by itself. */
  due(): number | undefined;
  resume(): void;
  disarm(): void;
}

/**
 * Bulk data that moves as fast as its way and both ends let it. Its progress is a line in time, bent where the speed
 * changes; only those who wait for a point of it cost anything.
 */
export class MovingFlow implements Flow {
  readonly content: Content;
  readonly cutting: Cutting;
  /** Machines that wait for more, or for what is to come of it, although it was stopped. */
  waiting: () => readonly string[] = () => [];
  readonly #size: number;
  readonly #clock: VirtualClock;
  readonly #way: (ends: number) => number;
  #limit = Infinity;
  /** Bytes that had arrived at the last bend, and when that was. */
  #base = 0;
  #bend: number;
  /** Bytes a millisecond since then. */
  #speed = 0;
  #lastMoved: number;
  #stopped = false;
  #begun: boolean;
  readonly #bends: Bend[] = [];
  readonly #waiters = new Set<Waiter>();
  #stopLooking = nothing;

  /**
   * `way`: bytes a millisecond that get through where the ends take so many; 0: none. When it is said how it is cut into
   * segments, it stands still until it is told to begin.
   */
  constructor(clock: VirtualClock, content: Content, way: (ends: number) => number, cutting?: Cutting) {
    this.cutting = cutting ?? { kind: 'segments', each: SEGMENT };
    this.#begun = cutting?.kind !== 'segments';
    this.content = content;
    this.#size = sizeOf(content);
    this.#clock = clock;
    this.#way = way;
    this.#bend = clock.now;
    this.#lastMoved = clock.now;
    this.reconsider();
  }

  get begun(): boolean {
    return this.#begun;
  }

  /** Its bytes. */
  get size(): number {
    return this.#size;
  }

  /** Milliseconds until all of it has arrived at the speed of now; undefined while it stands still. */
  get left(): number | undefined {
    return this.#speed > 0 ? Math.ceil((this.#size - this.#reached()) / this.#speed) : undefined;
  }

  get arrived(): number {
    return Math.floor(this.#reached() + ROUNDING * (1 + this.#speed));
  }

  get ended(): boolean {
    return this.#stopped || this.arrived >= this.#size;
  }

  /** How it stood at a moment that has been. */
  at(moment: number): { readonly arrived: number; readonly ended: boolean } {
    if (moment >= this.#clock.now) return { arrived: this.arrived, ended: this.ended };
    const next = this.#bends.findIndex(({ at }) => at > moment);
    const { at, bytes, speed } = this.#bends.at(next < 0 ? -1 : Math.max(0, next - 1)) ?? { at: 0, bytes: 0, speed: 0 };
    const reached = Math.min(
      this.#size,
      this.#bends[next]?.bytes ?? Infinity,
      bytes + Math.max(0, moment - at) * speed,
    );
    const arrived = Math.floor(reached + ROUNDING * (1 + speed));
    return { arrived, ended: arrived >= this.#size || (this.#stopped && next < 0) };
  }

  /** The exact moment at which so many bytes had arrived; undefined: they have not. */
  momentOf(bytes: number): number | undefined {
    if (bytes > this.#reached() + ROUNDING) return undefined;
    const bend =
      this.#bends.findLast((one) => one.bytes < bytes) ?? this.#bends.find(({ speed }) => speed > 0) ?? this.#bends[0];
    return bend && (bend.speed > 0 ? bend.at + Math.max(0, bytes - bend.bytes) / bend.speed : bend.at);
  }

  until(bytes: number): Wait<void> {
    const wanted = Math.min(bytes, this.#size);
    return this.#waiting(() => {
      if (this.#stopped || this.arrived >= wanted) return this.#clock.now;
      return this.#speed > 0 ? this.#bend + (wanted - this.#base) / this.#speed : undefined;
    });
  }

  quiet(ms: number): Wait<void> {
    const since = this.#clock.now;
    return this.#waiting(() => {
      if (this.#speed > 0 && !this.ended) return undefined;
      return Math.max(since, this.#lastMoved) + ms;
    });
  }

  limit(bytesPerSecond: number): void {
    this.#limit = Math.min(this.#limit, bytesPerSecond / 1000);
    this.reconsider();
  }

  begin(): void {
    if (this.#begun) return;
    this.#begun = true;
    this.reconsider();
  }

  stop(): void {
    if (this.ended) return;
    this.#settle();
    this.#stopped = true;
    this.#go(0);
  }

  /** Its way or an end may have changed: goes on from here at the speed that holds now. */
  reconsider(): void {
    if (this.ended) return this.#stopLooking();
    this.#settle();
    const speed = this.#begun ? this.#way(this.#limit) : 0;
    this.#go(this.#limit > 0 ? speed : 0);
    this.#stopLooking();
    this.#stopLooking = this.#clock.after(LOOK, 'poll')(() => this.reconsider());
  }

  #reached(): number {
    return Math.min(this.#size, this.#base + (this.#clock.now - this.#bend) * this.#speed);
  }

  #settle(): void {
    this.#base = Math.max(this.#reached(), this.arrived);
    this.#bend = this.#clock.now;
    if (this.#speed > 0) this.#lastMoved = this.#clock.now;
  }

  #go(speed: number): void {
    const changed = speed !== this.#speed || this.#stopped;
    this.#speed = speed;
    if (changed || this.#bends.length === 0) this.#bends.push({ at: this.#bend, bytes: this.#base, speed });
    if (changed) for (const waiter of this.#waiters) this.#arm(waiter);
  }

  #waiting(due: () => number | undefined): Wait<void> {
    return (resume) => {
      const waiter: Waiter = { due, resume, disarm: nothing };
      this.#waiters.add(waiter);
      this.#arm(waiter);
      return () => {
        waiter.disarm();
        this.#waiters.delete(waiter);
      };
    };
  }

  #arm(waiter: Waiter): void {
    waiter.disarm();
    waiter.disarm = nothing;
    const due = waiter.due();
    if (due === undefined) return;
    const ring = (): void => {
      this.#waiters.delete(waiter);
      waiter.resume();
    };
    if (due <= this.#clock.now) ring();
    else waiter.disarm = this.#clock.after(Math.ceil(due - this.#clock.now - ROUNDING))(ring);
  }
}

import type { Draft } from 'immer';
import type { VirtualClock } from '../kernel/clock.ts';
import type { EventType, Value } from '../kernel/events.ts';
import type { Io, Task } from '../kernel/io.ts';
import type { Lifetime, Slice } from '../kernel/slice.ts';
import type { Hook } from './hook.ts';
import type { TerminalLine } from './terminal/line.ts';
import type { IpStack } from './network/ip-stack.ts';
import type { MachineNetwork } from './network/network.ts';

/** Anything in a lab that runs programs: a router, a switch, a server that nobody sits at. */
export interface Machine {
  /** Name in the lab, and of its console if it has one; not the hostname. */
  readonly name: string;
  readonly clock: VirtualClock;
  /** Lines with a terminal of their own. */
  readonly consoles: readonly TerminalLine[];
  /** What it reaches beyond itself. */
  readonly network: MachineNetwork;
  /** It has power. */
  readonly awake: boolean;
  read<S>(slice: Slice<S>): S;
  update<S>(slice: Slice<S>, change: (draft: Draft<S>) => void): void;
  /** Puts another value in the place of a slice's. */
  replace<S>(slice: Slice<S>, value: S): void;
  /** Resets every slice of these lifetimes to its initial value. */
  reset(lifetimes: readonly Lifetime[]): void;
  emit<P extends Readonly<Record<string, Value>>>(event: EventType<P>, payload: P): void;
  /** A number of the lab's seed for something of this machine: the same as often as it is asked for. */
  seedOf(what: string): number;
  /** Passes a value through everybody who taps the hook. */
  hook<V>(hook: Hook<V>, value: V): V;
  /** Integer from 0 to below - 1, from this machine's own seeded stream. */
  random(below: number): number;
  /** Starts a program that dies with the software that runs now (reload, power off, ROM monitor). */
  spawn(program: Io<unknown>): Task;
}

/** A machine that is no router, as a lab wants it. */
export interface MachineSpec {
  readonly name: string;
  readonly slices?: readonly Slice<never>[];
  /** Its ports and routes; a port is up while it has a carrier. */
  readonly stack?: IpStack;
  /** Somebody can sit at it. */
  readonly console?: boolean;
  /** What it does from the beginning. */
  run(machine: Machine): Io<unknown>;
}

import type { Draft } from 'immer';
import type { VirtualClock } from './kernel/clock.ts';
import type { EventType, Value } from './kernel/events.ts';
import { spawn, type Io, type Task } from './kernel/io.ts';
import { nextInt, nextUint32, randomFor, type RandomState } from './kernel/random.ts';
import { DeviceState, type Lifetime, type Slice, type StateTree } from './kernel/slice.ts';
import { spend } from './kernel/work.ts';
import type { Hook } from './system/hook.ts';
import { CONSOLE, TerminalLine } from './system/terminal/line.ts';
import type { Machine, MachineSpec } from './system/machine.ts';
import { carrierChanged, ipStack, type IpStack } from './system/network/ip-stack.ts';
import type { MachineNetwork } from './system/network/network.ts';

/** Running programs that are looked through for a unit of work. */
const TASKS = 50;

/** What a machine needs of the lab around it. */
export interface World {
  readonly clock: VirtualClock;
  readonly seed: number;
  network(machine: Machine): MachineNetwork;
  event(machine: string, id: string, payload: Readonly<Record<string, Value>>): void;
  /** Something appears on a console. */
  output(console: string, text: string): void;
}

/** What a machine is made of. One that is more than a machine runs by itself. */
type MachineParts = Omit<MachineSpec, 'run'> & Partial<Pick<MachineSpec, 'run'>>;

/** A machine of a running lab: nobody taps its hooks, unless it is more than that. */
export class LabMachine implements Machine {
  readonly name: string;
  readonly clock: VirtualClock;
  readonly network: MachineNetwork;
  readonly #world: World;
  readonly #random: RandomState;
  protected readonly state: DeviceState;
  readonly #stack: IpStack | undefined;
  readonly #consoles: readonly TerminalLine[];
  #tasks: Task[] = [];
  /** Whether its ports had carriers as it last saw. */
  readonly #carriers = new Map<string, boolean>();
  /** What it does from the beginning, for machines that are no more than this. */
  readonly #run: MachineSpec['run'] | undefined;

  constructor({ name, slices = [], stack, console, run }: MachineParts, world: World) {
    this.#stack = stack;
    this.#run = run;
    this.name = name;
    this.clock = world.clock;
    this.#world = world;
    this.#random = randomFor(world.seed, name);
    this.state = new DeviceState(slices);
    this.network = world.network(this);
    this.#consoles = console ? [new TerminalLine(CONSOLE, world.clock, (text) => world.output(name, text))] : [];
  }

  /** Begins to run. */
  start(): void {
    for (const { name } of this.#stack?.ports ?? []) this.#carriers.set(name, this.network.carrier(name));
    if (this.#run) this.spawn(this.#run(this));
  }

  /** Makes it what it was when the snapshot was taken, and starts it again. */
  restore(snapshot: StateTree): void {
    this.stopTasks();
    for (const line of this.#consoles) line.flush();
    this.reset(['ram', 'memory']);
    this.state.restore(snapshot, ['nvram', 'hardware']);
    this.start();
  }

  get consoles(): readonly TerminalLine[] {
    return this.#consoles;
  }

  get awake(): boolean {
    return true;
  }

  read<S>(slice: Slice<S>): S {
    return this.state.read(slice);
  }

  update<S>(slice: Slice<S>, change: (draft: Draft<S>) => void): void {
    this.state.update(slice, change);
  }

  replace<S>(slice: Slice<S>, value: S): void {
    this.state.replace(slice, value);
  }

  reset(lifetimes: readonly Lifetime[]): void {
    this.state.reset(lifetimes);
  }

  snapshot(): StateTree {
    return this.state.snapshot();
  }

  emit<P extends Readonly<Record<string, Value>>>(event: EventType<P>, payload: P): void {
    this.#world.event(this.name, event.id, payload);
  }

  hook<V>(hook: Hook<V>, value: V): V {
    if (hook.id === carrierChanged.id) this.#follow(value as { readonly port: string });
    return hook.id === ipStack.id && this.#stack ? (this.#withCarriers(this.#stack) as V) : value;
  }

  random(below: number): number {
    return nextInt(this.#random, below);
  }

  seedOf(what: string): number {
    return nextUint32(randomFor(this.#world.seed, `${what} ${this.name}`));
  }

  spawn(program: Io<unknown>): Task {
    const task = spawn(program);
    spend(Math.ceil(this.#tasks.length / TASKS));
    this.#tasks = [...this.#tasks.filter((t) => !t.done), task];
    return task;
  }

  /** A port that comes up says whose it is, and one that goes down has no neighbours. */
  #follow({ port }: { readonly port: string }): void {
    const carrier = this.network.carrier(port);
    if (this.#carriers.get(port) === carrier) return;
    this.#carriers.set(port, carrier);
    if (carrier) this.network.announce(port);
    else this.network.forgetNeighbours({ port });
  }

  /** A port that knows whether it is enabled without asking who is at the other end, who may ask the same. */
  #withCarriers(stack: IpStack): IpStack {
    const { network } = this;
    const ports = stack.ports.map((port) => ({
      ...port,
      get up() {
        return port.virtual === true || network.carrier(port.name);
      },
    }));
    return { ...stack, ports };
  }

  protected stopTasks(): void {
    const tasks = this.#tasks;
    this.#tasks = [];
    this.network.restart(() => tasks.forEach((task) => task.cancel()));
  }
}

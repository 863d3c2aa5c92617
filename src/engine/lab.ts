import { fromCivil, type EpochMillis } from './kernel/calendar.ts';
import { VirtualClock, type Moment } from './kernel/clock.ts';
import type { LabEvent, Value } from './kernel/events.ts';
import type { Entry, Input, Note, Replayable } from './kernel/journal.ts';
import type { StateTree } from './kernel/slice.ts';
import { part } from './kernel/part.ts';
import { paidBy, PRELUDE_WORK, SESSION_WORK, spend, TakesTooLong, type Purse } from './kernel/work.ts';
import type { Understanding } from './cli/understand.ts';
import { diskSlot } from './system/slot.ts';
import { features } from './features/index.ts';
import { factOf, whyNot } from './facts.ts';
import { LabDevice } from './lab-device.ts';
import { LabMachine, type World } from './lab-machine.ts';
import type { PastLab } from './past.ts';
import { buildRegistry, type Registry } from './registry.ts';
import type { HostConfig } from './hosts/host.ts';
import type { LabSpec as DevicesSpec } from './system/device-spec.ts';
import type { Machine, MachineSpec } from './system/machine.ts';
import type { LabNetwork } from './net/lab-network.ts';
import type { Traffic } from './net/traffic.ts';
import type { Wire } from './net/wire.ts';
import type { WireRecording, WireWords } from './net/wire-view.ts';
import type { MachineNetwork } from './system/network/network.ts';
import type { TerminalLine } from './system/terminal/line.ts';
import type { SerialPort } from './system/terminal/serial-port.ts';
import { silence } from './system/network/silence.ts';
import { marksOf, Player, type Stage } from './transcript.ts';

/** Text that appeared on a console, and when. */
export interface OutputChunk {
  readonly at: Moment;
  readonly console: string;
  readonly text: string;
}

/** Makes a machine's view of what it is connected to. */
export type NetworkMaker = (machine: Machine) => MachineNetwork;

/** A console as it stands. */
interface Console {
  readonly name: string;
  /** Its machine has power. */
  readonly awake: boolean;
  /** Somebody reads what is typed. */
  readonly reading: boolean;
}

interface Beginning {
  readonly on: boolean;
  readonly state: StateTree;
}

/** Characters that are printed for a unit of work. */
const CHARACTERS = 10;
/** Work of an event. */
const EVENT = 8;
/** Work of asking a fact. */
const FACT = 2;
/** Work of an input besides what it leads to. */
const INPUT = 4;

/** A lab as a scenario wants it. */
export interface LabSpec extends DevicesSpec {
  readonly hosts?: readonly HostConfig[];
}

/** A lab with wires or hosts cannot be made before it has come. */
const surroundings = part(() => import('./surroundings.ts'));

/** Fetches what labs with wires or hosts are made of. */
export const fetchSurroundings = surroundings.fetch;

/** What shows and records what was on wires. */
const wireView = part(() => import('./net/wire-view.ts'), 'last');

/** What a device would make of a line. */
const asking = part(() => import('./cli/understand.ts'), 'last');
/** How a lab stood. */
const looking = part(() => import('./past.ts'), 'last');

/** What the clock of a lab says in which none was set. */
const UNSET = fromCivil(2006, 1, 2);

/** The shipped engine: every feature there is. */
export const registry = buildRegistry(features);

/** The whole simulated world. Moves only when told to. */
export class Lab implements Replayable {
  readonly registry: Registry;
  readonly #clock = new VirtualClock();
  readonly #devices = new Map<string, LabDevice>();
  readonly #machines = new Map<string, LabMachine>();
  readonly #network: LabNetwork | undefined;
  #purse: Purse = { left: Infinity };
  readonly #events: LabEvent[] = [];
  #prepared: readonly LabEvent[] = [];
  readonly #notes: Note[] = [];
  /** Every machine as the session begins: what `reset` goes back to. */
  readonly #beginnings: ReadonlyMap<string, Beginning>;
  #output: OutputChunk[] = [];
  /** When the learner begins: what came before was played by the lab itself. */
  readonly begin: Moment;
  /** What clocks said when the lab opened. */
  readonly epoch: EpochMillis;

  /** Throws when the specification names an unknown platform: scenarios are checked before. */
  constructor(spec: LabSpec, seed: number, using: Registry = registry, network: NetworkMaker = silence) {
    this.registry = using;
    this.epoch = spec.devices.find(({ clock }) => clock !== undefined)?.clock ?? spec.hosts?.[0]?.epoch ?? UNSET;
    this.#network = spec.wires && new (surroundings.get().LabNetwork)(spec.wires, seed);
    const world: World = {
      clock: this.#clock,
      seed,
      network: this.#view(network),
      output: (console, text) => {
        spend(Math.ceil(text.length / CHARACTERS));
        this.#output.push({ at: this.#clock.now, console, text });
      },
      event: (name, id, payload) => {
        spend(EVENT);
        this.#events.push({ at: this.#clock.now, device: name, id, payload });
      },
    };
    for (const device of spec.devices) {
      const platform = using.platforms.get(device.platform);
      if (!platform) throw new Error(`No platform ${device.platform}`);
      const made = new LabDevice(device, platform, { ...world, registry: using });
      this.#devices.set(device.name, made);
      this.#machines.set(device.name, made);
    }
    for (const machine of [...(spec.machines ?? []), ...this.#hosts(spec)]) {
      if (this.#machines.has(machine.name)) throw new Error(`Two machines are called ${machine.name}`);
      const made = new LabMachine(machine, world);
      this.#machines.set(machine.name, made);
      made.start();
    }
    const { prelude } = spec;
    if (prelude !== undefined) this.limited(PRELUDE_WORK).#prepare(prelude);
    this.limited(Infinity);
    this.begin = this.now;
    this.#beginnings = new Map(
      this.machines.map((machine) => [machine.name, { on: machine.awake, state: machine.snapshot() }]),
    );
  }

  /** What connects its machines, and what was on it. */
  get wires(): readonly Wire[] {
    return this.#network?.wires ?? [];
  }

  /** What crosses its wires, counted; undefined without any. */
  get traffic(): Traffic | undefined {
    return this.#network?.traffic;
  }

  /** A capture file of what its wires keep, or one of them: from the beginning on, when it is asked for then. */
  record(name?: string): WireRecording {
    const wires = this.wires.filter(({ spec }) => name === undefined || spec.name === name);
    return wireView.get().recordWires(wires, this.epoch);
  }

  /** What crosses its wires, in words. */
  describe(): WireWords {
    return new (wireView.get().WireWords)(this.wires);
  }

  #hosts({ hosts = [] }: LabSpec): readonly MachineSpec[] {
    return hosts.map((host) => surroundings.get().hostSpec(host));
  }

  #view(network: NetworkMaker): NetworkMaker {
    return this.#network?.network ?? network;
  }

  get now(): Moment {
    return this.#clock.now;
  }

  /** When anything is due next that is no poll. */
  get nextDue(): Moment | undefined {
    return this.#clock.nextDue;
  }

  /** As far as time can go without anything on the way, not even a poll. */
  get nextTimer(): Moment | undefined {
    return this.#clock.nextTimer;
  }

  /** When something happens by itself next; polls, and a console that logs out for want of keys, do not count. */
  get nextEvent(): Moment | undefined {
    return this.#clock.nextEvent;
  }

  get devices(): readonly LabDevice[] {
    return [...this.#devices.values()];
  }

  /** Devices first. */
  get machines(): readonly LabMachine[] {
    return [...this.#machines.values()];
  }

  /** Everything that somebody can sit at, by the name that journal and output have for it. */
  get consoles(): readonly Console[] {
    return this.machines.flatMap(({ name, awake, consoles }) =>
      consoles.map(({ reading }) => ({ name, awake, reading })),
    );
  }

  /** True while there is a console with power that reads nothing. Machines without a console are never waited for. */
  get busy(): boolean {
    return this.consoles.some(({ awake, reading }) => awake && !reading);
  }

  get events(): readonly LabEvent[] {
    return this.#events;
  }

  /** What happened before the learner began. No mark may look at it. */
  get prepared(): readonly LabEvent[] {
    return this.#prepared;
  }

  get notes(): readonly Note[] {
    return this.#notes;
  }

  /** Anything in the lab that runs programs, by name. */
  machine(name: string): Machine | undefined {
    return this.#machines.get(name);
  }

  device(name: string): LabDevice | undefined {
    return this.#devices.get(name);
  }

  /** Value of a fact. Throws on names that do not exist: scenarios are checked before. */
  fact(id: string, on: string, of = ''): Value {
    return paidBy(this.#purse, () => {
      spend(FACT);
      return factOf(this.machines, id, on, of);
    });
  }

  /** From now on it does so much work and no more: what is asked of it beyond throws TakesTooLong. */
  limited(work: number = SESSION_WORK): this {
    this.#purse = { left: work, paid: new Set() };
    return this;
  }

  /** Counts work that somebody does because of it. */
  spend(units: number): void {
    paidBy(this.#purse, () => spend(units));
  }

  /** Why a fact is not so, in words; undefined when it is, or does not say. */
  whyNot(id: string, on: string, of = ''): string | undefined {
    return whyNot(this.machines, id, on, of);
  }

  /** This lab as it stands now, to be asked later. */
  past(): PastLab {
    return new (looking.get().PastLab)(this);
  }

  /** True when somebody reads what is typed at this console. */
  reading(console: string): boolean {
    return this.#machines.get(console)?.consoles[0]?.reading ?? false;
  }

  /** What a device would make of a line in a mode, by the mode's id, without running it. */
  understand(on: string, mode: string, privilege: number, line: string): Understanding & { readonly prompt: string } {
    const device = this.#devices.get(on);
    const found = this.registry.commands.modes.find(({ id }) => id === mode);
    if (!device || !found) throw new Error(`No mode ${mode} on ${on}`);
    const { promptAt, understand } = asking.get();
    return { ...understand(device, found, privilege, line), prompt: promptAt(device, found, privilege) };
  }

  apply({ at, input }: Entry): void {
    this.advanceTo(at);
    paidBy(this.#purse, () => {
      spend(INPUT);
      this.#deliver(input);
    });
    this.advanceTo(this.now);
  }

  /** Applies an input now and returns its journal entry. */
  input(input: Input): Entry {
    const entry = { at: this.now, input };
    this.apply(entry);
    return entry;
  }

  /** Goes on to what is due next, be it a poll. */
  step(): void {
    this.advanceTo(this.nextTimer ?? this.now);
  }

  advanceTo(moment: Moment): void {
    paidBy(this.#purse, () => this.#clock.advanceTo(moment));
  }

  /** Output since the last call. */
  drain(): readonly OutputChunk[] {
    const drained = this.#output;
    this.#output = [];
    return drained;
  }

  /** Plays what came before the learner: no evidence of theirs. What it prints after its last `:clear` is on the screens. */
  #prepare(prelude: string): void {
    let shown: OutputChunk[] = [];
    const stage = this.#watched((chunks) => {
      shown = shown.concat(chunks);
    });
    const player = new Player(stage);
    let at = 0;
    try {
      for (const [index, part] of prelude.split('⟦:clear⟧').entries()) {
        if (index > 0) {
          shown = [];
          at += 1;
        }
        for (const mark of marksOf(part)) {
          player.act(mark);
          at += 1;
        }
        player.settle();
      }
    } catch (error) {
      throw error instanceof TakesTooLong ? new TakesTooLong(at) : error;
    }
    this.#output = shown;
    this.#prepared = this.#events.splice(0);
    this.#notes.length = 0;
  }

  /** This lab, with a look at everything that is drained from it. */
  #watched(look: (chunks: readonly OutputChunk[]) => void): Stage {
    const clock = this.#clock;
    return {
      get now() {
        return clock.now;
      },
      get nextDue() {
        return clock.nextDue;
      },
      devices: this.devices,
      reading: (console) => this.reading(console),
      step: () => this.step(),
      input: (input) => this.input(input),
      advanceTo: (moment) => this.advanceTo(moment),
      drain: () => {
        const drained = this.drain();
        look(drained);
        return drained;
      },
    };
  }

  #deliver(input: Input): void {
    switch (input.kind) {
      case 'type':
        return this.#line(input.console)?.receive(input.text);
      case 'paste':
        return this.#line(input.console)?.receivePaste(input.text);
      case 'break':
        return this.#line(input.console)?.receiveBreak();
      case 'power': {
        const device = this.#devices.get(input.device);
        if (input.on) device?.switchOn();
        else device?.switchOff();
        return;
      }
      case 'usb':
        this.#devices.get(input.device)?.hook(diskSlot, { slot: input.slot, inserted: input.inserted });
        return;
      case 'cable':
        return this.#network?.plug({ machine: input.device, port: input.port }, input.plugged);
      case 'reset':
        return this.#reset(input.device);
      case 'speed': {
        const device = this.#devices.get(input.console);
        if (device) device.consolePort.terminalSpeed = input.baud;
        return;
      }
      case 'note':
        this.#notes.push({ at: this.now, topic: input.topic, value: input.value });
    }
  }

  #reset(name: string): void {
    const beginning = this.#beginnings.get(name);
    if (!beginning) return;
    this.#machines.get(name)?.restore(beginning.state);
    if (beginning.on) this.#devices.get(name)?.switchOn();
  }

  /** What leads to a line of a machine that has power; keys typed at one without are lost. */
  #line(name: string): SerialPort | TerminalLine | undefined {
    const colon = name.indexOf(':');
    const device = this.#devices.get(colon < 0 ? name : name.slice(0, colon));
    if (!device) return this.#machines.get(name)?.consoles[0];
    if (device.phase === 'off') return undefined;
    const found = colon < 0 ? device.console : device.lines.get(name.slice(colon + 1));
    return found === device.console ? device.consolePort : found;
  }
}

import { VirtualClock, type Moment } from './kernel/clock.ts';
import type { LabEvent, Value } from './kernel/events.ts';
import type { Note } from './kernel/journal.ts';
import { sliceOf, type Slice, type StateTree } from './kernel/slice.ts';
import { factOf, whyNot, type Asked } from './facts.ts';
import type { LabDevice } from './lab-device.ts';
import type { LabMachine } from './lab-machine.ts';
import type { Registry } from './registry.ts';
import { throughHook, type Device, type Hook, type Software } from './system/device.ts';
import { CONSOLE, type TerminalLine } from './system/terminal/line.ts';
import type { Platform } from './system/platform.ts';
import type { Phase } from './system/phase.ts';
import { SerialPort } from './system/terminal/serial-port.ts';
import type { MachineNetwork } from './system/network/network.ts';
import { silence } from './system/network/silence.ts';

const over = (): never => {
  throw new Error('What is over cannot be changed');
};

/** A network in which nobody answers any more, though every cable leads where it led. */
function pastNetwork(past: Device, { platform, network }: LabDevice): MachineNetwork {
  const carriers = new Set(platform.ports.map(({ name }) => name).filter((name) => network.carrier(name)));
  return { ...silence(past), carrier: (port) => carriers.has(port) };
}

/** A device as it stood: it answers every question about then, and nothing can be done to it. */
class PastDevice implements Device {
  readonly name: string;
  readonly platform: Platform;
  readonly serial: string;
  readonly phase: Phase;
  readonly software: Software;
  readonly network: MachineNetwork;
  readonly #now: Moment;
  readonly #state: StateTree;
  readonly #line: Pick<SerialPort, 'speed' | 'terminalSpeed'> & Pick<TerminalLine, 'reading'>;

  constructor(device: LabDevice, now: Moment) {
    this.name = device.name;
    this.platform = device.platform;
    this.serial = device.serial;
    this.phase = device.phase;
    this.#now = now;
    this.software = device.software;
    this.#state = device.snapshot();
    const { speed, terminalSpeed, line } = device.consolePort;
    this.#line = { speed, terminalSpeed, reading: line.reading };
    this.network = pastNetwork(this, device);
  }

  get clock(): VirtualClock {
    const clock = new VirtualClock();
    clock.advanceTo(this.#now);
    return clock;
  }

  get console(): TerminalLine {
    return this.consolePort.line;
  }

  get consoles(): readonly TerminalLine[] {
    return [this.console];
  }

  get awake(): boolean {
    return this.phase !== 'off';
  }

  get lines(): Map<string, TerminalLine> {
    const { console } = this;
    return new Map([[console.name, console]]);
  }

  get consolePort(): SerialPort {
    const port = new SerialPort(CONSOLE, this.clock, () => {});
    port.speed = this.#line.speed;
    port.terminalSpeed = this.#line.terminalSpeed;
    if (this.#line.reading) port.line.next(() => {});
    return port;
  }

  read<S>(slice: Slice<S>): S {
    return sliceOf(this.#state, slice);
  }

  hook<V>(hook: Hook<V>, value: V): V {
    return throughHook(this, hook, value);
  }

  update = over;
  replace = over;
  reset = over;
  emit = over;
  log = over;
  random = over;
  seedOf = over;
  spawn = over;
  unconfigured = over;
  handOver = over;
}

/** A host as it stood. */
function pastHost(host: LabMachine): Asked {
  const state = host.snapshot();
  return { name: host.name, read: (slice) => sliceOf(state, slice) };
}

/** What is kept of a lab for looking back. */
interface PresentLab {
  readonly now: Moment;
  readonly nextEvent: Moment | undefined;
  readonly registry: Registry;
  readonly devices: readonly LabDevice[];
  readonly machines: readonly LabMachine[];
  readonly events: readonly LabEvent[];
  readonly notes: readonly Note[];
}

/** A lab as it stood at a moment. State is never mutated, so keeping it costs next to nothing until somebody asks. */
export class PastLab {
  readonly now: Moment;
  readonly nextEvent: Moment | undefined;
  readonly registry: Registry;
  readonly devices: readonly Device[];
  readonly #machines: readonly Asked[];
  readonly #lab: PresentLab;
  readonly #happened: number;
  readonly #noted: number;
  #events: readonly LabEvent[] | undefined;
  #notes: readonly Note[] | undefined;

  constructor(lab: PresentLab) {
    this.now = lab.now;
    this.nextEvent = lab.nextEvent;
    this.registry = lab.registry;
    this.devices = lab.devices.map((device) => new PastDevice(device, lab.now));
    const hosts = lab.machines.slice(lab.devices.length);
    this.#machines = [...this.devices, ...hosts.map(pastHost)];
    this.#lab = lab;
    this.#happened = lab.events.length;
    this.#noted = lab.notes.length;
  }

  get events(): readonly LabEvent[] {
    return (this.#events ??= this.#lab.events.slice(0, this.#happened));
  }

  get notes(): readonly Note[] {
    return (this.#notes ??= this.#lab.notes.slice(0, this.#noted));
  }

  /** Value that a fact had. Throws on names that do not exist: scenarios are checked before. */
  fact(id: string, on: string, of = ''): Value {
    return factOf(this.#machines, id, on, of);
  }

  /** Why a fact is not so, in words; undefined when it is, or does not say. */
  whyNot(id: string, on: string, of = ''): string | undefined {
    return whyNot(this.#machines, id, on, of);
  }
}

import { gate, never, on, spawn, type Io, type Task } from './kernel/io.ts';
import { DeviceState, type Slice, type StateTree } from './kernel/slice.ts';
import { LabMachine, type World } from './lab-machine.ts';
import type { Registry } from './registry.ts';
import { readHeader } from './system/image/image-header.ts';
import { fits } from './software.ts';
import {
  formatMessage,
  logged,
  throughHook,
  type Device,
  type Hook,
  type Software,
  type SyslogMessage,
} from './system/device.ts';
import type { DeviceSpec } from './system/device-spec.ts';
import { CONSOLE, type TerminalLine } from './system/terminal/line.ts';
import type { Platform } from './system/platform.ts';
import type { Handover, Phase, Start } from './system/phase.ts';
import { powered } from './system/power.ts';
import { SerialPort } from './system/terminal/serial-port.ts';
import { silence } from './system/network/silence.ts';

export interface Surroundings extends World {
  readonly registry: Registry;
}

/** A device of a running lab. */
export class LabDevice extends LabMachine implements Device {
  readonly platform: Platform;
  readonly serial: string;
  readonly consolePort: SerialPort;
  readonly lines: Map<string, TerminalLine>;
  readonly #around: Surroundings;
  readonly #slices: readonly Slice<never>[];
  #software: Software;
  readonly #handovers = gate<Handover>();
  #phase: Phase = 'off';
  #power: Task | undefined;
  /** Programs that have had the console: only one of two that give it up in one moment is followed. */
  #starts = 0;

  constructor(spec: DeviceSpec, platform: Platform, around: Surroundings) {
    const features = around.registry.features.filter((feature) => fits(feature, platform));
    const slices = features.flatMap((feature) => feature.slices ?? []);
    super({ name: spec.name, slices }, around);
    this.platform = platform;
    this.#slices = slices;
    this.#around = around;
    this.serial = spec.serial ?? this.#drawSerial();
    this.consolePort = new SerialPort(CONSOLE, around.clock, (text) => {
      if (this.#phase !== 'off') around.output(spec.name, text);
    });
    this.lines = new Map([[this.console.name, this.console]]);
    this.#software = around.registry.softwareFor(platform, undefined);
    for (const feature of features) feature.setup?.(this, spec);
    if (spec.power === 'on') this.switchOn();
  }

  get console(): TerminalLine {
    return this.consolePort.line;
  }

  override get consoles(): readonly TerminalLine[] {
    return [this.console];
  }

  override get awake(): boolean {
    return this.#phase !== 'off';
  }

  get phase(): Phase {
    return this.#phase;
  }

  get software(): Software {
    return this.#software;
  }

  log(message: SyslogMessage, ...values: readonly (string | number)[]): void {
    this.hook(logged, { severity: message.severity, text: formatMessage(message, values) });
  }

  override hook<V>(hook: Hook<V>, value: V): V {
    return throughHook(this, hook, value);
  }

  /** A view of this device with nothing in its memory: what it reads is there, what it is told is lost. */
  unconfigured(): Device {
    const state = new DeviceState(this.#slices);
    state.restore(this.snapshot(), ['nvram', 'hardware']);
    const view: Device = {
      name: this.name,
      platform: this.platform,
      serial: this.serial,
      clock: this.clock,
      console: this.console,
      consoles: this.consoles,
      awake: this.awake,
      lines: this.lines,
      consolePort: this.consolePort,
      phase: this.phase,
      software: this.software,
      network: silence(this),
      read: (slice) => state.read(slice),
      update: (slice, change) => state.update(slice, change),
      replace: (slice, value) => state.replace(slice, value),
      reset: (lifetimes) => state.reset(lifetimes),
      emit: () => {},
      log: () => {},
      hook: (hook, value) => throughHook(view, hook, value),
      random: () => 0,
      seedOf: () => 0,
      spawn: () => ({ done: true, cancel: () => {} }),
      unconfigured: () => view,
      handOver: () => on(never),
    };
    return view;
  }

  *handOver(next: Handover): Io<never> {
    const starts = this.#starts;
    const stop = this.clock.after(0)(() => {
      if (starts === this.#starts) this.#handovers.open(next);
    });
    try {
      return yield* on(never);
    } finally {
      if (this.#phase === 'off') stop();
    }
  }

  switchOn(): void {
    if (this.#power) return;
    const firmware = this.#around.registry.firmware(this.platform.firmware);
    this.#phase = 'bootstrap';
    this.#power = spawn(powered(this, firmware, this.#handovers.wait, (phase, start) => this.#enter(phase, start)));
  }

  switchOff(): void {
    this.#phase = 'off';
    this.#software = this.#around.registry.softwareFor(this.platform, undefined);
    this.stopTasks();
    this.#power?.cancel();
    this.#power = undefined;
    this.console.flush();
    this.reset(['ram', 'memory']);
  }

  /** Switches the device off and makes it what it was when the snapshot was taken; its serial number stays. */
  override restore(snapshot: StateTree): void {
    this.switchOff();
    this.state.restore(snapshot, ['nvram', 'hardware']);
  }

  #enter(phase: Phase, start: Start | undefined): void {
    this.#starts += 1;
    this.stopTasks();
    const header = start && readHeader(start.content);
    this.#software = this.#around.registry.softwareFor(this.platform, header?.ok ? header.value.featureSet : undefined);
    if (phase === 'bootstrap') this.reset(['ram']);
    if (phase !== 'ios') this.reset(['memory']);
    this.#phase = phase;
  }

  #drawSerial(): string {
    const digits = '0123456789ABCDEFGHJKLMNPQRSTUVWXYZ';
    const draw = (from: string): string => from[this.random(from.length)] ?? '';
    const year = 14 + this.random(6);
    const week = 1 + this.random(52);
    const tail = Array.from({ length: 4 }, () => draw(digits)).join('');
    return `${this.platform.serialPrefix}${year}${String(week).padStart(2, '0')}${tail}`;
  }
}

import type { Draft } from 'immer';
import type { VirtualClock } from '../kernel/clock.ts';
import type { EventType, Value, ValueKind } from '../kernel/events.ts';
import type { Io, Task } from '../kernel/io.ts';
import type { Lifetime, Slice } from '../kernel/slice.ts';
import type { TerminalLine } from './line.ts';
import type { MachineNetwork } from './network.ts';
import type { Handover, Phase } from './phase.ts';
import type { Platform } from './platform.ts';
import type { SerialPort } from './serial-port.ts';

/** What a feature may touch. Everything a command does goes through here. */
export interface Device {
  /** Name in the lab and of its console; not the hostname. */
  readonly name: string;
  readonly platform: Platform;
  readonly serial: string;
  readonly clock: VirtualClock;
  readonly console: TerminalLine;
  /** Lines at which somebody can be, by name: the console, and each virtual terminal while it is connected. */
  readonly lines: Map<string, TerminalLine>;
  /** What a terminal is plugged into to reach the console. */
  readonly consolePort: SerialPort;
  readonly phase: Phase;
  readonly software: Software;
  /** What it reaches beyond itself. */
  readonly network: MachineNetwork;
  read<S>(slice: Slice<S>): S;
  update<S>(slice: Slice<S>, change: (draft: Draft<S>) => void): void;
  /** Resets every slice of these lifetimes to its initial value. */
  reset(lifetimes: readonly Lifetime[]): void;
  emit<P extends Readonly<Record<string, Value>>>(event: EventType<P>, payload: P): void;
  log(message: SyslogMessage, ...values: readonly (string | number)[]): void;
  /** Passes a value through everybody who taps the hook. */
  hook<V>(hook: Hook<V>, value: V): V;
  /** Integer from 0 to below - 1, from this device's own seeded stream. */
  random(below: number): number;
  /** Starts a program that dies with the software that runs now (reload, power off, ROM monitor). */
  spawn(program: Io<unknown>): Task;
  /** This device as its software is before anything is configured: for reading only. */
  unconfigured(): Device;
  /** Ends the software that runs now: reload, ROM monitor. Never returns. */
  handOver(next: Handover): Io<never>;
}

/** `%FACILITY-SEVERITY-MNEMONIC: text`, with {0} {1} for the values. */
export interface SyslogMessage {
  readonly facility: string;
  readonly severity: 0 | 1 | 2 | 3 | 4 | 5 | 6 | 7;
  readonly mnemonic: string;
  readonly text: string;
}

export const defineMessage = (
  facility: string,
  severity: SyslogMessage['severity'],
  mnemonic: string,
  text: string,
): SyslogMessage => ({ facility, severity, mnemonic, text });

/** `%SYS-5-RELOAD: Reload requested by console.` without time stamp. */
export const formatMessage = (message: SyslogMessage, values: readonly (string | number)[]): string =>
  `%${message.facility}-${message.severity}-${message.mnemonic}: ${message.text.replace(/\{(\d)\}/g, (_, n: string) => String(values[Number(n)] ?? ''))}`;

/** A named point where other features may adjust a value. Declared by the owner, tapped by others. */
export interface Hook<V> {
  readonly id: string;
  readonly value?: V;
}
export const defineHook = <V>(id: string): Hook<V> => ({ id });

export interface Tap {
  readonly hook: string;
  readonly run: (value: never, device: Device) => unknown;
}
export const tap = <V>(hook: Hook<V>, run: (value: V, device: Device) => V): Tap => ({ hook: hook.id, run });

/**
 * What a device runs, as one value: made once for a platform and the feature set of its image, then shared. The command
 * line adds what it reads of it (`cli/software.ts`).
 */
export interface Software {
  /** Ids of the features that it is made of. */
  readonly features: ReadonlySet<string>;
  /** What runs when IOS is up, from its start to its end. */
  readonly programs: readonly ((device: Device) => Io<void>)[];
  /** What may be asked about the device, by id. */
  readonly facts: ReadonlyMap<string, Fact>;
  taps(hook: string): readonly Tap[];
}

/** Passes a value through everybody of the device's software who taps the hook. */
export function throughHook<V>(device: Device, { id }: Hook<V>, value: V): V {
  let current: unknown = value;
  for (const { run } of device.software.taps(id)) current = run(current as never, device);
  return current as V;
}

/** A log message on its way to its destinations; the logging feature takes it from here. */
export const logged = defineHook<{ readonly severity: number; readonly text: string }>('device.logged');

/** The name in prompts and logs. */
export const hostname = defineHook<string>('device.hostname');

/** A named, typed, read-only question about a device: the only thing scenarios may ask. */
export interface Fact {
  readonly id: string;
  readonly kind: ValueKind;
  readonly nullable?: boolean;
  /** What the question's argument is, for facts that take one (`file`, `interface`). */
  readonly of?: string;
  readonly describe: string;
  read(device: Device, of: string): Value;
  /** Why a flag is false, as what follows "no: "; asked only then. */
  whyNot?(device: Device, of: string): string;
}
export const defineFact = (fact: Fact): Fact => fact;

import type { Value, ValueKind } from '../kernel/events.ts';
import type { Io } from '../kernel/io.ts';
import { defineHook, type Hook } from './hook.ts';
import type { TerminalLine } from './terminal/line.ts';
import type { Machine } from './machine.ts';
import type { Handover, Phase } from './phase.ts';
import type { Platform } from './platform.ts';
import type { SerialPort } from './terminal/serial-port.ts';

/** What a feature may touch. Everything a command does goes through here. */
export interface Device extends Machine {
  readonly platform: Platform;
  readonly serial: string;
  readonly console: TerminalLine;
  /** Lines at which somebody can be, by name: the console, and each virtual terminal while it is connected. */
  readonly lines: Map<string, TerminalLine>;
  /** What a terminal is plugged into to reach the console. */
  readonly consolePort: SerialPort;
  readonly phase: Phase;
  readonly software: Software;
  log(message: SyslogMessage, ...values: readonly (string | number)[]): void;
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

export { defineHook, type Hook } from './hook.ts';

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

/** The device has another name, or is in another domain. */
export const nameChanged = defineHook<Device>('device.name-changed');

/** A named, typed, read-only question about a machine: the only thing scenarios may ask. */
export interface FactOf<M> {
  readonly id: string;
  readonly kind: ValueKind;
  readonly nullable?: boolean;
  /** What the question's argument is, for facts that take one (`file`, `interface`). */
  readonly of?: string;
  readonly describe: string;
  read(machine: M, of: string): Value;
  /** Why a flag is false, as what follows "no: "; asked only then. */
  whyNot?(machine: M, of: string): string;
}
/** What can be asked about a device. */
export type Fact = FactOf<Device>;
export const defineFact = (fact: Fact): Fact => fact;

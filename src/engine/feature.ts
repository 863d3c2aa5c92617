import type { Io } from './kernel/io.ts';
import type { EventType, Value } from './kernel/events.ts';
import type { Part } from './kernel/part.ts';
import type { Slice } from './kernel/slice.ts';
import type { Command } from './cli/command.ts';
import type { Mode } from './cli/mode.ts';
import type { RunningBlock } from './cli/running-config.ts';
import type { Device, Fact, SyslogMessage, Tap } from './system/device.ts';
import type { DeviceSpec } from './system/device-spec.ts';
import type { Firmware } from './system/power.ts';

/** What a feature has that no start of a device needs: it comes with the parts of the engine. */
export interface Later {
  readonly commands?: readonly Command[];
  readonly facts?: readonly Fact[];
  readonly events?: Feature['events'];
  readonly messages?: Feature['messages'];
  /** Commands of further modes, made when the mode is first read. */
  readonly inMode?: ReadonlyMap<Mode, () => readonly Command[]>;
}

/** The unit of growth. A feature is one folder whose index.ts exports exactly one of these. */
export interface Feature {
  readonly id: string;
  readonly title: string;
  /** Whose software has it; absent: everybody's. Elsewhere there are neither its commands nor its lines. */
  readonly for?: {
    /** That of platforms with one of these firmwares. */
    readonly firmware?: readonly string[];
    /** While an image of one of these feature sets runs: `UNIVERSALK9`. Its slices and facts stay. */
    readonly featureSets?: readonly string[];
  };
  /** Features it cannot work without. */
  readonly requires?: readonly string[];
  readonly slices?: readonly Slice<never>[];
  /** Commands that a startup configuration may have; all others come later. */
  readonly commands?: readonly Command[];
  readonly later?: Part<Later>;
  /** What its devices start with, where others start without: fetched before a lab that has such a device is made. */
  readonly start?: Part<unknown>;
  /** Its lines of the running configuration. */
  readonly runningConfig?: readonly RunningBlock[];
  /** What is asked of a device before anything is typed; all others come later. */
  readonly facts?: readonly Fact[];
  readonly events?: readonly EventType<Readonly<Record<string, Value>>>[];
  readonly messages?: readonly SyslogMessage[];
  readonly taps?: readonly Tap[];
  /** Programs started when IOS is up, in the order of `features/index.ts`; they end with it. */
  readonly programs?: readonly ((device: Device) => Io<void>)[];
  /** Firmware programs, by the name a platform uses. */
  readonly firmware?: Readonly<Record<string, Partial<Firmware>>>;
  /** Puts a new device into the state a lab asks for, before its first power on. */
  setup?(device: Device, spec: DeviceSpec): void;
}

export const defineFeature = (
  feature: Omit<Feature, 'slices'> & { readonly slices?: readonly Slice<unknown>[] },
): Feature => feature as unknown as Feature;

import type { EpochMillis } from '../kernel/calendar.ts';
import type { Content } from './content.ts';
import type { MachineSpec } from './machine.ts';
import type { WireSpec } from './network/wire-spec.ts';
import type { TrainingKeyId } from './crypto/training-keys.ts';

/** A file that is there when the lab opens. */
export interface FileSpec {
  /** `flash0:name` or `usbflash0:dir/name`. */
  readonly path: string;
  readonly content: Content;
  readonly modified?: EpochMillis;
}

/** A device as a lab wants it: what a technician would have prepared. */
export interface DeviceSpec {
  readonly name: string;
  /** Platform id: `c2911`. */
  readonly platform: string;
  /** Chassis serial number; drawn from the seed when absent. */
  readonly serial?: string;
  readonly power: 'on' | 'off';
  readonly register: number;
  /** Text of startup-config; absent: NVRAM is empty. */
  readonly startup?: string;
  /** Wall clock at the lab's start; absent: the clock was never set. */
  readonly clock?: EpochMillis;
  readonly files: readonly FileSpec[];
  /** ROM monitor environment variables. */
  readonly variables?: Readonly<Record<string, string>>;
  /** Key storage: an area that is not named holds the keys of a new device. */
  readonly keys?: Readonly<Partial<Record<'primary' | 'backup' | 'rollover', readonly TrainingKeyId[]>>>;
  /** What the upgrade region of the ROM monitor holds; selected for the next start unless `preference` says otherwise. */
  readonly rommon?: { readonly upgrade: Content; readonly preference?: 'readonly' | 'upgrade' };
}

export interface LabSpec {
  readonly devices: readonly DeviceSpec[];
  /** What else is there. */
  readonly machines?: readonly MachineSpec[];
  /** What connects the ports of devices and machines. */
  readonly wires?: readonly WireSpec[];
  /** Transcript played before the learner begins. */
  readonly prelude?: string;
}

import { defineEvent } from '../../kernel/events.ts';
import type { Io } from '../../kernel/io.ts';
import { defineFact, defineHook, type Device } from '../../system/device.ts';
import type { Content } from '../../system/content.ts';
import type { ImageKey } from '../../system/training-keys.ts';
import { trainingKey } from '../../system/training-keys.ts';
import { bootRecord, runningState } from './state.ts';

/** The image that runs now: where it was loaded from, and its bytes. */
export interface RunningImage {
  /** `flash0:c2900-universalk9-mz.SPA.154-3.M.bin` */
  readonly path: string;
  readonly content: Content;
}

/** The image that runs now; undefined when IOS does not run. */
export function runningImage(device: Device): RunningImage | undefined {
  const { path, content } = device.read(runningState);
  return path === null || content === null ? undefined : { path, content };
}

/** Keys with which the ROM monitor accepts images. Key storage taps this. */
export const acceptedKeys = defineHook<readonly ImageKey[]>('boot.accepted-keys');
export const acceptedKeysOf = (device: Device): readonly ImageKey[] =>
  device.hook(acceptedKeys, [trainingKey('production-a'), trainingKey('special-a'), trainingKey('rollover-a')]);

/** The configuration register in force. */
export const activeRegister = (device: Device): number => device.read(runningState).register;
/** The configuration register at the next reload. */
export const nextRegister = (device: Device): number => device.read(bootRecord).register;
export const setRegister = (device: Device, register: number): void =>
  device.update(bootRecord, (draft) => {
    draft.register = register & 0xffff;
  });

/** Ends the software that runs and starts the device again. `by`: `console`; `reason`: `Reload Command`. */
export function* reloadDevice(device: Device, reason: string, by: string): Io<never> {
  device.emit(reloadRequested, { by, reason });
  return yield* device.handOver({ kind: 'reload', reason });
}

export const bootStarted = defineEvent('boot.started', { image: 'text' }, 'IOS was started from this image');
export const bootRefused = defineEvent('boot.refused', { image: 'text', reason: 'text' }, 'The ROM monitor refused to start this image');
export const reloadRequested = defineEvent('reload.requested', { by: 'text', reason: 'text' }, 'Somebody reloaded the device');

export const phaseFact = defineFact({
  id: 'boot.phase',
  kind: 'text',
  describe: 'What has the console: off, bootstrap, rommon or ios',
  read: (device) => device.phase,
});
export const runningImageFact = defineFact({
  id: 'boot.running-image',
  kind: 'text',
  nullable: true,
  describe: 'The image that runs, as flash0:name; none when IOS does not run',
  read: (device) => runningImage(device)?.path ?? null,
});
export const registerFact = defineFact({
  id: 'boot.config-register',
  kind: 'text',
  describe: 'The configuration register in force, as 0x2102',
  read: (device) => `0x${activeRegister(device).toString(16).toUpperCase()}`,
});
export const nextRegisterFact = defineFact({
  id: 'boot.config-register-next',
  kind: 'text',
  describe: 'The configuration register at the next reload, as 0x2102',
  read: (device) => `0x${nextRegister(device).toString(16).toUpperCase()}`,
});

import { defineEvent } from '../../kernel/events.ts';
import type { Io } from '../../kernel/io.ts';
import type { Content } from '../../system/content.ts';
import { defineHook, type Device } from '../../system/device.ts';
import type { ImageFacts } from '../../system/image-header.ts';
import type { ImageKey } from '../../system/training-keys.ts';
import { trainingKey } from '../../system/training-keys.ts';
import { clockIsSet, formatDateTime, wallClock } from '../clock/api.ts';
import { bootRecord, runningState, warmRecord, type ReturnRecord, type WarmWay } from './state.ts';

export {
  bootField,
  consoleSpeeds,
  disablesBreak,
  ignoresConfiguration,
  registerBits,
  registerText,
  speedIndex,
  speedOf,
  withSpeed,
} from './register.ts';
export {
  memoryLines,
  readOnlyBanner,
  romMonitor,
  romMonitorOf,
  selfTest,
  type SelfTestStep,
} from './banner.ts';
export { decompressionMarks } from './marks.ts';
export type { ReturnRecord, WarmWay } from './state.ts';

/** The image that runs now. */
export interface RunningImage {
  /** Where it was loaded from, as it was asked for: `flash0:c2900-universalk9-mz.SPA.154-3.M.bin`. */
  readonly path: string;
  readonly content: Content;
  /** The key that verified it when it was loaded. */
  readonly key: ImageKey;
}

/** The image that runs now; undefined when IOS does not run. */
export function runningImage(device: Device): RunningImage | undefined {
  const { path, content, key } = device.read(runningState);
  return device.phase !== 'ios' || path === null || content === null || key === null
    ? undefined
    : { path, content, key };
}

/** Milliseconds since IOS started; 0 when it does not run. */
export const uptime = (device: Device): number =>
  device.phase === 'ios' ? device.clock.now - device.read(runningState).startedAt : 0;

/** Wall clock when IOS started, `14:27:00 UTC Tue Sep 15 2020`, in the zone that is configured now; undefined when the clock was not set then. */
export function restartedAt(device: Device): string | undefined {
  const { startedTime } = device.read(runningState);
  return startedTime === null ? undefined : formatDateTime(device, startedTime, 'moment');
}

/** How the software before gave the device back. */
export const returnRecord = (device: Device): ReturnRecord => device.read(bootRecord).returned;

/** The configuration register in force: read at power-on, reload or reset. */
export const activeRegister = (device: Device): number => device.read(bootRecord).active;

/** The configuration register at the next reload. */
export const nextRegister = (device: Device): number => device.read(bootRecord).register;

/** Stores the configuration register at once, outside the configuration. It takes effect at the next start. */
export function setRegister(device: Device, register: number): void {
  if (register === nextRegister(device)) return;
  device.update(bootRecord, (draft) => {
    draft.register = register & 0xffff;
  });
  device.emit(registerChanged, { register: `0x${register.toString(16).toUpperCase()}` });
}

/** Notes how the running software ends. */
export function recordReturn(
  device: Device,
  kind: ReturnRecord['kind'],
  reason: string,
  { pc = null, warm = null }: Partial<Pick<ReturnRecord, 'pc' | 'warm'>> = {},
): void {
  const at = kind !== 'power-on' && clockIsSet(device) ? formatDateTime(device, wallClock(device), 'moment') : null;
  device.update(bootRecord, (draft) => {
    draft.returned = { kind, at, reason, pc, warm };
  });
}

/** Ends the software that runs and starts the device again. `by`: `console`; `reason`: `Reload Command`. Never returns. */
export function* reloadDevice(device: Device, reason: string, by: string): Io<never> {
  recordReturn(device, 'reload', reason);
  device.emit(reloadRequested, { by, reason });
  return yield* device.handOver({ kind: 'reload', reason });
}

/**
 * Ends the software that runs and starts an image that is in memory, without the ROM monitor: the register, the ROM
 * monitor in use and what it said stay as they are. Never returns.
 */
export function* startWarm(
  device: Device,
  { path, content, key }: RunningImage,
  warm: WarmWay,
  { reason, by }: { readonly reason: string; readonly by: string },
): Io<never> {
  recordReturn(device, 'reload', reason, { warm });
  device.update(warmRecord, (draft) => {
    draft.starts += 1;
    draft.upgraded ||= warm === 'upgrade';
  });
  device.emit(reloadRequested, { by, reason });
  return yield* device.handOver({ kind: 'start', path, content, warm: { key } });
}

/** How often software was started warm since the ROM monitor last ran. */
export const warmStarts = (device: Device): number => device.read(warmRecord).starts;

/** Whether the image that runs was started without the ROM monitor having verified it. */
export const warmUpgraded = (device: Device): boolean => device.read(warmRecord).upgraded;

/** Keys with which the ROM monitor accepts an image. Whoever owns the key storage taps this. */
export const acceptedKeys = defineHook<readonly ImageKey[]>('boot.accepted-keys');

export const acceptedKeysOf = (device: Device): readonly ImageKey[] =>
  device.hook(acceptedKeys, [trainingKey('production-a'), trainingKey('special-a'), trainingKey('rollover-a')]);

/** True while nothing may lead into the ROM monitor: Break is not heard, a boot that fails starts over. */
export const monitorClosed = defineHook<boolean>('boot.monitor-closed');
export const isMonitorClosed = (device: Device): boolean => device.hook(monitorClosed, false);

/** A register somebody wants to store with `config-register`; a tap may refuse it with the line to print. */
export const registerRefusal = defineHook<{ readonly register: number; readonly refusal?: string }>(
  'boot.register-refusal',
);

/** What stands against storing this register from IOS; undefined: nothing. */
export const registerRefusalOf = (device: Device, register: number): string | undefined =>
  device.hook(registerRefusal, { register }).refusal;

/** Runs between decompression and the start of the system, while the console can still be asked. */
export const afterDecompression = defineHook<((device: Device) => Io<void>) | null>('boot.after-decompression');

/** What the console shows between an image in memory and the running system. */
export interface StartScreen {
  unpack(device: Device, content: Content): Io<void>;
  banner(device: Device, facts: ImageFacts): string;
}

/** Platforms that start otherwise tap this. */
export const startScreen = defineHook<StartScreen>('boot.start-screen');

/**
 * Messages after the start of IOS, printed in this order with pauses between. Tap it to add yours.
 * Orders in use: 10 licence, 15 bootset, 20 links, 30 line protocols, 40 configured from memory, 50 interfaces shut
 * down, 60 name server process, 70 restarted, 75 signed software, 80 SNMP.
 */
export const startMessages =
  defineHook<readonly { readonly order: number; say(device: Device): void }[]>('boot.start-messages');

export const bootStarted = defineEvent<{ image: string; key: string; count: number }>(
  'boot.started',
  { image: 'text', key: 'text', count: 'number' },
  'IOS was started from `image`, verified by `key` (`production A`); `count` counts the starts.',
);
export const bootReady = defineEvent<{ image: string; configuration: string }>(
  'boot.ready',
  { image: 'text', configuration: 'text' },
  'IOS is up; `configuration` tells what became of the startup configuration: applied, ignored or absent.',
);
export const breakPressed = defineEvent<{ phase: string; heard: boolean }>(
  'boot.break',
  { phase: 'text', heard: 'flag' },
  'Break arrived during this phase; `heard` tells whether the device went to its ROM monitor.',
);
export const registerChanged = defineEvent<{ register: string }>(
  'boot.register-changed',
  { register: 'text' },
  'The stored configuration register was changed to `register` (`0x2142`).',
);
export const reloadRequested = defineEvent<{ by: string; reason: string }>(
  'reload.requested',
  { by: 'text', reason: 'text' },
  'Somebody reloaded the device.',
);

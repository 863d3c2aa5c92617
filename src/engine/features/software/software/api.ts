import { castDraft } from 'immer';
import { defineEvent } from '../../../kernel/events.ts';
import type { Io } from '../../../kernel/io.ts';
import type { Content } from '../../../system/content.ts';
import { defineHook, type Device } from '../../../system/device.ts';
import { readHeader } from '../../../system/image/image-header.ts';
import type { ImageKey } from '../../../system/crypto/training-keys.ts';
import { clockIsSet, formatDateTime, wallClock } from '../../base/clock/api.ts';
import { runningState, softwareRecord, warmRecord, type ReturnRecord, type WarmWay } from './state.ts';

export type { ReturnRecord, WarmWay } from './state.ts';
export {
  count,
  exportNotice,
  hardwareLines,
  portsOf,
  softwareLines,
  versionLayout,
  type VersionLayout,
} from './texts.ts';

/** The image that runs now. */
export interface RunningImage {
  /** Where it was loaded from, as it was asked for: `flash0:c2900-universalk9-mz.SPA.154-3.M.bin`. */
  readonly path: string;
  readonly content: Content;
  /** The key that verified it when it was loaded; null where images are not signed. */
  readonly key: ImageKey | null;
}

/** The image that runs now; undefined when IOS does not run. */
export function runningImage(device: Device): RunningImage | undefined {
  const { path, content, key } = device.read(runningState);
  return device.phase !== 'ios' || path === null || content === null ? undefined : { path, content, key };
}

/** The release that runs, as `15.4(3)M`; undefined when none does. */
export function runningRelease(device: Device): string | undefined {
  const image = runningImage(device);
  const header = image && readHeader(image.content);
  return header?.ok ? header.value.version : undefined;
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
export const returnRecord = (device: Device): ReturnRecord => device.read(softwareRecord).returned;

/** How often IOS was started since the lab opened. */
export const startCount = (device: Device): number => device.read(softwareRecord).starts;

/** Notes what runs from now on, and that it is one start more. */
export function noteStarted(device: Device, { path, content, key }: RunningImage): void {
  device.update(runningState, (draft) => {
    draft.path = path;
    draft.content = castDraft(content);
    draft.key = castDraft(key);
    draft.startedAt = device.clock.now;
    draft.startedTime = clockIsSet(device) ? wallClock(device) : null;
  });
  device.update(softwareRecord, (draft) => {
    draft.starts += 1;
  });
}

/** Notes how the running software ends. */
export function recordReturn(
  device: Device,
  kind: ReturnRecord['kind'],
  reason: string,
  { pc = null, warm = null }: Partial<Pick<ReturnRecord, 'pc' | 'warm'>> = {},
): void {
  const at = kind !== 'power-on' && clockIsSet(device) ? formatDateTime(device, wallClock(device), 'moment') : null;
  device.update(softwareRecord, (draft) => {
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

/**
 * Messages after the start of IOS, printed in this order with pauses between. Tap it to add yours.
 * Orders in use: 10 licence, 15 bootset, 20 links, 30 line protocols, 40 configured from memory, 50 interfaces shut
 * down, 60 name server process, 70 restarted, 75 signed software, 80 SNMP.
 */
export const startMessages =
  defineHook<readonly { readonly order: number; say(device: Device): void }[]>('software.start-messages');

export const reloadRequested = defineEvent<{ by: string; reason: string }>(
  'reload.requested',
  { by: 'text', reason: 'text' },
  'Somebody reloaded the device.',
);

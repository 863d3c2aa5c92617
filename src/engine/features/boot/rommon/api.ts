import { defineEvent } from '../../../kernel/events.ts';
import type { Io } from '../../../kernel/io.ts';
import type { Content } from '../../../system/content.ts';
import { defineHook, type Device } from '../../../system/device.ts';
import type { Handover } from '../../../system/phase.ts';
import { readOnlyBanner } from './banner.ts';
import { loadEnvironment } from '../monitor-environment/api.ts';
import { monitorState } from './state.ts';

/** What every power-on and reset does: the environment is read from NVRAM, and nothing is left of the last visit. */
export function resetMonitor(device: Device): void {
  loadEnvironment(device);
  device.update(monitorState, (draft) => {
    draft.result = 0;
    draft.unclean = false;
  });
}

/** Break stopped an autoboot: where the platform asks for it, the ROM monitor wants a reset before it goes on. */
export function autobootStopped(device: Device): void {
  device.update(monitorState, (draft) => {
    draft.unclean = device.platform.monitor.needsReset;
  });
}

export {
  memoryLines,
  readOnlyBanner,
  romMonitor,
  romMonitorOf,
  selfTest,
  selfTestOf,
  type SelfTestStep,
} from './banner.ts';

export type MonitorRegion = 'ReadOnly' | 'Upgrade';

/** The ROM monitors there are. Whoever owns an upgrade region taps this. */
export interface MonitorRegions {
  readonly readOnly: readonly string[];
  /** Banner of the upgraded one; undefined when there is none. */
  readonly upgrade: readonly string[] | undefined;
  readonly running: MonitorRegion;
  readonly selected: MonitorRegion;
  /** Tests a new one, and gives what programs it; undefined: it was refused. Absent: this ROM monitor cannot be upgraded. */
  readonly test?: (path: string, image: Content) => Io<Io<Handover> | undefined>;
  /** Selects the ROM monitor of the next start. */
  select(region: MonitorRegion): void;
}

export const monitorRegions = defineHook<MonitorRegions>('rommon.regions');

export const monitorRegionsOf = (device: Device): MonitorRegions =>
  device.hook(monitorRegions, {
    readOnly: readOnlyBanner(device),
    upgrade: undefined,
    running: 'ReadOnly',
    selected: 'ReadOnly',
    select: () => {},
  });

export const monitorEntered = defineEvent<{ why: string }>(
  'rommon.entered',
  { why: 'text' },
  'The ROM monitor took the console; `why`: register, break, abort or boot-failed.',
);
export const monitorCommand = defineEvent<{ line: string; result: number }>(
  'rommon.command',
  { line: 'text', result: 'number' },
  'The ROM monitor ran `line`, with the result `result`; it is 0 when the line succeeded.',
);

import { defineEvent } from '../../kernel/events.ts';
import { defineHook, type Device } from '../../system/device.ts';
import { readOnlyBanner } from '../boot/api.ts';
import { monitorState, type Environment } from './state.ts';

/** Variables and aliases as the ROM monitor sees them now. */
export const environment = (device: Device): Environment => device.read(monitorState).working;

/** Reads the environment from NVRAM, as every power-on and reset does: what was not synced is gone. */
export function loadEnvironment(device: Device): void {
  device.update(monitorState, (draft) => {
    draft.working = draft.stored;
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

/** BOOT as it was set in the ROM monitor, while the startup configuration is still the one it was set over. */
export function bootOverride(device: Device, startup: string | undefined): string | undefined {
  const { working, bootSetOver } = device.read(monitorState);
  return bootSetOver === (startup ?? '') ? working.variables.BOOT : undefined;
}

export type MonitorRegion = 'ReadOnly' | 'Upgrade';

/** The ROM monitors there are. Whoever owns an upgrade region taps this. */
export interface MonitorRegions {
  readonly readOnly: readonly string[];
  /** Banner of the upgraded one; undefined when there is none. */
  readonly upgrade: readonly string[] | undefined;
  readonly running: MonitorRegion;
  readonly selected: MonitorRegion;
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
export const variableSet = defineEvent<{ name: string; value: string }>(
  'rommon.variable-set',
  { name: 'text', value: 'text' },
  'A ROM monitor variable got this value; empty when it was unset.',
);
export const environmentSynced = defineEvent<Record<never, never>>(
  'rommon.synced',
  {},
  'The ROM monitor wrote its variables to NVRAM.',
);

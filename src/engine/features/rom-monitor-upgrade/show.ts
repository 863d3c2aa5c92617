import { defineShow } from '../../cli/command.ts';
import { keyword, seq } from '../../cli/grammar.ts';
import type { Device } from '../../system/device.ts';
import { readOnlyBanner } from '../boot/api.ts';
import type { MonitorRegion } from '../rommon/api.ts';
import { monitorBanner, regionInUse, upgradeMonitor } from './monitor.ts';
import { hasRegions } from './platforms.ts';
import { type Region, upgradeRegion } from './state.ts';

export const regionTitle = { readonly: 'ReadOnly', upgrade: 'Upgrade' } as const satisfies Readonly<
  Record<Region, MonitorRegion>
>;

function upgradePart(device: Device): readonly string[] {
  const monitor = upgradeMonitor(device);
  if (monitor) return monitorBanner(monitor.image);
  return device.read(upgradeRegion).damaged
    ? ['Upgrade ROMMON was not written completely. Run the upgrade again.']
    : ['No Upgrade ROMMON present'];
}

/** Both ROM monitors, which one runs, and which one is selected. */
const monitorLines = (device: Device): readonly string[] => [
  'ReadOnly ROMMON version:',
  ...readOnlyBanner(device),
  '',
  'Upgrade ROMMON version:',
  ...upgradePart(device),
  '',
  `Currently running ROMMON from ${regionTitle[regionInUse(device)]} region`,
  `ROMMON from ${regionTitle[device.read(upgradeRegion).preference]} region is selected for next boot`,
];

export const showMonitor = defineShow({
  id: 'show rom-monitor',
  when: hasRegions,
  syntax: seq(keyword('show', 'Show running system information'), keyword('rom-monitor', 'Rommon status info')),
  output: (device) => [...monitorLines(device), ''].join('\n'),
});

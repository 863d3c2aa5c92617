import type { Device } from '../../../system/device.ts';
import { readOnlyBanner } from '../rommon/api.ts';
import { monitorBanner, regionInUse, regionTitle, upgradeMonitor } from './monitor.ts';
import { upgradeRegion } from './state.ts';

function upgradePart(device: Device): readonly string[] {
  const monitor = upgradeMonitor(device);
  if (monitor) return monitorBanner(monitor.image);
  return device.read(upgradeRegion).damaged
    ? ['Upgrade ROMMON was not written completely. Run the upgrade again.']
    : ['No Upgrade ROMMON present'];
}

/** Both ROM monitors, which one runs, and which one is selected. */
export const monitorText = (device: Device): string =>
  [
    'ReadOnly ROMMON version:',
    ...readOnlyBanner(device),
    '',
    'Upgrade ROMMON version:',
    ...upgradePart(device),
    '',
    `Currently running ROMMON from ${regionTitle[regionInUse(device)]} region`,
    `ROMMON from ${regionTitle[device.read(upgradeRegion).preference]} region is selected for next boot`,
    '',
  ].join('\n');

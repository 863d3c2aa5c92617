import type { Device } from '../../../system/device.ts';
import { preferenceSet } from './events.ts';
import { upgradeMonitor } from './monitor.ts';
import { type Region, upgradeRegion } from './state.ts';

/** Which ROM monitor the next start asks for. */
export const preferredRegion = (device: Device): Region => device.read(upgradeRegion).preference;

/** Selects the ROM monitor of the next start; false when there is none in that region. */
export function preferRegion(device: Device, region: Region): boolean {
  if (region === 'upgrade' && !upgradeMonitor(device)) return false;
  device.update(upgradeRegion, (draft) => {
    draft.preference = region;
  });
  device.emit(preferenceSet, { region });
  return true;
}

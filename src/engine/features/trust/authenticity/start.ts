import type { Device } from '../../../system/device.ts';
import { runningImage } from '../../software/software/api.ts';
import { upgradeMonitor } from '../../boot/rom-monitor-upgrade/api.ts';
import { keysIn, keyText, writtenAreas } from './keys.ts';
import { developmentSoftware, storageDiffers } from './messages.ts';
import { namedKey } from './verdict.ts';

/** Keys that only one of both areas holds: `production B not in backup`. */
function differences(device: Device): readonly string[] {
  const [primary, backup] = writtenAreas.map((area) => keysIn(device, area).map(keyText));
  return [
    ...(primary ?? []).filter((key) => !backup?.includes(key)).map((key) => `${key} not in backup`),
    ...(backup ?? []).filter((key) => !primary?.includes(key)).map((key) => `${key} not in primary`),
  ];
}

/** The log tells when the upgradable ROM monitor is development software. */
export function sayIfSpecialMonitor(device: Device): void {
  const envelope = upgradeMonitor(device)?.image.envelope;
  if (envelope?.keyType === 'special')
    device.log(developmentSoftware, 'Upgradable rommon software', envelope.keyVersion);
}

/** What the log tells of signed software after a start. */
export function sayAtStart(device: Device): void {
  const image = runningImage(device);
  const key = image && namedKey(image.content);
  if (key?.type === 'special') device.log(developmentSoftware, 'Software image', key.version);
  sayIfSpecialMonitor(device);
  const differing = differences(device);
  if (differing.length > 0) device.log(storageDiffers, differing.join(', '));
}

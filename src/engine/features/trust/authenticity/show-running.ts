import type { Device } from '../../../system/device.ts';
import { parseImage } from '../../../system/image/image.ts';
import { romMonitorOf } from '../../boot/rommon/api.ts';
import { runningImage } from '../../software/software/api.ts';
import { regionInUse, upgradeMonitor } from '../../boot/rom-monitor-upgrade/api.ts';
import { envelopeLines, heading, verifierLines } from './envelope-text.ts';

/** The system image that runs, as the ROM monitor verified it. */
function systemImage(device: Device): readonly string[] {
  const image = runningImage(device);
  const parsed = image && parseImage(image.content);
  if (!parsed?.ok) return [];
  const { name, banner } = romMonitorOf(device);
  const verifier = verifierLines(
    name,
    banner.slice(0, device.platform.authenticity.wholeVerifier ? shownLines(banner) : 1),
  );
  return [...heading('SYSTEM IMAGE'), ...envelopeLines(parsed.value.envelope), ...verifier, ''];
}

/** The version of a verifier is its banner up to the line of the technical support. */
const shownLines = (banner: readonly string[]): number =>
  banner.findIndex((line) => line.startsWith('Technical Support')) + 1 || 1;

/** The upgradable ROM monitor, when it made this start. */
function upgradedMonitor(device: Device): readonly string[] {
  const monitor = regionInUse(device) === 'upgrade' ? upgradeMonitor(device) : undefined;
  if (!monitor) return [];
  const { name, banner } = romMonitorOf(device);
  const verifier = verifierLines(name, banner.slice(0, shownLines(banner)));
  return [...heading(name), ...envelopeLines(monitor.image.envelope), ...verifier, ''];
}

/** `show software authenticity running`. */
export const runningText = (device: Device): string => [...systemImage(device), ...upgradedMonitor(device)].join('\n');

import type { Device } from '../../../system/device.ts';
import { warmStarts } from '../../software/software/api.ts';
import { savedCopy, warmReboot } from './state.ts';

/** Whether the software can start itself again. */
export const startsWarm = ({ software }: Device): boolean => software.features.has('warm-reboot');

/** Why the software that runs cannot be started again from memory. */
interface WarmRefusal {
  readonly reason: 'not-enabled' | 'not-saved' | 'count';
  readonly words: string;
}

/** What stands against `reload warm` now; undefined: nothing. */
export function warmReloadRefusal(device: Device): WarmRefusal | undefined {
  const { config } = device.read(warmReboot);
  if (!config) return { reason: 'not-enabled', words: 'Warm reboot is not enabled' };
  if (!device.read(savedCopy).kept)
    return { reason: 'not-saved', words: 'Warm reboot was enabled after the last start' };
  return warmStarts(device) >= config.count
    ? { reason: 'count', words: 'Too Many warm reboots have taken place' }
    : undefined;
}

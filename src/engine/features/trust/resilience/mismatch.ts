import type { Device } from '../../../system/device.ts';
import { imageVersion, majorMinor } from '../../configuration/configuration/api.ts';
import { bootset, type Secured } from './state.ts';

/** What the start of IOS says when another version secured the bootset; undefined when there is nothing to say. */
export function mismatchText(device: Device): string | undefined {
  const { image, config } = device.read(bootset);
  const running = imageVersion(device);
  const other = (secured: Secured | null): boolean => secured !== null && secured.version !== running;
  const [archived] = [image, config].filter(other);
  if (!archived || running === undefined) return undefined;
  const what = other(image) && other(config) ? 'image and configuration' : other(image) ? 'image' : 'configuration';
  const [before, now] = [archived.version, running].map(majorMinor);
  const versions = before === now ? [archived.version, running] : [before, now];
  return [
    `ios resilience :Archived ${what} version ${versions[0]} differs from running version ${versions[1]}.`,
    'Run secure boot-config and image commands to upgrade archives to running version.',
    '',
  ].join('\n');
}

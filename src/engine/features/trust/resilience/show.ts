import { sizeOf } from '../../../system/content.ts';
import type { Device } from '../../../system/device.ts';
import { formatDateTime } from '../../base/clock/api.ts';
import { majorMinor } from '../../configuration/configuration/api.ts';
import { fileInformation, readFile } from '../../files/files/api.ts';
import { bootsetShown } from './events.ts';
import { CONFIG_NOT_ACTIVE, IMAGE_NOT_ACTIVE, NOTHING_ACTIVE } from './messages.ts';
import { bootset, type Secured } from './state.ts';

const heading = (device: Device, what: string, { version, activatedAt }: Secured): string =>
  `IOS ${what} resilience version ${majorMinor(version)} activated at ${formatDateTime(device, activatedAt, 'moment')}`;

function imageBlock(device: Device, image: Secured | null): readonly string[] {
  if (!image) return [IMAGE_NOT_ACTIVE];
  const content = readFile(device, image.path, { hidden: true });
  const about = content.ok ? fileInformation(device, content.value) : { type: 'unknown', lines: [] };
  return [
    heading(device, 'image', image),
    `Secure archive ${image.path} type is ${about.type}`,
    ...about.lines.map((line) => `  ${line}`),
  ];
}

function configBlock(device: Device, config: Secured | null): readonly string[] {
  if (!config) return [CONFIG_NOT_ACTIVE];
  const content = readFile(device, config.path, { hidden: true });
  return [
    heading(device, 'configuration', config),
    `Secure archive ${config.path} type is config`,
    `configuration archive size ${content.ok ? sizeOf(content.value) : 0} bytes`,
  ];
}

/** What `show secure bootset` prints. */
export function showBootset(device: Device): string {
  const { image, config } = device.read(bootset);
  device.emit(bootsetShown, { image: image !== null, config: config !== null });
  if (!image && !config) return NOTHING_ACTIVE;
  return [
    `IOS resilience router id ${device.serial}`,
    '',
    ...imageBlock(device, image),
    '',
    ...configBlock(device, config),
  ].join('\n');
}

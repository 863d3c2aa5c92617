import type { Device } from '../../../system/device.ts';
import type { ImageFacts } from '../../../system/image/image-header.ts';
import { exportNotice, hardwareLines, softwareLines } from '../../software/software/api.ts';

/** Stands where the device prints its rights legend. Wording ours. */
const legend = [
  '              Training software',
  '',
  'Bootset simulates this router. No vendor software runs here.',
  '',
];

/** Packet memory beside the pools of onboard devices, in bytes (one real sample). */
const FIXED_PACKET_MEMORY = 0x171000;

/** Packet memory that the software takes for itself. */
export function smartInit({ platform }: Device): string {
  const { ioK, totalMb } = platform.memory;
  const megabytes = Math.round(ioK / 1024);
  const pools = `0x${(ioK * 1024 - FIXED_PACKET_MEMORY).toString(16).toUpperCase().padStart(8, '0')}`;
  return [
    '',
    'Smart Init is enabled',
    'smart init is sizing iomem',
    '                 TYPE      MEMORY_REQ',
    '    Onboard devices &',
    `         buffer pools      ${pools}`,
    '-----------------------------------------------',
    `               TOTAL:      ${pools}`,
    '',
    `Rounded IOMEM up to: ${megabytes}MB.`,
    `Using ${Math.floor((megabytes * 100) / totalMb)} percent iomem. [${megabytes}MB/${totalMb}MB]`,
    '',
    '',
  ].join('\n');
}

/** From the legend to the hardware, as the console shows it when the software starts. */
export const startBanner = (device: Device, facts: ImageFacts): string =>
  [...legend, '', '', ...softwareLines(facts), '', '', ...exportNotice(facts), ...hardwareLines(device)].join('\n');

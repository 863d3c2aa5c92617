import type { Device } from '../../../system/device.ts';
import type { ImageFacts } from '../../../system/image/image-header.ts';
import { part } from '../../../kernel/part.ts';
import { type VersionLayout, exportNotice, softwareLines } from '../../software/software/api.ts';
import { asrHardware, catHardware, freeSoftware } from './hardware.ts';

const body = part(() => import('./version.ts'));

const asrLayout: VersionLayout = { hardware: asrHardware, version: body.fn('asrVersion') };
const catLayout: VersionLayout = { hardware: catHardware, version: body.fn('catVersion') };

export const layoutOf = ({ platform }: Device): VersionLayout =>
  platform.family === 'CAT4500E' ? catLayout : asrLayout;

/** Stands where the device prints its rights legend. Wording ours. */
const legend = [
  '              Training software',
  '',
  'Bootset simulates this device. No vendor software runs here.',
  '',
];

/** What the console shows when the software starts. */
export const startBanner = (device: Device, facts: ImageFacts): string =>
  [
    '',
    ...legend,
    '',
    '',
    ...softwareLines(facts),
    '',
    ...freeSoftware,
    '',
    '',
    ...exportNotice(facts),
    ...layoutOf(device).hardware(device),
  ].join('\n');

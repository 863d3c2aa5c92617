import type { Device } from '../../../system/device.ts';
import type { ImageFacts } from '../../../system/image/image-header.ts';
import { part } from '../../../kernel/part.ts';
import {
  type VersionLayout,
  count,
  exportNotice,
  portsOf,
  returnRecord,
  softwareLines,
} from '../../software/software/api.ts';
import { listDisk } from '../../files/files/api.ts';

const body = part(() => import('./version.ts'));

/** Stands where the device prints the licence of its free software. Wording ours. */
export const freeSoftware = [
  'On a real device IOS XE contains free software under its own licences; this training image',
  'contains none.',
];

const memoryLine = ({ platform }: Device): string =>
  `cisco ${platform.processor} with ${platform.memory.mainK}K/${platform.memory.ioK}K bytes of memory.`;

export const asrHardware = (device: Device): readonly string[] => [
  memoryLine(device),
  `Processor board ID ${device.serial}`,
  ...count(portsOf(device, 'GigabitEthernet'), 'Gigabit Ethernet interface', 'Gigabit Ethernet interfaces'),
  `${device.platform.nvramK}K bytes of non-volatile configuration memory.`,
  `${device.platform.memory.totalMb * 1024}K bytes of physical memory.`,
  ...device.platform.disks
    .filter(({ name }) => listDisk(device, name, { hidden: false }).ok)
    .map(
      ({ name, kind, size }) =>
        `${Math.floor(size / 1024)}K bytes of ${kind === 'disk' ? 'eUSB' : 'USB'} flash at ${name}:.`,
    ),
  '',
];

export const catHardware = (device: Device): readonly string[] => [
  memoryLine(device),
  `Processor board ID ${device.serial}`,
  'MPC8572 CPU at 1.5GHz, Supervisor 7',
  `Last reset from ${returnRecord(device).kind === 'power-on' ? 'PowerUp' : 'Reload'}`,
  ...count(portsOf(device, 'Vlan'), 'Virtual Ethernet interface', 'Virtual Ethernet interfaces'),
  ...count(portsOf(device, 'TenGigabitEthernet'), 'Ten Gigabit Ethernet interface', 'Ten Gigabit Ethernet interfaces'),
  `${device.platform.nvramK}K bytes of non-volatile configuration memory.`,
  '',
];

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

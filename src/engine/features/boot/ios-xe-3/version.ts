import { hostname, type Device } from '../../../system/device.ts';
import type { ImageFacts } from '../../../system/image/image-header.ts';
import {
  type VersionLayout,
  count,
  exportNotice,
  portsOf,
  restartedAt,
  returnRecord,
  softwareLines,
  uptime,
} from '../../software/software/api.ts';
import { romMonitorOf } from '../rommon/api.ts';
import { listDisk } from '../../files/files/api.ts';
import { durationText, registerLine } from '../show-version/api.ts';

/** The control processor starts so much earlier than IOS on it (two public captures). */
const CONTROL_PROCESSOR_LEAD = 90_000;

/** Stands where the device prints the licence of its free software. Wording ours. */
const freeSoftware = [
  'On a real device IOS XE contains free software under its own licences; this training image',
  'contains none.',
];

function startLines(device: Device): readonly string[] {
  const { kind, at, reason } = returnRecord(device);
  const restarted = restartedAt(device);
  const name = device.hook(hostname, 'Router');
  return [
    `${name} uptime is ${durationText(uptime(device))}`,
    `Uptime for this control processor is ${durationText(uptime(device) + CONTROL_PROCESSOR_LEAD)}`,
    `System returned to ROM by ${kind === 'abort' ? reason : kind}${at === null ? '' : ` at ${at}`}`,
    ...(restarted === undefined ? [] : [`System restarted at ${restarted}`]),
  ];
}

const memoryLine = ({ platform }: Device): string =>
  `cisco ${platform.processor} with ${platform.memory.mainK}K/${platform.memory.ioK}K bytes of memory.`;

const asrHardware = (device: Device): readonly string[] => [
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

const catHardware = (device: Device): readonly string[] => [
  memoryLine(device),
  `Processor board ID ${device.serial}`,
  'MPC8572 CPU at 1.5GHz, Supervisor 7',
  `Last reset from ${returnRecord(device).kind === 'power-on' ? 'PowerUp' : 'Reload'}`,
  ...count(portsOf(device, 'Vlan'), 'Virtual Ethernet interface', 'Virtual Ethernet interfaces'),
  ...count(portsOf(device, 'TenGigabitEthernet'), 'Ten Gigabit Ethernet interface', 'Ten Gigabit Ethernet interfaces'),
  `${device.platform.nvramK}K bytes of non-volatile configuration memory.`,
  '',
];

/** `show version` of an ASR 1000 with IOS XE 3.x S. */
const asrVersion: VersionLayout = {
  hardware: asrHardware,
  version: (device, path, facts) => [
    ...softwareLines(facts),
    '',
    `IOS XE Version: ${facts.release ?? facts.version}`,
    '',
    ...freeSoftware,
    '',
    '',
    'ROM: IOS-XE ROMMON',
    '',
    ...startLines(device),
    `System image file is "${path}"`,
    `Last reload reason: ${returnRecord(device).reason}`,
    '',
    ' ',
    '',
    ...exportNotice(facts),
    'License Level: advipservices',
    'License Type: Permanent',
    'Next reload license Level: advipservices',
    '',
    ...asrHardware(device),
    registerLine(device),
    '',
  ],
};

/** `show version` of a Catalyst 4500-E with IOS XE 3.x SG. */
const catVersion: VersionLayout = {
  hardware: catHardware,
  version: (device, path, facts) => [
    ...softwareLines(facts),
    '',
    `ROM: ${romMonitorOf(device).banner[0]?.replace(/^.*Version /, '') ?? ''}`,
    ...startLines(device),
    `System image file is "${path}"`,
    'Jawa Revision 7, Snowtrooper Revision 0x0.0x1C',
    '',
    `Last reload reason: ${returnRecord(device).reason}`,
    '',
    '',
    '',
    ...exportNotice(facts),
    '',
    `License Information for '${device.platform.licenseModule}'`,
    '    License Level: entservices   Type: Permanent',
    '    Next reboot license Level: entservices',
    '',
    ...catHardware(device),
    registerLine(device),
    '',
  ],
};

export const layoutOf = ({ platform }: Device): VersionLayout =>
  platform.family === 'CAT4500E' ? catVersion : asrVersion;

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

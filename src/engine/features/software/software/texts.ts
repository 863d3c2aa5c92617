import { defineHook, type Device } from '../../../system/device.ts';
import type { ImageFacts } from '../../../system/image/image-header.ts';
import type { DiskData, PortData } from '../../../system/platform.ts';
import { listDisk } from '../../files/files/api.ts';

/** Builds that were never released carry the time they were made in their version. */
const EXPERIMENTAL = /\(\d{8}:\d{6}\)/;

/** Families whose software does not go by the family's name. */
const softwareNames: Readonly<Record<string, string>> = {
  ASR1002X: 'IOS-XE Software (X86_64_LINUX_IOSD',
  CAT4500E: 'IOS-XE Software, Catalyst 4500 L3 Switch Software (cat4500e',
};

/** Families with software from before 12.4, which calls itself otherwise. */
const olderNames: Readonly<Record<string, string>> = { C7200: '7200' };

/** The Catalyst goes by its release of IOS XE, without a comma before the build. */
const versionWords = ({ family, version, release, build }: ImageFacts): string =>
  family === 'CAT4500E' && release !== undefined ? `${release} ${build}` : `${version}, ${build}`;

/** `Cisco IOS Software, C2900 Software (C2900-UNIVERSALK9-M), Version 15.4(3)M, RELEASE SOFTWARE (fc1)` and the lines below it. */
export function softwareLines(facts: ImageFacts): readonly string[] {
  const { family, featureSet, version, compiled, copyright } = facts;
  const older = olderNames[family];
  if (older !== undefined)
    return [
      'Cisco Internetwork Operating System Software ',
      `IOS (tm) ${older} Software (${family}-${featureSet}-M), Version ${versionWords(facts)}`,
      'TAC Support: http://www.cisco.com/tac',
      `Copyright (c) ${copyright} by cisco Systems, Inc.`,
      `Compiled ${compiled}`,
    ];
  const name = softwareNames[family] ?? `${family} Software (${family}`;
  const software = `Cisco IOS Software, ${name}-${featureSet}-M)`;
  return [
    ...(EXPERIMENTAL.test(version)
      ? [`${software}, Experimental Version ${version}`]
      : [`${software}, Version ${versionWords(facts)}`, 'Technical Support: http://www.cisco.com/techsupport']),
    `Copyright (c) ${copyright} by Cisco Systems, Inc.`,
    `Compiled ${compiled}`,
  ];
}

/** Stands where the device prints its export notice, on images with cryptography. Wording ours. */
export const exportNotice = ({ featureSet }: ImageFacts): readonly string[] =>
  featureSet.includes('K9')
    ? [
        'This image has cryptographic features. Bootset only simulates them for training;',
        'export and import rules of your country apply to real devices.',
        '',
      ]
    : [];

export const count = (n: number, one: string, many: string): readonly string[] =>
  n === 0 ? [] : [`${n} ${n === 1 ? one : many}`];

export const portsOf = (device: Device, media: PortData['media']): number =>
  device.platform.ports.filter((port) => port.media === media).length;

const diskLine = ({ name, kind, size }: DiskData): string => {
  const what = kind === 'disk' ? `ATA System CompactFlash ${name.slice(-1)}` : `USB Flash ${name}`;
  return `${Math.floor(size / 1024)}K bytes of ${what} (Read/Write)`;
};

/** How a platform words what it is made of and what runs on it. */
export interface VersionLayout {
  /** From the processor down to the flash cards. */
  hardware(device: Device): readonly string[];
  /** All lines of `show version`. */
  version(device: Device, path: string, facts: ImageFacts): readonly string[];
}

/** Platforms with words of their own tap this. */
export const versionLayout = defineHook<VersionLayout | null>('software.layout');

/** Hardware found: from the processor down to the flash cards that are in their slots. */
export function hardwareLines(device: Device): readonly string[] {
  const own = device.hook(versionLayout, null);
  if (own) return own.hardware(device);
  const { platform } = device;
  const { mainK, ioK } = platform.memory;
  return [
    `Cisco ${platform.processor} with ${mainK}K/${ioK}K bytes of memory.`,
    `Processor board ID ${device.serial}`,
    ...count(portsOf(device, 'GigabitEthernet'), 'Gigabit Ethernet interface', 'Gigabit Ethernet interfaces'),
    '1 terminal line',
    '1 Virtual Private Network (VPN) Module',
    `DRAM configuration is ${platform.dram}.`,
    `${platform.nvramK}K bytes of non-volatile configuration memory.`,
    ...platform.disks.filter(({ name }) => listDisk(device, name, { hidden: false }).ok).map(diskLine),
    '',
  ];
}

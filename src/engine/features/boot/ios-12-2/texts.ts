import { sizeOf } from '../../../system/content.ts';
import { hostname, type Device } from '../../../system/device.ts';
import type { ImageFacts } from '../../../system/image/image-header.ts';
import { listDisk } from '../../files/files/api.ts';
import { restartedAt, returnRecord, softwareLines, uptime, type VersionLayout } from '../../software/software/api.ts';
import { decompressionMarks, type StartScreen } from '../boot/api.ts';
import type { LoadTalk } from '../image-load/api.ts';
import type { SelfTestStep } from '../rommon/api.ts';
import { durationText, registerLine } from '../show-version/api.ts';

/** Bytes per millisecond read from a card (ours). */
const READ_SPEED = 500;

export const monitorLines = ({ platform: { bootstrap } }: Device): readonly string[] => [
  `System Bootstrap, Version ${bootstrap.version}, DEVELOPMENT SOFTWARE`,
  `Copyright (c) ${bootstrap.year} by cisco Systems, Inc.`,
];

export const selfTestSteps = (device: Device): readonly SelfTestStep[] => [
  { ms: 1000, text: `\n${monitorLines(device).join('\n')}\n` },
  { ms: 2500, text: `C7200 platform with ${device.platform.memory.totalMb * 1024} Kbytes of main memory\n\n` },
];

/** Nobody looks for a signature. */
export const talk = (usual: LoadTalk): LoadTalk => ({
  ...usual,
  driver: () => [],
  loading: (_, __, content) => [{ ms: sizeOf(content) / READ_SPEED, text: '' }],
});

const ports = (device: Device): string =>
  `${device.platform.ports.filter(({ media }) => media === 'Ethernet').length} Ethernet/IEEE 802.3 interface(s)`;

/** One line for each card, whatever its partitions. */
function cards(device: Device): readonly string[] {
  const sizes = new Map<string, number>();
  for (const { name, size } of device.platform.disks) {
    const slot = /^slot(\d)/.exec(name)?.[1];
    if (slot !== undefined && listDisk(device, name, { hidden: true }).ok)
      sizes.set(slot, (sizes.get(slot) ?? 0) + size);
  }
  return [...sizes].map(
    ([slot, size]) => `${size / 1024}K bytes of Flash PCMCIA card at slot ${slot} (Sector size 128K).`,
  );
}

const hardware = (device: Device): readonly string[] => [
  `cisco ${device.platform.processor} with ${device.platform.memory.mainK}K/${device.platform.memory.ioK}K bytes of memory.`,
  `Processor board ID ${device.serial}`,
  'R7000 CPU at 350Mhz, Implementation 39, Rev 3.3, 256KB L2, 4096KB L3 Cache',
  '6 slot VXR midplane, Version 2.1',
  '',
  `Last reset from ${returnRecord(device).kind === 'power-on' ? 'power-on' : 's/w'}`,
  'Bridging software.',
  'X.25 software, Version 3.0.0.',
  ports(device),
  `${device.platform.nvramK}K bytes of non-volatile configuration memory.`,
  '',
  ...cards(device),
];

export const layout: VersionLayout = {
  hardware,
  version(device, path, facts) {
    const { kind, at, reason } = returnRecord(device);
    const restarted = restartedAt(device);
    return [
      ...softwareLines(facts),
      `Image text-base: 0x${facts.entryPoint.toString(16).toUpperCase()}`,
      '',
      `ROM: ${monitorLines(device)[0]}`,
      '',
      `${device.hook(hostname, 'Router')} uptime is ${durationText(uptime(device))}`,
      `System returned to ROM by ${kind === 'abort' ? reason : kind}${at === null ? '' : ` at ${at}`}`,
      ...(restarted === undefined ? [] : [`System restarted at ${restarted}`]),
      `System image file is "${path}"`,
      '',
      ...hardware(device),
      registerLine(device),
      '',
    ];
  },
};

/** Stands where the device prints its rights legend. Wording ours. */
const legend = [
  '              Training software',
  '',
  'Bootset simulates this router. No vendor software runs here.',
  '',
];

const startBanner = (device: Device, facts: ImageFacts): string =>
  [...legend, '', '', ...softwareLines(facts), '', ...hardware(device)].join('\n');

export const screen: StartScreen = {
  banner: startBanner,
  *unpack(of, content) {
    of.console.write('Self decompressing the image : ');
    yield* decompressionMarks(of, content);
    of.console.write(' [OK]\n\n');
  },
};

import type { DiskData, PartData, Platform, PortData, PortHardware } from '../system/platform.ts';
import { c2911 } from './isr-g2.ts';
import { portParts } from './parts.ts';

const amdp2: PortHardware = {
  name: 'AmdP2',
  unit: '',
  idle: { duplex: '', speed: '', medium: '', kbps: 10_000 },
  up: { duplex: '', speed: '', medium: '', kbps: 10_000 },
  keepalive: 'set (10 sec)',
  queues: { input: 75, output: 40 },
  buffers: true,
  multicasts: 'IP multicasts',
  moreInput: ['0 input packets with dribble condition detected'],
  pauses: false,
  settings: [],
};

const ports = Array.from(
  { length: 4 },
  (_, i): PortData => ({ name: `Ethernet3/${i}`, media: 'Ethernet', hardware: amdp2 }),
);

/** Bytes a second (ours): fitted to the times that the guide's own examples print. */
const rates = { read: 81_500, write: 18_460.3 } as const;
const SECTOR = 131_072;

/** A card in slot 0 with two partitions, and one in slot 1. */
const partition = (n: number): DiskData => ({
  name: `slot0:${n}`,
  kind: 'disk',
  size: 4_194_304,
  removable: false,
  linear: { class: 'B', title: 'PCMCIA Slot0', first: 0, reserved: 0, header: 64 },
  rates,
});
const disks: readonly DiskData[] = [
  partition(1),
  partition(2),
  {
    name: 'slot1',
    kind: 'disk',
    size: 16_777_216,
    removable: true,
    linear: { class: 'A', title: 'PCMCIA Slot1', first: SECTOR, reserved: 3 * SECTOR, header: 128 },
    rates,
  },
];

const opaque = (name: string) => ({ name, kind: 'opaque', flags: 'rw' }) as const;
const network = (name: string) => ({ name, kind: 'network', flags: 'rw' }) as const;
const flash = { kind: 'disk', flags: 'rw' } as const;

const part = (name: string, description: string, pid: string, serial: string | null): PartData => ({
  name,
  description,
  pid,
  version: '',
  serial,
});

/** Cisco 7206VXR with an NPE-400 and IOS 12.2: before software was signed, with linear flash in its slots. */
export const c7206: Platform = {
  ...c2911,
  id: 'c7206',
  title: 'Cisco 7206VXR',
  firmware: 'c7200',
  signedImages: false,
  replacesKeys: false,
  upgradableMonitor: 'none',
  pid: 'CISCO7206VXR',
  processor: '7206VXR (NPE400) processor (revision A)',
  family: 'C7200',
  machine: 0x002b,
  serialPrefix: 'FTX',
  memory: { totalMb: 256, mainK: 229_376, ioK: 32_768, dimms: '', mode: '' },
  nvramK: 125,
  nvramBytes: 129_016,
  ports,
  disks,
  fileSystems: [
    { ...flash, name: 'slot0:1', aliases: ['slot0', 'flash'], bootable: true },
    { ...flash, name: 'slot0:2' },
    { ...flash, name: 'slot1' },
    { name: 'nvram', kind: 'nvram', flags: 'rw' },
    ...['null', 'system', 'xmodem', 'ymodem'].map(opaque),
    ...['ftp', 'rcp', 'tftp'].map(network),
  ],
  parts: [
    part('Chassis', 'Cisco 7206VXR, 6-slot chassis', 'CISCO7206VXR', 'own'),
    part('NPE400 0', 'Cisco 7200VXR Network Processing Engine NPE-400', 'NPE-400', 'JAB'),
    part('module 3', 'Ethernet', 'PA-4E', 'JAB'),
    ...portParts(ports),
  ],
  bootstrap: { version: '12.0(19990210:195103) [12.0XE 105]', year: '1994-1999' },
  monitor: { ...c2911.monitor, downloads: false },
  transports: 'pad telnet rlogin udptn',
  lines: { 'con 0': { stopbits: '1' }, 'aux 0': { stopbits: '1' } },
  firstVty: 2,
  scheduler: false,
  hasUcLicense: false,
  defaultImage: 'c7200-p-mz',
};

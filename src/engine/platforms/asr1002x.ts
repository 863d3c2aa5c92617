import { portParts } from './parts.ts';
import type { DiskData, PartData, Platform, PortData, PortHardware } from '../system/platform.ts';
import { fileSystems } from './file-systems.ts';
import { xeAuthenticity } from './ios-xe-3.ts';
import { isrG2Order } from './running-order.ts';

const flowControl = 'output flow-control is unsupported, input flow-control is unsupported';
const fixed = { duplex: 'Full', speed: '1000Mbps', kbps: 1_000_000 };
const none = 'unknown media type';

const builtIn: PortHardware = {
  name: '6XGE-BUILT-IN',
  link: '{0} Duplex, {1}, link type is {2}, media type is {3}',
  unit: 'Mbps',
  idle: { ...fixed, medium: none, flowControl },
  up: { ...fixed, medium: 'T', flowControl: 'output flow-control is on, input flow-control is on' },
  keepalive: 'not supported ',
  queues: { input: 375, output: 40 },
  buffers: true,
  multicasts: 'IP multicasts',
  moreInput: ['0 watchdog, 0 multicast, 0 pause input'],
  pauses: true,
  settings: ['negotiation'],
};

const management: PortHardware = {
  ...builtIn,
  name: 'RP management port',
  idle: { duplex: 'Half', speed: '10Mbps', kbps: 10_000, medium: 'RJ45', flowControl },
  up: { ...fixed, medium: 'RJ45', flowControl },
  keepalive: 'set (10 sec)',
  queues: { input: 75, output: 40 },
};

const front = Array.from(
  { length: 6 },
  (_, i): PortData => ({ name: `GigabitEthernet0/0/${i}`, media: 'GigabitEthernet', hardware: builtIn }),
);
const back: PortData = { name: 'GigabitEthernet0', media: 'GigabitEthernet', hardware: management };

/** A part within the chassis that has no identity of its own. */
const within = (name: string, what: string, pid = 'ASR1002-X'): PartData => ({
  name,
  description: what,
  pid,
  version: '',
  serial: null,
});

const supply = (bay: number): PartData => ({
  name: `Power Supply Module ${bay}`,
  description: 'Cisco ASR1002 AC Power Supply',
  pid: 'ASR1002-PWR-AC',
  version: 'V04',
  serial: 'ART',
});

const disks: readonly DiskData[] = [
  { name: 'bootflash', kind: 'disk', size: 7_927_233_536, removable: false, fileSystem: 'EXT2/EXT3' },
  { name: 'usb0', kind: 'usbflash', size: 1_000_341_504, removable: true },
];

/** ASR 1002-X with IOS XE 3.x. No public capture of this model exists: values of its neighbour ASR 1001 and the pattern of its family. */
export const asr1002x: Platform = {
  id: 'asr1002x',
  title: 'Cisco ASR 1002-X',
  firmware: 'ios-xe-3',
  authenticity: xeAuthenticity,
  signedImages: true,
  replacesKeys: false,
  upgradableMonitor: 'partition',
  pid: 'ASR1002-X',
  processor: 'ASR1002-X (2RU-X) processor (revision 2KP)',
  family: 'ASR1002X',
  machine: 0x00b1,
  serialPrefix: 'FOX',
  memory: {
    totalMb: 8192,
    mainK: 3_759_467,
    ioK: 6147,
    dimms: '8192 MB',
    mode: '64 bit mode with ECC enabled',
  },
  dram: '64 bits wide with parity enabled',
  nvramK: 32_768,
  nvramBytes: 33_554_432,
  ports: [...front, back],
  disks,
  fileSystems: fileSystems(disks, []),
  parts: [
    { name: 'Chassis', description: 'Cisco ASR1002-X Chassis', pid: 'ASR1002-X', version: 'V07', serial: 'own' },
    supply(0),
    supply(1),
    within('module 0', 'Cisco ASR1002-X SPA Interface Processor'),
    within('SPA subslot 0/0', '6-port Built-in GE SPA', '6XGE-BUILT-IN'),
    ...portParts(front),
    { ...within('module R0', 'Cisco ASR1002-X Route Processor'), version: 'V07', serial: 'JAE' },
    ...portParts([back]),
    within('module F0', 'Cisco ASR1002-X Embedded Services Processor'),
  ],
  versionWidth: 3,
  udi: { head: 'SlotID   PID                    SN                      UDI', mark: '*        ', rule: 80 },
  hostname: 'Router',
  bootstrap: { version: '15.2(1r)S1', year: '1994-2012' },
  monlib: { entry: '0x0', size: '0x0' },
  monitor: {
    aborted: 'autoboot: aborted due to user interrupt',
    needsReset: true,
    reset: '\nResetting .......\n',
    downloads: true,
  },
  vtys: 5,
  transports: 'pad telnet rlogin ssh',
  lines: { 'con 0': { stopbits: '1' }, 'aux 0': { stopbits: '1' }, vty: { 'transport input': 'none' } },
  scheduler: false,
  licenseModule: 'asr1002x',
  hasUcLicense: false,
  runningOrder: isrG2Order,
  defaultImage: 'asr1002x-universalk9.03.07.04.S.152-4.S4.SPA.bin',
};

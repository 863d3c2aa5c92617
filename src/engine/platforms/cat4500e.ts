import { portParts } from './parts.ts';
import type { DiskData, PartData, Platform, PortData, PortHardware } from '../system/platform.ts';
import { fileSystems } from './file-systems.ts';
import { xeAuthenticity } from './ios-xe-3.ts';
import { isrG2Order } from './running-order.ts';

const common = {
  unit: 'Mb/s',
  keepalive: 'set (10 sec)',
  moreInput: ['0 input packets with dribble condition detected'],
  pauses: false,
} as const;

const uplink: PortHardware = {
  ...common,
  name: 'Ten Gigabit Ethernet Port',
  link: '{0}-duplex, {1}, link type is {2}, media type is {3}',
  idle: {
    duplex: 'Full',
    speed: 'Auto-speed',
    medium: 'No XCVR',
    kbps: 10_000_000,
    flowControl: 'input flow-control is off, output flow-control is off',
  },
  up: {
    duplex: 'Full',
    speed: '10Gb/s',
    medium: '10GBase-SR',
    kbps: 10_000_000,
    flowControl: 'input flow-control is on, output flow-control is on ',
  },
  queues: { input: 2000, output: 40 },
  status: { up: '(connected) ', down: '(notconnect) ', admin: '(disabled) ' },
  buffers: true,
  multicasts: 'multicasts',
  settings: [],
};

const management: PortHardware = {
  ...common,
  name: 'RP management port',
  link: '{0}-duplex, {1}, {3}',
  idle: { duplex: 'Half', speed: '10Mb/s', medium: '100BaseTX/FX', kbps: 10_000 },
  up: { duplex: 'Full', speed: '100Mb/s', medium: '100BaseTX/FX', kbps: 100_000 },
  queues: { input: 75, output: 0 },
  buffers: false,
  multicasts: 'IP multicasts',
  moreInput: ['0 watchdog', ...common.moreInput],
  settings: ['speed', 'duplex'],
};

/** As a Catalyst 3850 words it. */
const vlan: PortHardware = {
  ...common,
  name: 'Ethernet SVI',
  idle: { duplex: '', speed: '', medium: '', kbps: 1_000_000 },
  up: { duplex: '', speed: '', medium: '', kbps: 1_000_000 },
  keepalive: 'not supported ',
  queues: { input: 375, output: 40 },
  buffers: true,
  multicasts: 'IP multicasts',
  moreInput: [],
  settings: [],
  virtual: true,
};

const first: PortData = { name: 'Vlan1', media: 'Vlan', hardware: vlan };
const back: PortData = { name: 'FastEthernet1', media: 'FastEthernet', hardware: management };
const uplinks = Array.from(
  { length: 4 },
  (_, i): PortData => ({ name: `TenGigabitEthernet3/${i + 1}`, media: 'TenGigabitEthernet', hardware: uplink }),
);

const clock: PartData = {
  name: 'Clock Module',
  description: 'Clock Module',
  pid: 'WS-X4K-CLOCK-E',
  version: '',
  serial: 'FXS',
};

/** One for each slot of a line card, so that either supervisor reaches it. */
const muxBuffers = [1, 2, 5, 6, 7].map(
  (slot): PartData => ({
    name: `Mux Buffer ${slot} `,
    description: 'Mux Buffers for Redundancy Logic',
    pid: 'WS-X4590-EX=',
    version: '',
    serial: 'FXS',
  }),
);

const disks: readonly DiskData[] = [
  { name: 'bootflash', kind: 'disk', size: 822_910_976, removable: false },
  { name: 'usb0', kind: 'usbflash', size: 1_000_341_504, removable: true },
];

/** Catalyst 4507R+E with Supervisor Engine 7-E and no line cards, IOS XE 3.x SG. */
export const cat4500e: Platform = {
  id: 'cat4500e',
  title: 'Catalyst 4500-E',
  firmware: 'ios-xe-3',
  authenticity: xeAuthenticity,
  signedImages: true,
  replacesKeys: false,
  upgradableMonitor: 'none',
  pid: 'WS-C4507R+E',
  processor: 'WS-C4507R+E (MPC8572) processor (revision 10)',
  family: 'CAT4500E',
  machine: 0x00b2,
  serialPrefix: 'FXS',
  memory: { totalMb: 2048, mainK: 2_097_152, ioK: 20_480, dimms: '2048 MB', mode: '64 bit mode with ECC enabled' },
  dram: '64 bits wide with parity enabled',
  nvramK: 511,
  nvramBytes: 524_284,
  ports: [first, back, ...uplinks],
  disks,
  fileSystems: fileSystems(disks, []),
  parts: [
    {
      name: 'Switch System',
      description: 'Cisco Systems, Inc. WS-C4507R+E 7 slot switch ',
      pid: 'WS-C4507R+E',
      version: 'V01',
      serial: 'own',
    },
    clock,
    ...muxBuffers,
    {
      name: 'Supervisor(slot 3)',
      description: 'Sup 7-E 10GE (SFP+), 1000BaseX (SFP) with 4 SFP+ Ports',
      pid: 'WS-X45-SUP7-E',
      version: 'V01',
      serial: 'CAT',
    },
    ...portParts([back, ...uplinks]),
    { name: 'FanTray 1', description: 'FanTray', pid: 'WS-X4597+E', version: 'V01', serial: 'CAT' },
    {
      name: 'Power Supply 1',
      description: 'Power Supply ( AC 2800W )',
      pid: 'PWR-C45-2800ACV',
      version: 'V05',
      serial: 'AZS',
    },
  ],
  versionWidth: 5,
  udi: { head: 'SlotID   PID                    SN                      UDI', mark: '*        ', rule: 80 },
  hostname: 'Switch',
  bootstrap: { version: '15.0(1r)SG5', year: '2008-2012' },
  monlib: { entry: '0x0', size: '0x0' },
  monitor: {
    aborted: 'monitor: command "boot" aborted due to user interrupt',
    needsReset: false,
    reset: '',
    downloads: true,
  },
  vtys: 16,
  transports: 'pad telnet rlogin ssh',
  lines: { 'con 0': { stopbits: '1' }, vty: { 'transport input': 'none' } },
  scheduler: false,
  licenseModule: 'WS-X45-SUP7-E',
  hasUcLicense: false,
  runningOrder: isrG2Order,
  defaultImage: 'cat4500e-universalk9.SPA.03.04.00.SG.151-2.SG.bin',
};

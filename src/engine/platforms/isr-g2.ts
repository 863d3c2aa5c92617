import { place, portParts } from './parts.ts';
import type { PartData, Platform, PortData, PortHardware } from '../system/platform.ts';
import { fileSystems } from './file-systems.ts';
import { isrG2Order } from './running-order.ts';

const serviceLink = { duplex: '', speed: '', medium: '', kbps: 10_000 };

const serviceEngine: PortHardware = {
  name: 'Embedded Service Engine',
  unit: '',
  idle: serviceLink,
  up: serviceLink,
  keepalive: 'set (10 sec)',
  queues: { input: 64, output: 40 },
  buffers: true,
  multicasts: 'IP multicasts',
  moreInput: ['0 input packets with dribble condition detected'],
  pauses: false,
  settings: [],
};

const flowControl = 'output flow-control is unsupported, input flow-control is unsupported';

const cnGigabit: PortHardware = {
  name: 'CN Gigabit Ethernet',
  link: '{0} Duplex, {1}, media type is {3}',
  unit: 'Mbps',
  idle: { duplex: 'Auto', speed: 'Auto Speed', medium: 'RJ45', kbps: 1_000_000, flowControl },
  up: { duplex: 'Full', speed: '1Gbps', medium: 'RJ45', kbps: 1_000_000, flowControl },
  keepalive: 'set (10 sec)',
  queues: { input: 75, output: 40 },
  buffers: true,
  multicasts: 'IP multicasts',
  moreInput: ['0 watchdog, 0 multicast, 0 pause input'],
  pauses: true,
  settings: ['duplex', 'speed'],
};

const embedded: PortData = {
  name: 'Embedded-Service-Engine0/0',
  media: 'Embedded-Service-Engine',
  hardware: serviceEngine,
};
const gigabit = (count: number): readonly PortData[] =>
  Array.from({ length: count }, (_, i) => ({
    name: `GigabitEthernet0/${i}`,
    media: 'GigabitEthernet',
    hardware: cnGigabit,
  }));

const chassis = (pid: string): PartData => ({
  name: pid,
  description: `${pid} chassis, Hw Serial#: {serial}, Hw Revision: 1.0`,
  pid,
  version: 'V05 ',
  serial: 'own',
});

const supply = (
  pid: string,
  name: string,
  identity: Pick<PartData, 'version' | 'serial'> = { version: 'V03 ', serial: 'QCS' },
): readonly PartData[] => [
  place('Container of powerSupply Containers', 'Container of powerSupply Containers'),
  place('Container of Power Supply', 'Container of Power Supply'),
  { name, description: name, pid, ...identity },
];

/** The power supply of the two smaller ones does not say which one it is. */
const smallSupply = supply('PWR-1941-2901-AC', 'C1941/C2901 AC Power Supply', { version: '', serial: null });

/** The mother board in its slot, and the slots for cards on it. */
const board = (model: string, ports: number, cards: number): readonly PartData[] => {
  const name = `${model} Mother board ${ports}GE, integrated VPN and ${cards}W`;
  return [
    place(`${model} Chassis Slot 0`, `${model} Chassis Slot`),
    place(`${name} on Slot 0`, name),
    ...Array.from({ length: cards }, (_, i) => place(`DaughterCard Slot ${i} on Card 0`, `${model} DaughterCard Slot`)),
    place(`${model} ISM Slot 0`, `${model} ISM Slot`),
  ];
};

const flash0 = { name: 'flash0', kind: 'disk', size: 256_487_424, removable: true } as const;
const usbflash0 = { name: 'usbflash0', kind: 'usbflash', size: 1_000_341_504, removable: true } as const;

const common = {
  firmware: 'isr-g2',
  authenticity: {
    smallLetters: false,
    integrityFirst: false,
    hashDone: '100% Done!',
    fileMd5: true,
    keys: { typeWidth: 21, product: false, between: `\n${' '.repeat(10)}\n` },
    wholeVerifier: true,
  },
  signedImages: true,
  replacesKeys: true,
  upgradableMonitor: 'regions',
  nvramK: 255,
  nvramBytes: 262_136,
  disks: [flash0, usbflash0],
  fileSystems: fileSystems([flash0, usbflash0], ['flash1']),
  versionWidth: 3,
  udi: { head: 'Device#   PID                   SN              UDI', mark: '*0        ', rule: 77 },
  hostname: 'Router',
  monitor: {
    aborted: 'monitor: command "boot" aborted due to user interrupt',
    needsReset: false,
    reset: '',
    downloads: true,
  },
  vtys: 5,
  transports: 'pad telnet rlogin lapb-ta mop udptn v120 ssh',
  lines: { 'con 0': {}, 'aux 0': {}, '2': {}, vty: { 'transport input': 'none' } },
  scheduler: true,
} as const;

const bootstrap = { version: '15.0(1r)M16', year: '2012' } as const;
const monlib = { entry: '0x80803000', size: '0x1b340' } as const;

const onBoard = {
  totalMb: 512,
  mainK: 491_520,
  ioK: 32_768,
  dimms: 'On-board = 512 MB, DIMM0 = 0 MB',
  mode: '64/-1(On-board/DIMM0) bit mode with ECC disabled',
} as const;

const twoPorts = [embedded, ...gigabit(2)];
const threePorts = [embedded, ...gigabit(3)];

export const c1941: Platform = {
  ...common,
  id: 'c1941',
  title: 'Cisco 1941',
  pid: 'CISCO1941/K9',
  processor: 'CISCO1941/K9 (revision 1.0)',
  family: 'C1900',
  machine: 0x00a1,
  serialPrefix: 'FTX',
  memory: onBoard,
  dram: '64 bits wide with parity disabled',
  ports: twoPorts,
  parts: [chassis('CISCO1941/K9'), ...board('C1941', 2, 2), ...portParts(twoPorts), ...smallSupply],
  bootstrap,
  monlib,
  licenseModule: 'c1900',
  hasUcLicense: false,
  runningOrder: isrG2Order,
  defaultImage: 'c1900-universalk9-mz.SPA.154-3.M.bin',
};

export const c2901: Platform = {
  ...common,
  id: 'c2901',
  title: 'Cisco 2901',
  pid: 'CISCO2901/K9',
  processor: 'CISCO2901/K9 (revision 1.0)',
  family: 'C2900',
  machine: 0x00a2,
  serialPrefix: 'FTX',
  memory: onBoard,
  dram: '64 bits wide with parity disabled',
  ports: twoPorts,
  parts: [chassis('CISCO2901/K9'), ...board('C2901', 2, 4), ...portParts(twoPorts), ...smallSupply],
  bootstrap,
  monlib,
  licenseModule: 'c2900',
  hasUcLicense: true,
  runningOrder: isrG2Order,
  defaultImage: 'c2900-universalk9-mz.SPA.154-3.M.bin',
};

export const c2911: Platform = {
  ...c2901,
  id: 'c2911',
  title: 'Cisco 2911',
  pid: 'CISCO2911/K9',
  processor: 'CISCO2911/K9 (revision 1.0)',
  ports: threePorts,
  parts: [
    chassis('CISCO2911/K9'),
    ...board('C2911', 3, 4),
    ...portParts(threePorts),
    ...supply('PWR-2911-AC', 'C2911 AC Power Supply'),
  ],
};

const engine = 'Cisco Services Performance Engine 150 for Cisco 3900 ISR';

export const c3945: Platform = {
  ...common,
  id: 'c3945',
  title: 'Cisco 3945',
  pid: 'CISCO3945-CHASSIS',
  udiPid: 'C3900-SPE150/K9',
  processor: 'CISCO3945-CHASSIS (revision 1.1) with C3900-SPE150/K9',
  family: 'C3900',
  machine: 0x00a3,
  serialPrefix: 'FOC',
  memory: {
    totalMb: 1024,
    mainK: 979_968,
    ioK: 68_608,
    dimms: 'DIMM0 = 512 MB, DIMM1 = 512 MB',
    mode: '72/72(dimm 0/1) bit mode with ECC enabled',
  },
  dram: '72 bits wide with parity enabled',
  ports: threePorts,
  parts: [
    { ...chassis('CISCO3945-CHASSIS'), description: 'CISCO3945-CHASSIS' },
    place('C3900 Chassis Slot 0', 'C3900 Chassis Slot'),
    { name: `${engine} on Slot 0`, description: engine, pid: 'C3900-SPE150/K9', version: 'V05 ', serial: 'FOC' },
    ...Array.from({ length: 4 }, (_, i) => place(`DaughterCard Slot ${i} on Card 0`, 'C3900 DaughterCard Slot')),
    place('C3900 ISM Slot 0', 'C3900 ISM Slot'),
    ...portParts(threePorts),
    ...supply('PWR-3900-AC', 'C3900 AC Power Supply 1'),
  ],
  bootstrap,
  monlib: { entry: '0x4000000', size: '0x3f520' },
  licenseModule: 'c3900',
  hasUcLicense: true,
  runningOrder: isrG2Order,
  defaultImage: 'c3900-universalk9-mz.SPA.154-3.M.bin',
};

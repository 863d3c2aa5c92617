import type { Platform, PortData } from '../system/platform.ts';

const embedded: PortData = { name: 'Embedded-Service-Engine0/0', media: 'Embedded-Service-Engine' };
const gigabit = (count: number): readonly PortData[] =>
  Array.from({ length: count }, (_, i) => ({ name: `GigabitEthernet0/${i}`, media: 'GigabitEthernet' }));

const flash0 = { name: 'flash0', kind: 'disk', size: 256_487_424, removable: false } as const;
const usbflash0 = { name: 'usbflash0', kind: 'usbflash', size: 1_000_341_504, removable: true } as const;

const common = {
  firmware: 'isr-g2',
  os: 'ios',
  replacesKeys: true,
  upgradableMonitor: 'regions',
  nvramK: 255,
  nvramBytes: 262_136,
  disks: [flash0, usbflash0],
  vtys: 5,
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
  ports: [embedded, ...gigabit(2)],
  bootstrap,
  monlib,
  licenseModule: 'c1900',
  hasUcLicense: false,
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
  ports: [embedded, ...gigabit(2)],
  bootstrap,
  monlib,
  licenseModule: 'c2900',
  hasUcLicense: true,
  defaultImage: 'c2900-universalk9-mz.SPA.154-3.M.bin',
};

export const c2911: Platform = {
  ...c2901,
  id: 'c2911',
  title: 'Cisco 2911',
  pid: 'CISCO2911/K9',
  processor: 'CISCO2911/K9 (revision 1.0)',
  ports: [embedded, ...gigabit(3)],
};

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
  ports: [embedded, ...gigabit(3)],
  bootstrap,
  monlib: { entry: '0x4000000', size: '0x3f520' },
  licenseModule: 'c3900',
  hasUcLicense: true,
  defaultImage: 'c3900-universalk9-mz.SPA.154-3.M.bin',
};

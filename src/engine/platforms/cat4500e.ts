import type { Platform } from '../system/platform.ts';

/** Catalyst 4507R+E with Supervisor Engine 7-E and no line cards, IOS XE 3.x SG. */
export const cat4500e: Platform = {
  id: 'cat4500e',
  title: 'Catalyst 4500-E',
  firmware: 'ios-xe-3',
  os: 'ios-xe',
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
  ports: [
    { name: 'FastEthernet1', media: 'FastEthernet' },
    ...Array.from(
      { length: 4 },
      (_, i) => ({ name: `TenGigabitEthernet3/${i + 1}`, media: 'TenGigabitEthernet' }) as const,
    ),
  ],
  disks: [
    { name: 'bootflash', kind: 'disk', size: 822_910_976, removable: false },
    { name: 'usb0', kind: 'usbflash', size: 1_000_341_504, removable: true },
  ],
  bootstrap: { version: '15.0(1r)SG5', year: '2008-2012' },
  monlib: { entry: '0x0', size: '0x0' },
  vtys: 16,
  licenseModule: 'WS-X45-SUP7-E',
  hasUcLicense: false,
  defaultImage: 'cat4500e-universalk9.SPA.03.04.00.SG.151-2.SG.bin',
};

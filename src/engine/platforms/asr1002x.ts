import type { Platform } from '../system/platform.ts';

/** ASR 1002-X with IOS XE 3.x. No public capture of this model exists: values of its neighbour ASR 1001 and the pattern of its family. */
export const asr1002x: Platform = {
  id: 'asr1002x',
  title: 'Cisco ASR 1002-X',
  firmware: 'ios-xe-3',
  os: 'ios-xe',
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
  ports: [
    ...Array.from({ length: 6 }, (_, i) => ({ name: `GigabitEthernet0/0/${i}`, media: 'GigabitEthernet' }) as const),
    { name: 'GigabitEthernet0', media: 'GigabitEthernet' },
  ],
  disks: [
    { name: 'bootflash', kind: 'disk', size: 7_927_233_536, removable: false },
    { name: 'usb0', kind: 'usbflash', size: 1_000_341_504, removable: true },
  ],
  bootstrap: { version: '15.2(1r)S1', year: '1994-2012' },
  monlib: { entry: '0x0', size: '0x0' },
  vtys: 5,
  licenseModule: 'asr1002x',
  hasUcLicense: false,
  defaultImage: 'asr1002x-universalk9.03.07.04.S.152-4.S4.SPA.bin',
};

import type { Device } from '../../../system/device.ts';
import { count, portsOf, returnRecord } from '../../software/software/api.ts';
import { listDisk } from '../../files/files/api.ts';

/** Stands where the device prints the licence of its free software. Wording ours. */
export const freeSoftware = [
  'On a real device IOS XE contains free software under its own licences; this training image',
  'contains none.',
];

const memoryLine = ({ platform }: Device): string =>
  `cisco ${platform.processor} with ${platform.memory.mainK}K/${platform.memory.ioK}K bytes of memory.`;

export const asrHardware = (device: Device): readonly string[] => [
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

export const catHardware = (device: Device): readonly string[] => [
  memoryLine(device),
  `Processor board ID ${device.serial}`,
  'MPC8572 CPU at 1.5GHz, Supervisor 7',
  `Last reset from ${returnRecord(device).kind === 'power-on' ? 'PowerUp' : 'Reload'}`,
  ...count(portsOf(device, 'Vlan'), 'Virtual Ethernet interface', 'Virtual Ethernet interfaces'),
  ...count(portsOf(device, 'TenGigabitEthernet'), 'Ten Gigabit Ethernet interface', 'Ten Gigabit Ethernet interfaces'),
  `${device.platform.nvramK}K bytes of non-volatile configuration memory.`,
  '',
];

import type { Device } from '../../../system/device.ts';
import { unitIdentity } from '../../base/inventory/api.ts';

interface Package {
  readonly technology: string;
  readonly name: string;
}

/** Technology packages in use; all others are listed as None. Chosen for these labs: what the bootset commands need. */
const active: Readonly<Record<string, Package>> = {
  ipbase: { technology: 'ipbase', name: 'ipbasek9' },
  security: { technology: 'security', name: 'securityk9' },
};

const technologies = ({ platform }: Device): readonly string[] =>
  platform.hasUcLicense ? ['ipbase', 'security', 'uc', 'data'] : ['ipbase', 'security', 'data'];

const row = (technology: string): string => {
  const name = active[technology]?.name ?? 'None';
  const type = active[technology] ? 'Permanent' : 'None';
  return technology.padEnd(14) + name.padEnd(14) + type.padEnd(15) + name;
};

/** Unit and technology package tables of `show version`; blanks at line ends are the device's. */
export function licenceLines(device: Device): readonly string[] {
  const { pid, serial } = unitIdentity(device);
  return [
    '',
    'License Info:',
    '',
    'License UDI:',
    '',
    '-'.repeat(49),
    'Device#\t  PID\t\t\tSN',
    '-'.repeat(49),
    `*0  \t  ${pid.padEnd(22)}${serial.padEnd(16)}`,
    '',
    '',
    '',
    `Technology Package License Information for Module:'${device.platform.licenseModule}' `,
    '',
    '-'.repeat(65),
    'Technology    Technology-package           Technology-package',
    '              Current       Type           Next reboot  ',
    '-'.repeat(66),
    ...technologies(device).map(row),
    '',
  ];
}

import type { Device } from '../../system/device.ts';
import { diskOf, type Space } from './disk.ts';
import { spaceOf } from './local.ts';
import { mainDisk } from '../../system/platform.ts';
import { EMPTY_SLOT, workingDirectory } from './url.ts';

interface Row {
  readonly space?: Space | undefined;
  readonly type: string;
  readonly flags: 'rw' | 'ro' | 'wo';
  readonly system: string;
  /** What stands after its own prefix: aliases, and `#` when the ROM monitor can boot from it. */
  readonly more?: string;
}

const opaque = (system: string, flags: Row['flags'] = 'rw'): Row => ({ type: 'opaque', flags, system });
const network = (system: string): Row => ({ type: 'network', flags: 'rw', system });

function disksOf(device: Device): readonly Row[] {
  const system = mainDisk(device.platform);
  const main: Row = { space: spaceOf(device, system), type: 'disk', flags: 'rw', system, more: ' flash:#' };
  return device.platform.os === 'ios' ? [main, { type: 'disk', flags: 'rw', system: EMPTY_SLOT }] : [main];
}

function rowsOf(device: Device): readonly Row[] {
  const usb = device.platform.disks.filter(({ name, kind }) => kind === 'usbflash' && diskOf(device, name).ok);
  return [
    opaque('archive'),
    opaque('system'),
    opaque('tmpsys'),
    opaque('null'),
    network('tftp'),
    ...disksOf(device),
    { space: spaceOf(device, 'nvram'), type: 'nvram', flags: 'rw', system: 'nvram' },
    opaque('syslog', 'wo'),
    opaque('xmodem'),
    opaque('ymodem'),
    network('rcp'),
    network('http'),
    network('ftp'),
    network('scp'),
    opaque('tar', 'ro'),
    network('https'),
    opaque('cns', 'ro'),
    ...usb.map(({ name, kind }): Row => ({ space: spaceOf(device, name), type: kind, flags: 'rw', system: name })),
  ];
}

function rowText({ space, type, flags, system, more = '' }: Row, isDefault: boolean): string {
  const size = space ? String(space.total) : '-';
  const free = space ? String(space.free) : '-';
  const columns = `${size.padStart(14)}${free.padStart(14)}${type.padStart(10)}${flags.padStart(7)}   ${system}:${more}`;
  return isDefault ? `*${columns.slice(1)}` : columns;
}

/** What `show file systems` prints. */
export function fileSystemsText(device: Device): string {
  const cwd = workingDirectory(device);
  const rows = rowsOf(device).map((row) => rowText(row, row.system === cwd.system));
  return ['File Systems:', '', '       Size(b)       Free(b)      Type  Flags  Prefixes', ...rows].join('\n') + '\n\n';
}

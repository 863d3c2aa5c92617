import type { DiskData, FileSystemData } from '../system/platform.ts';

const opaque = (name: string, flags: FileSystemData['flags'] = 'rw'): FileSystemData => ({
  name,
  kind: 'opaque',
  flags,
});
const network = (name: string): FileSystemData => ({ name, kind: 'network', flags: 'rw' });

/** The file systems of IOS 15 around the disks of a platform. `empty`: slots with nothing in them. */
export function fileSystems(
  [main, ...others]: readonly DiskData[],
  empty: readonly string[],
): readonly FileSystemData[] {
  return [
    opaque('archive'),
    opaque('system'),
    opaque('tmpsys'),
    opaque('null'),
    network('tftp'),
    ...(main ? [{ name: main.name, kind: main.kind, flags: 'rw', aliases: ['flash'], bootable: true } as const] : []),
    ...empty.map((name) => ({ name, kind: 'disk', flags: 'rw' }) as const),
    { name: 'nvram', kind: 'nvram', flags: 'rw' },
    { ...opaque('syslog', 'wo'), unlisted: true },
    opaque('xmodem'),
    opaque('ymodem'),
    network('rcp'),
    network('http'),
    network('ftp'),
    network('scp'),
    opaque('tar', 'ro'),
    network('https'),
    opaque('cns', 'ro'),
    ...others.map(({ name, kind }) => ({ name, kind, flags: 'rw' }) as const),
  ];
}

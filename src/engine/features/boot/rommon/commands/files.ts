import { on } from '../../../../kernel/io.ts';
import type { Device } from '../../../../system/device.ts';
import { baseName, inodeOf, listDisk, parseUrl, type Listed } from '../../../files/files/api.ts';
import { loadDriver } from '../../image-load/api.ts';
import { DONE, FAILED, needsReset, print, type MonitorCommand } from '../monitor.ts';

const row = ({ index, size, kind, path }: Listed): string =>
  `${String(index).padEnd(5)}${String(size).padStart(10)}  ${kind === 'directory' ? 'drw-' : '-rw-'}     ${baseName(path)}`;

/** Inodes of one group of an EXT file system of this size: each directory begins a group of its own. */
const GROUP = 8080;

function inodeRow({ index, size, kind, path, content }: Listed): string {
  const [inode, bytes, permissions] =
    kind === 'directory' ? [index * GROUP + 1, 4096, 'drwxrwxrwx'] : [inodeOf(content), size, '-rw-rw-r--'];
  return `${String(inode).padEnd(11)}${String(bytes).padEnd(10)}${permissions.padEnd(15)}${baseName(path)}`;
}

/** What stands before, for each file and after the files of a directory, by the file system of its disk. */
function layoutOf({ platform }: Device, system: string, asked: string) {
  const fileSystem = platform.disks.find(({ name }) => name === system)?.fileSystem;
  return fileSystem === undefined
    ? { head: [`Directory of ${asked}`, ''], row, end: [''] }
    : { head: [`File System: ${fileSystem}`, ''], row: inodeRow, end: [] };
}

/** A slot for a card that every device of this kind has. */
const isCard = ({ platform }: Device, system: string): boolean =>
  platform.disks.some(({ name, kind }) => name === system && kind === 'disk');

const parent = (path: string): string => path.slice(0, Math.max(0, path.lastIndexOf('/')));

export const dir: MonitorCommand = {
  name: 'dir',
  help: 'List files in directories-dir <directory>',
  usage: 'usage: dir <device>:[<directory>]',
  words: 1,
  *run(monitor, [name]) {
    const { device } = monitor;
    if (name === undefined) {
      print(monitor, dir.usage);
      return FAILED;
    }
    if (needsReset(monitor, 'continuing')) return FAILED;
    const url = name.includes(':') ? parseUrl(device, name) : undefined;
    const listed = url && listDisk(device, url.system, { hidden: true });
    if (!url || !listed?.ok) {
      print(
        monitor,
        url && isCard(device, url.system) ? `dir: cannot open device "${url.prefix}:"` : 'bad device name',
      );
      return FAILED;
    }
    yield* loadDriver(device);
    const inside = listed.value.filter(({ path }) => parent(path) === url.path);
    const layout = layoutOf(device, url.system, name);
    print(monitor, ...layout.head);
    for (const entry of inside) {
      yield* on(device.clock.after(40));
      print(monitor, layout.row(entry));
    }
    print(monitor, ...layout.end);
    return DONE;
  },
};

const kinds = { disk: 'compact flash', usbflash: 'usb flash' } as const;

export const dev: MonitorCommand = {
  name: 'dev',
  help: 'list the device table',
  usage: 'usage: dev',
  *run(monitor) {
    const { device } = monitor;
    const present = device.platform.disks.filter(({ name }) => listDisk(device, name, { hidden: true }).ok);
    const rows = present.map(({ name, kind }) => [`${name}:`, kinds[kind]] as const);
    print(monitor, 'Devices in device table:', '        id  name');
    for (const [id, name] of [...rows, ['eprom:', 'eprom'] as const]) print(monitor, `${id.padStart(10)}  ${name}`);
    return DONE;
  },
};

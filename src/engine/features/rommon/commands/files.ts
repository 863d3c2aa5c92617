import { on } from '../../../kernel/io.ts';
import { listDisk, parseUrl, type Listed } from '../../files/api.ts';
import { loadDriver } from '../../image-load/api.ts';
import { DONE, FAILED, print, type MonitorCommand } from '../monitor.ts';

const row = ({ index, size, kind, path }: Listed): string =>
  `${String(index).padEnd(5)}${String(size).padStart(10)}  ${kind === 'directory' ? 'drw-' : '-rw-'}     ${path.slice(path.lastIndexOf('/') + 1)}`;

const parent = (path: string): string => path.slice(0, Math.max(0, path.lastIndexOf('/')));

export const dir: MonitorCommand = {
  name: 'dir',
  help: 'List files in directories-dir <directory>',
  usage: 'usage: dir <device>:[<directory>]',
  *run(monitor, [name]) {
    const { device } = monitor;
    if (name === undefined) {
      print(monitor, dir.usage);
      return FAILED;
    }
    const url = name.includes(':') ? parseUrl(device, name) : undefined;
    const listed = url && listDisk(device, url.system, { hidden: true });
    if (!url || !listed?.ok) {
      print(monitor, 'bad device name');
      return FAILED;
    }
    yield* loadDriver(device);
    const inside = listed.value.filter(({ path }) => parent(path) === url.path);
    print(monitor, `Directory of ${name}`, '');
    for (const entry of inside) {
      yield* on(device.clock.after(40));
      print(monitor, row(entry));
    }
    print(monitor, '');
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

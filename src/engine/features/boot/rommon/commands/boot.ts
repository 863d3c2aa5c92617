import { bootFile } from '../boot-file.ts';
import { DONE, FAILED, needsReset, print, type MonitorCommand } from '../monitor.ts';

const usage = ['usage: boot [-xv] [<device>:][<file>]', '  -x: load the image, do not start it', '  -v: verbose'].join(
  '\n',
);

export const boot: MonitorCommand = {
  name: 'boot',
  help: 'boot up an external process',
  usage,
  options: 'xv',
  words: 1,
  *run(monitor, [name], letters) {
    if (needsReset(monitor, 'booting')) return FAILED;
    const loaded = yield* bootFile(monitor, name);
    if (!loaded) return FAILED;
    if (!letters.includes('x')) return { kind: 'start', path: loaded.path, content: loaded.content };
    monitor.loaded = loaded;
    return DONE;
  },
};

export const cont: MonitorCommand = {
  name: 'cont',
  help: 'continue executing a downloaded image',
  usage: 'usage: cont',
  *run(monitor) {
    const { loaded } = monitor;
    if (loaded) return { kind: 'start', path: loaded.path, content: loaded.content };
    print(monitor, 'cont: no downloaded image to continue');
    return FAILED;
  },
};

export const reset: MonitorCommand = {
  name: 'reset',
  help: 'system reset',
  usage: 'usage: reset',
  *run({ device }) {
    device.console.write(device.platform.monitor.reset);
    return { kind: 'reload', reason: 'reset' };
  },
};

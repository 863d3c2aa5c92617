import { monitorRegionsOf } from '../api.ts';
import { cookieBytes } from '../cookie.ts';
import { DONE, FAILED, print, yes, type MonitorCommand } from '../monitor.ts';
import { monitorState } from '../state.ts';

export const meminfo: MonitorCommand = {
  name: 'meminfo',
  help: 'main memory information',
  usage: 'usage: meminfo',
  *run(monitor) {
    const { platform } = monitor.device;
    const { totalMb, dimms, mode } = platform.memory;
    const rule = '-'.repeat(49);
    const { ioMemory } = monitor.device.read(monitorState);
    print(
      monitor,
      rule,
      'Current Memory configuration is:',
      ...dimms.split(', ').map((bank) => `-----${bank}`),
      rule,
      `Main memory size: ${totalMb} MB in ${mode.split('/')[0]} bit mode.`,
      `Available main memory starts at 0xa0015000, size ${totalMb * 1024 - RESERVED_K}KB`,
      ioMemory === null
        ? 'IO (packet) memory size: smartinit.'
        : `IO (packet) memory size: ${ioMemory} percent of main memory.`,
      `NVRAM size: ${platform.nvramK}KB`,
    );
    return DONE;
  },
};

/** What the ROM monitor keeps for itself, in KB. */
const RESERVED_K = 84;
const PERCENTS = [5, 10, 15, 20, 25, 30, 40, 50];

export const iomemset: MonitorCommand = {
  name: 'iomemset',
  help: 'set IO memory percent',
  usage: `usage: iomemset [smartinit | ${PERCENTS.join(' | ')}]`,
  words: 1,
  *run(monitor, [wanted]) {
    if (wanted !== 'smartinit' && !PERCENTS.includes(Number(wanted))) {
      print(monitor, iomemset.usage);
      return FAILED;
    }
    print(
      monitor,
      '',
      'Invoking this command will change the io memory percent',
      '*****WARNING:IOS may not keep this value*****',
    );
    if (!(yield* yes(monitor, 'Do you wish to continue?'))) return FAILED;
    monitor.device.update(monitorState, (draft) => {
      draft.ioMemory = wanted === 'smartinit' ? null : Number(wanted);
    });
    return DONE;
  },
};

export const showmon: MonitorCommand = {
  name: 'showmon',
  help: 'display currently selected ROM monitor',
  usage: 'usage: showmon',
  *run(monitor) {
    const { readOnly, upgrade, running, selected } = monitorRegionsOf(monitor.device);
    const second = upgrade ? ['Upgrade ROMMON version is:', '', ...upgrade] : ['No upgrade ROMMON present'];
    print(
      monitor,
      'ReadOnly ROMMON version is:',
      '',
      ...readOnly,
      '',
      ...second,
      '',
      `Currently running ROMMON from ${running} region`,
      `ROMMON from ${selected} region is selected for next boot`,
    );
    return DONE;
  },
};

export const rommonPref: MonitorCommand = {
  name: 'rommon-pref',
  help: 'Select ROMMON',
  usage: 'usage: rommon-pref [readonly | upgrade]',
  words: 1,
  *run(monitor, [wanted]) {
    const regions = monitorRegionsOf(monitor.device);
    const region = wanted === 'upgrade' ? 'Upgrade' : wanted === 'readonly' ? 'ReadOnly' : undefined;
    const absent = region === 'Upgrade' && !regions.upgrade;
    if (region && !absent) regions.select(region);
    if (absent) print(monitor, 'No Upgrade ROMMON present, cannot select it.');
    else print(monitor, region ? `ROMMON from ${region} region is selected for next boot` : rommonPref.usage);
    return region && !absent ? DONE : FAILED;
  },
};

export const cookie: MonitorCommand = {
  name: 'cookie',
  help: 'display contents of cookie PROM in hex',
  usage: 'usage: cookie',
  *run(monitor) {
    const bytes = cookieBytes(monitor.device);
    print(monitor, '', 'cookie:');
    for (let at = 0; at < bytes.length; at += 16)
      print(
        monitor,
        bytes
          .slice(at, at + 16)
          .map((byte) => byte.toString(16).padStart(2, '0'))
          .join(' '),
      );
    return DONE;
  },
};

export const priv: MonitorCommand = {
  name: 'priv',
  help: '',
  hidden: true,
  usage: 'usage: priv',
  *run(monitor) {
    print(monitor, 'priv: this ROM monitor has no commands beyond those listed by help');
    return FAILED;
  },
};

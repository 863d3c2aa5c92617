import type { Device } from '../../../system/device.ts';
import { returnRecord } from '../../software/software/api.ts';
import { romMonitorOf, type SelfTestStep } from '../rommon/api.ts';

type RomMonitor = ReturnType<typeof romMonitorOf>;

const isCatalyst = ({ platform }: Device): boolean => platform.family === 'CAT4500E';

/** Banner of the ROM monitor. */
export function monitorOf(device: Device): RomMonitor {
  const { version, year } = device.platform.bootstrap;
  return isCatalyst(device)
    ? { name: 'ROMMON', banner: [`Rom Monitor (P) Version ${version}`] }
    : {
        name: 'ROMMON',
        banner: [
          `System Bootstrap, Version ${version}, RELEASE SOFTWARE (fc1)`,
          `Copyright (c) ${year} by cisco Systems, Inc.`,
        ],
      };
}

/** Number of the ROM monitor that made this start: 1 is the upgraded one. */
const boots = (device: Device): number => (romMonitorOf(device).banner[0] === monitorOf(device).banner[0] ? 0 : 1);

const causes = { 'power-on': 'PowerOn', reload: 'LocalSoft', abort: 'LocalSoft' } as const;

function asrSteps(device: Device): readonly SelfTestStep[] {
  const { totalMb } = device.platform.memory;
  return [
    { ms: 1000, text: '\n\nInitializing Hardware ...\n\n' },
    { ms: 2500, text: `${romMonitorOf(device).banner.join('\n')}\n\n` },
    {
      ms: 500,
      text: `Current image running: Boot ROM${boots(device)}\nLast reset cause: ${causes[returnRecord(device).kind]}\n\n`,
    },
    { ms: 1500, text: `${device.platform.pid} platform with ${totalMb * 1024} Kbytes of main memory\n\n` },
  ];
}

const WIDTH = 58;
const inBox = (text: string): string => `* ${text.padEnd(WIDTH - 1)}*`;

function catSteps(device: Device): readonly SelfTestStep[] {
  const { licenseModule, bootstrap, memory } = device.platform;
  const rule = '*'.repeat(WIDTH + 2);
  const welcome = [
    rule,
    inBox(''),
    inBox(`Welcome to Rom Monitor for   ${licenseModule} System.`),
    inBox(`Copyright (c) ${bootstrap.year} by Cisco Systems, Inc.`),
    inBox('All rights reserved.'),
    inBox(''),
    rule,
  ];
  const firmware = ['Rommon (G)', 'Rommon (P)', 'FPGA   (P)'].map((part) => `${part} Signature verification PASSED`);
  return [
    { ms: 1000, text: `\n${firmware.join('\n')}\n\n\n\n` },
    { ms: 2000, text: `${welcome.join('\n')}\n\n ${monitorOf(device).banner.join('')}\n\n` },
    { ms: 2500, text: ` ${memory.totalMb} MB of memory.\n\n` },
  ];
}

export const selfTestSteps = (device: Device): readonly SelfTestStep[] =>
  isCatalyst(device) ? catSteps(device) : asrSteps(device);

import { defineHook, type Device } from '../../../system/device.ts';

/** Banner of the read-only ROM monitor, line by line. */
export function readOnlyBanner({ platform }: Device): readonly string[] {
  const { version, year } = platform.bootstrap;
  return [
    `System Bootstrap, Version ${version}, RELEASE SOFTWARE (fc1)`,
    'Technical Support: http://www.cisco.com/techsupport',
    `Copyright (c) ${year} by cisco Systems, Inc.`,
  ];
}

/** Memory found by the self test. */
export function memoryLines({ platform }: Device): string {
  const { totalMb, dimms, mode } = platform.memory;
  return [
    `Total memory size = ${totalMb} MB - ${dimms}`,
    `${platform.pid.replace(/-CHASSIS$/, '')} platform with ${totalMb * 1024} Kbytes of main memory`,
    `Main memory is configured to ${mode}`,
    '',
  ].join('\n');
}

/** Something the self test prints after so many milliseconds. */
export interface SelfTestStep {
  readonly ms: number;
  readonly text: string;
}

/** The self test: banner, memory, end of initialization. An upgraded ROM monitor shows itself here. */
export const selfTest = defineHook<readonly SelfTestStep[]>('boot.self-test');

export const selfTestOf = (device: Device): readonly SelfTestStep[] =>
  device.hook(selfTest, [
    { ms: 1000, text: `\n${readOnlyBanner(device).join('\n')}\n\n` },
    { ms: 2500, text: memoryLines(device) },
    { ms: 2000, text: '\n\nReadonly ROMMON initialized\n' },
  ]);

/** The ROM monitor that made this start. */
interface RomMonitor {
  /** `ROMMON 1`: read-only; `ROMMON 2`: upgraded. */
  readonly name: string;
  readonly banner: readonly string[];
}

export const romMonitor = defineHook<RomMonitor>('boot.rom-monitor');

export const romMonitorOf = (device: Device): RomMonitor =>
  device.hook(romMonitor, { name: 'ROMMON 1', banner: readOnlyBanner(device) });

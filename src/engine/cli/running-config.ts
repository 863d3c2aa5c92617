import { defineHook, type Device } from '../system/device.ts';
import type { CommandSet } from './resolve.ts';

/** The blocks of an ISR G2 running configuration, in the order the device prints them. */
export const runningOrder = [
  'version',
  'service',
  'hostname',
  'boot',
  'boot-more',
  'boot-end',
  'resilience',
  'vrf',
  'security',
  'logging',
  'enable',
  'aaa',
  'memory',
  'clock',
  'ip-early',
  'ip-dhcp',
  'ip-domain',
  'ip-host',
  'ip-domain-more',
  'ip-cef',
  'multilink',
  'multilink-more',
  'pki',
  'license',
  'license-more',
  'archive',
  'file',
  'username',
  'username-more',
  'redundancy',
  'ip-transfer',
  'ssh',
  'class-map',
  'interface',
  'router',
  'ip-forward',
  'ip-http',
  'ip-nat',
  'ip-route',
  'ip-access-list',
  'logging-host',
  'access-list',
  'snmp',
  'tacacs',
  'control-plane',
  'dial-peer',
  'banner',
  'alias',
  'privilege',
  'line',
  'line-more',
  'scheduler',
  'ntp',
  'end',
] as const;

/** A part of the running configuration that belongs together. */
export interface RunningBlock {
  readonly block: (typeof runningOrder)[number];
  /** Configuration lines, sub-mode lines indented by one space; `!` lines where the device prints them inside. */
  lines(device: Device): readonly string[];
  /**
   * What takes one of these lines away, below its header if it has one, where that is not the same line with `no`;
   * null: nothing, only what is below it can go. Undefined for every other line.
   */
  without?(line: string, header: string | undefined, device: Device): string | null | undefined;
  /** Lines of the same series stand in the order in which they were typed. */
  series?(line: string, header: string | undefined): string | undefined;
}

/** Every feature's blocks; answered by the device itself. */
export const runningBlocks = defineHook<readonly RunningBlock[]>('cli.running-blocks');

/** The opposite of a configuration line, as far as its words tell. */
export const negation = (line: string): string => (line.startsWith('no ') ? line.slice(3) : `no ${line}`);

/**
 * The line that takes a line of the running configuration away, given below its header if it has one; null: none does,
 * only what is below it can go.
 */
export function removalOf(device: Device, line: string, header?: string): string | null {
  for (const block of device.hook(runningBlocks, [])) {
    const own = block.without?.(line, header, device);
    if (own !== undefined) return own;
  }
  return negation(line);
}

/** The series of a line, perhaps below a header, whose order is that of typing. */
export const seriesOf = (device: Device, line: string, header?: string): string | undefined =>
  device
    .hook(runningBlocks, [])
    .map((block) => block.series?.(line, header))
    .find((series) => series !== undefined);

/** A header of the running configuration and the lines below it, without the blank they are indented by. */
export interface Section {
  readonly header: string;
  readonly lines: readonly string[];
}

/** Sections as their feature prints them, to which others add lines and sections. */
export const runningSections = defineHook<readonly Section[]>('cli.running-sections');

/** Printed lines of a section. */
export const sectionLines = ({ header, lines }: Section): readonly string[] => [
  header,
  ...lines.map((text) => ` ${text}`),
];

/** A header of the running configuration was taken away, or what stands below it. */
export const sectionGone = defineHook<string>('cli.section-gone');

/** The parser's commands; answered by the device itself. */
export const commandSet = defineHook<CommandSet>('cli.command-set');

/**
 * This device as its software is before anything is configured: for reading only. Answered by the device itself;
 * undefined where there is none.
 */
export const unconfigured = defineHook<Device | undefined>('cli.unconfigured');

export const commandsOf = (device: Device): CommandSet => device.hook(commandSet, { modes: [], inMode: () => [] });

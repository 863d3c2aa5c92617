import { defineHook, type Device } from '../system/device.ts';
import type { CommandSet } from './resolve.ts';

/** The blocks of an ISR G2 running configuration, in the order the device prints them. */
export const runningOrder = [
  'version',
  'service',
  'hostname',
  'boot',
  'resilience',
  'logging',
  'enable',
  'aaa',
  'clock',
  'ip-domain',
  'ip-host',
  'ip-cef',
  'multilink',
  'pki',
  'license',
  'archive',
  'file',
  'username',
  'redundancy',
  'ip-transfer',
  'ssh',
  'interface',
  'ip-forward',
  'ip-http',
  'ip-route',
  'control-plane',
  'banner',
  'alias',
  'privilege',
  'line',
  'scheduler',
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
  without?(line: string, header?: string): string | null | undefined;
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
    const own = block.without?.(line, header);
    if (own !== undefined) return own;
  }
  return negation(line);
}

/** The parser's commands; answered by the device itself. */
export const commandSet = defineHook<CommandSet>('cli.command-set');

/**
 * This device as its software is before anything is configured: for reading only. Answered by the device itself;
 * undefined where there is none.
 */
export const unconfigured = defineHook<Device | undefined>('cli.unconfigured');

export const commandsOf = (device: Device): CommandSet => device.hook(commandSet, { modes: [], inMode: () => [] });

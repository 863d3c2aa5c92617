import { defineHook, type Device } from '../system/device.ts';

/** A part of the running configuration that belongs together. */
export interface RunningBlock {
  /** Its name in the order of the software. */
  readonly block: string;
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

/** The blocks of the device's software, on their way to whoever reads them. */
export const blocksRead = defineHook<readonly RunningBlock[]>('cli.blocks-read');

/** The blocks of which the running configuration is made. */
export const runningBlocks = (device: Device): readonly RunningBlock[] =>
  device.hook(blocksRead, device.software.runningBlocks);

/** The opposite of a configuration line, as far as its words tell. */
export const negation = (line: string): string => (line.startsWith('no ') ? line.slice(3) : `no ${line}`);

/**
 * The line that takes a line of the running configuration away, given below its header if it has one; null: none does,
 * only what is below it can go.
 */
export function removalOf(device: Device, line: string, header?: string): string | null {
  for (const block of runningBlocks(device)) {
    const own = block.without?.(line, header, device);
    if (own !== undefined) return own;
  }
  return negation(line);
}

/** The series of a line, perhaps below a header, whose order is that of typing. */
export const seriesOf = (device: Device, line: string, header?: string): string | undefined =>
  runningBlocks(device)
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

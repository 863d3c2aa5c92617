import { runningBlocks, runningOrder } from '../../cli/running-config.ts';
import type { Device } from '../../system/device.ts';

/** The lines of the running configuration as the device prints them after its header, `end` included. */
export function runningLines(device: Device): readonly string[] {
  const blocks = device.hook(runningBlocks, []);
  const lines: string[] = [];
  for (const block of runningOrder) {
    const own = blocks.filter((b) => b.block === block).flatMap((b) => b.lines(device));
    if (own.length > 0) lines.push(...own, '!');
  }
  return [...lines, 'end'];
}

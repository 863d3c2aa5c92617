import { runningSections } from '../../../cli/running-config.ts';
import type { Device } from '../../../system/device.ts';
import { lineKept } from './line-names.ts';

/** Bits per second, sent and received. */
export function lineSpeeds(device: Device, line: string): string {
  const usual = lineKept(device, line, 'speed') ?? '9600';
  return ['txspeed', 'rxspeed'].map((way) => lineKept(device, line, way) ?? usual).join('/');
}

/** What follows these words in a line's configuration, where other features keep them. */
export function lineSaid(device: Device, line: string, words: string): string | undefined {
  const sections = device.hook(runningSections, [{ header: `line ${line}`, lines: [] }]);
  const said = sections[0]?.lines.find((text) => text === words || text.startsWith(`${words} `));
  return said?.slice(words.length + 1);
}

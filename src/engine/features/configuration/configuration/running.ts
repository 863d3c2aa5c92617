import { runningBlocks } from '../../../cli/running-config.ts';
import { remembered } from '../../../kernel/slice.ts';
import { spend } from '../../../kernel/work.ts';
import type { Device } from '../../../system/device.ts';
import { readHeader } from '../../../system/image/image-header.ts';
import { runningImage } from '../../software/software/api.ts';
import { formatDateTime, wallClock } from '../../base/clock/api.ts';
import { changeState, startupState, type Mark } from './state.ts';

/** Version of the image that runs: `15.4(3)M`; undefined when IOS does not run. */
export function imageVersion(device: Device): string | undefined {
  const image = runningImage(device);
  const header = image && readHeader(image.content);
  return header?.ok ? header.value.version : undefined;
}

/** `15.4` of `15.4(3)M` */
export const majorMinor = (version: string): string => /^\d+\.\d+/.exec(version)?.[0] ?? version;

/** Work of one line. */
const LINE = 2;

/** The lines of the running configuration, from `version` to `end`, as the device prints them. */
export const runningLines = remembered((device: Device): readonly string[] => {
  const blocks = runningBlocks(device);
  const lines: string[] = [];
  const separate = (): void => {
    if (lines.length > 0 && lines.at(-1) !== '!') lines.push('!');
  };
  for (const group of device.software.runningOrder) {
    for (const name of group) for (const block of blocks) if (block.block === name) lines.push(...block.lines(device));
    separate();
  }
  spend(lines.length * LINE);
  return [...lines, 'end'];
});

const markLine = (device: Device, what: string, { at, by }: Mark): string =>
  `! ${what} at ${formatDateTime(device, at, 'moment')}${by === null ? '' : ` by ${by}`}`;

/** The last change since the start; one that was made just now and is not noted yet counts too. */
function lastChange(device: Device, lines: readonly string[]): Mark | null {
  const { changed, seen } = device.read(changeState);
  return seen === null || seen === lines.join('\n') ? changed : { at: wallClock(device), by: null };
}

/** Comment lines before `version`: the last change since the start, the last time NVRAM was written. */
function headerLines(device: Device, lines: readonly string[]): readonly string[] {
  const changed = lastChange(device, lines);
  const { written } = device.read(startupState);
  return [
    '!',
    changed ? markLine(device, 'Last configuration change', changed) : '! No configuration change since last restart',
    ...(written ? [markLine(device, 'NVRAM config last updated', written)] : []),
    '!',
  ];
}

/** The running configuration as text, from its comment lines to `end`; what saving stores. */
export function runningText(device: Device): string {
  const lines = runningLines(device);
  return [...headerLines(device, lines), ...lines].map((line) => `${line}\n`).join('');
}

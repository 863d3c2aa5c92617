import { runningSections, sectionLines } from '../../../cli/running-config.ts';
import type { Device } from '../../../system/device.ts';
import { archiveSettings, DEFAULT_MAXIMUM } from './state.ts';

/** The block's lines; nothing when nothing is set. */
export function archiveLines(device: Device): readonly string[] {
  const { path: to, maximum: most, writeMemory: always, timePeriod: every } = device.read(archiveSettings);
  const below = [
    ...(to === null ? [] : [`path ${to}`]),
    ...(most === DEFAULT_MAXIMUM ? [] : [`maximum ${most}`]),
    ...(always ? ['write-memory'] : []),
    ...(every === null ? [] : [`time-period ${every.minutes}`]),
  ];
  return device
    .hook(runningSections, [{ header: 'archive', lines: below }])
    .flatMap((section) => (section.lines.length === 0 ? [] : sectionLines(section)));
}

import { defineShow, type Command } from '../../../cli/command.ts';
import { flag, keyword, opt, seq } from '../../../cli/grammar.ts';
import type { Device } from '../../../system/device.ts';
import { clockIsSet, clockMark, formatDateTime, localTime, wallClock } from './api.ts';
import { softwareClock, zone } from './state.ts';
import { formatLocal } from './format.ts';
import { changesIn, standardOffset } from './zone.ts';

function source(device: Device): string {
  const { byNtp, setByUser } = device.read(softwareClock);
  if (byNtp) return 'Time source is NTP';
  if (setByUser) return 'Time source is user configuration';
  return clockIsSet(device) ? 'Time source is hardware calendar' : 'No time source';
}

function summerLines(device: Device): readonly string[] {
  const { standard, summer } = device.read(zone);
  if (summer === null) return [];
  const { from, to } = changesIn(summer, localTime(device, wallClock(device)).year);
  const offset = standardOffset(device);
  const winter = { name: standard?.name ?? 'UTC', offset };
  return [
    `Summer time starts ${formatLocal(from, winter, 'moment')}`,
    `Summer time ends ${formatLocal(to, { name: summer.name, offset: offset + summer.offset }, 'moment')}`,
  ];
}

const now = (device: Device): string => `${clockMark(device)}${formatDateTime(device, wallClock(device), 'clock')}`;

export const showClockCommands: readonly Command[] = [
  defineShow({
    id: 'show clock',
    syntax: seq(
      keyword('show', 'Show running system information'),
      keyword('clock', 'Display the system clock'),
      opt(flag('detail', 'Display detailed information', 'detail')),
    ),
    output: (device, { detail }) =>
      [now(device), ...(detail ? [source(device), ...summerLines(device)] : []), ''].join('\n'),
  }),
  defineShow({
    id: 'show calendar',
    syntax: seq(
      keyword('show', 'Show running system information'),
      keyword('calendar', 'Display the hardware calendar'),
    ),
    output: (device) => `${formatDateTime(device, wallClock(device), 'moment')}\n`,
  }),
];

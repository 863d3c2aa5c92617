import { defineCommand, type Command } from '../../../cli/command.ts';
import { alt, arg, keyword, seq } from '../../../cli/grammar.ts';
import type { Session } from '../../../cli/session.ts';
import { whoIs } from '../../../cli/who-is.ts';
import { clockTime, integer } from '../../../cli/types.ts';
import { daysInMonth, fromCivil } from '../../../kernel/calendar.ts';
import { clockSet, clockUpdated, formatDateTime, setWallClock, wallClock } from './api.ts';
import { utcOf } from './zone.ts';
import { month } from './types.ts';

interface Typed {
  readonly time: readonly [number, number, number];
  readonly day?: number;
  readonly month?: number;
  readonly year?: number;
}

const day = arg('day', integer(1, 31), 'Day of the month');
const monthArg = arg('month', month, 'Month of the year');
const date = seq(
  arg('time', clockTime, 'Current Time'),
  alt(seq(day, monthArg), seq(monthArg, day)),
  arg('year', integer(1993, 2035), 'Year'),
);

function setTo(session: Session, { time: [h, m, s], day = 1, month: number = 1, year = 1993 }: Typed): void {
  const { device } = session;
  if (day > daysInMonth(year, number)) return session.print('% Invalid date');
  const before = formatDateTime(device, wallClock(device), 'moment');
  setWallClock(device, utcOf(device, fromCivil(year, number, day, h, m, s)), true);
  const after = formatDateTime(device, wallClock(device), 'moment');
  device.emit(clockSet, { time: after });
  device.log(clockUpdated, before, after, whoIs(session).line);
}

/** The calendar follows the clock by itself, so these three differ in name only. */
export const setCommands: readonly Command[] = [
  defineCommand({
    id: 'clock set',
    syntax: seq(keyword('clock', 'Manage the system clock'), keyword('set', 'Set the time and date'), date),
    *run(session, args) {
      setTo(session, args);
    },
  }),
  defineCommand({
    id: 'calendar set',
    syntax: seq(keyword('calendar', 'Manage the hardware calendar'), keyword('set', 'Set the time and date'), date),
    *run(session, args) {
      setTo(session, args);
    },
  }),
  defineCommand({
    id: 'clock read-calendar',
    syntax: seq(
      keyword('clock', 'Manage the system clock'),
      alt(
        keyword('read-calendar', 'Read the hardware calendar into the clock'),
        keyword('update-calendar', 'Update the hardware calendar from the clock'),
      ),
    ),
    *run() {},
  }),
];

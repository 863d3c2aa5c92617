import { withNegation, type Command } from '../../../cli/command.ts';
import { alt, arg, choice, flag, keyword, opt, seq } from '../../../cli/grammar.ts';
import { configure } from '../../../cli/mode.ts';
import type { Session } from '../../../cli/session.ts';
import { whoIs } from '../../../cli/who-is.ts';
import { integer } from '../../../cli/types.ts';
import { fromCivil } from '../../../kernel/calendar.ts';
import { clockUpdated, formatDateTime, wallClock } from './api.ts';
import { zone, type SummerTime, type YearlyDay } from './state.ts';
import { minuteOfDay, month, weekday, zoneHours, zoneName } from './types.ts';

const clock = keyword('clock', 'Configure time-of-day clock');
const summerWord = keyword('summer-time', 'Configure summer (daylight savings) time');

/** Local time jumps, and the device says so. */
function changeZone(session: Session, change: () => void): void {
  const { device } = session;
  const moment = (): string => formatDateTime(device, wallClock(device), 'moment');
  const before = moment();
  change();
  if (session.interactive && moment() !== before) device.log(clockUpdated, before, moment(), whoIs(session).line);
}

const timezone = withNegation({
  id: 'clock timezone',
  mode: configure,
  syntax: seq(
    clock,
    keyword('timezone', 'Configure time zone'),
    arg('name', zoneName, 'name of time zone'),
    arg('hours', zoneHours, 'Hours offset from UTC'),
    opt(arg('minutes', integer(0, 59), 'Minutes offset from UTC')),
  ),
  *run(session, { name, hours, minutes = 0 }) {
    changeZone(session, () =>
      session.device.update(zone, (draft) => {
        draft.standard = { name, hours, minutes };
      }),
    );
  },
  *undo(session) {
    changeZone(session, () =>
      session.device.update(zone, (draft) => {
        draft.standard = null;
      }),
    );
  },
});

const week = <N extends string>(as: N) =>
  alt(
    choice('first', 'First week of the month', as, 1),
    choice('last', 'Last week of the month', as, 5),
    arg(as, integer(1, 4), 'Week number'),
  );

const yearly = seq(
  week('week1'),
  arg('day1', weekday, 'Weekday to start'),
  arg('month1', month, 'Month to start'),
  arg('time1', minuteOfDay, 'Time to start (hh:mm)'),
  week('week2'),
  arg('day2', weekday, 'Weekday to end'),
  arg('month2', month, 'Month to end'),
  arg('time2', minuteOfDay, 'Time to end (hh:mm)'),
  opt(arg('offset', integer(1, 1440), 'Offset to add in minutes')),
);

const dateOf = <N extends '1' | '2'>(n: N) =>
  seq(
    alt(
      seq(arg(`day${n}`, integer(1, 31), 'Date'), arg(`month${n}`, month, 'Month')),
      seq(arg(`month${n}`, month, 'Month'), arg(`day${n}`, integer(1, 31), 'Date')),
    ),
    arg(`year${n}`, integer(1993, 2035), 'Year'),
    arg(`time${n}`, minuteOfDay, 'Time (hh:mm)'),
  );

const dated = seq(dateOf('1'), dateOf('2'), opt(arg('offset', integer(1, 1440), 'Offset to add in minutes')));

interface SummerArgs {
  readonly name: string;
  readonly recurring?: true;
  readonly offset?: number;
  readonly week1?: number;
  readonly day1?: number;
  readonly month1?: number;
  readonly year1?: number;
  readonly time1?: number;
  readonly week2?: number;
  readonly day2?: number;
  readonly month2?: number;
  readonly year2?: number;
  readonly time2?: number;
}

/** What `recurring` alone means: the rule of the United States. */
const US_START: YearlyDay = { week: 2, weekday: 0, month: 3, time: 120 };
const US_END: YearlyDay = { week: 1, weekday: 0, month: 11, time: 120 };

function summerFrom(a: SummerArgs): SummerTime {
  const { name, offset = 60 } = a;
  if (!a.recurring) {
    const at = (year = 1993, number = 1, day = 1, time = 0): number => fromCivil(year, number, day) + time * 60_000;
    return {
      kind: 'date',
      name,
      from: at(a.year1, a.month1, a.day1, a.time1),
      to: at(a.year2, a.month2, a.day2, a.time2),
      offset,
    };
  }
  if (a.week1 === undefined) return { kind: 'recurring', name, from: US_START, to: US_END, offset, preset: true };
  const day = (w = 1, weekdayNumber = 0, number = 1, time = 0): YearlyDay => ({
    week: w,
    weekday: weekdayNumber,
    month: number,
    time,
  });
  return {
    kind: 'recurring',
    name,
    from: day(a.week1, a.day1, a.month1, a.time1),
    to: day(a.week2, a.day2, a.month2, a.time2),
    offset,
    preset: false,
  };
}

const summerTime = withNegation<SummerArgs>({
  id: 'clock summer-time',
  mode: configure,
  syntax: seq(
    clock,
    summerWord,
    arg('name', zoneName, 'name of time zone in summer'),
    alt(
      seq(flag('recurring', 'Configure recurring summer time', 'recurring'), opt(yearly)),
      seq(keyword('date', 'Configure absolute summer time'), dated),
    ),
  ),
  *run(session, args) {
    changeZone(session, () =>
      session.device.update(zone, (draft) => {
        draft.summer = summerFrom(args);
      }),
    );
  },
  *undo(session) {
    changeZone(session, () =>
      session.device.update(zone, (draft) => {
        draft.summer = null;
      }),
    );
  },
});

export const zoneCommands: readonly Command[] = [...timezone, ...summerTime];

import type { ArgType } from '../../../cli/grammar.ts';
import { line } from '../../../cli/types.ts';
import { fromCivil } from '../../../kernel/calendar.ts';
import type { Device } from '../../../system/device.ts';
import { clockIsSet, formatDateTime, localTime, month, wallClock } from '../../base/clock/api.ts';

const MINUTE = 60_000;
const DAY = 24 * 60;
/** Minutes: a reload lies at most 24 days ahead. */
const FARTHEST = 24 * DAY;

/** Whether a reload so many minutes ahead can be scheduled. */
export const isNear = (minutes: number): boolean => minutes <= FARTHEST;

/** `mmm` or `hhh:mm`, in minutes. */
export const delay: ArgType<number> = {
  label: 'WORD',
  parse: (word) => {
    const [, hours, minutes] = /^(\d{1,3}):([0-5]\d)$/.exec(word) ?? [];
    if (minutes !== undefined) return Number(hours) * 60 + Number(minutes);
    return /^\d{1,5}$/.test(word) ? Number(word) : undefined;
  },
};

/** `hh:mm` as minutes after midnight. */
export const timeOfDay: ArgType<number> = {
  label: 'hh:mm',
  parse: (word) => {
    const [, hours = '', minutes = ''] = /^(\d{1,2}):(\d{2})$/.exec(word) ?? [];
    return hours === '' || Number(hours) > 23 || Number(minutes) > 59
      ? undefined
      : Number(hours) * 60 + Number(minutes);
  },
};

/** A day and a month in either order, or the beginning of it. */
const DATE = /^(?:(\d{1,2})(?:\s+([a-z]{3,}))?|([a-z]{3,})(?:\s+\d{1,2})?)(?:\s|$)/i;

/** Whether a text begins with a date, or may become one. */
function isDate(text: string, device: Device): boolean {
  const [found = '', day, second, first] = DATE.exec(text) ?? [];
  const named = first ?? second;
  const ends = found.trim() === text.trim();
  if (named === undefined) return day !== undefined && ends && Number(day) >= 1 && Number(day) <= 31;
  return month.parse(named, device) !== undefined && (ends || /\d/.test(found));
}

/** A reason where a date could stand as well: what begins with a date is none. */
export const reasonAfterTime: ArgType<string> = {
  ...line,
  parse: (text, device) => (isDate(text, device) ? undefined : text),
};

export interface DayOfYear {
  readonly month?: number;
  readonly day?: number;
}

/** Milliseconds from now to a local time: tomorrow when it is past and no day is named; undefined when too far off. */
export function untilTime(device: Device, minutes: number, { month: named, day }: DayOfYear): number | undefined {
  const now = wallClock(device);
  const today = localTime(device, now);
  const local = now + today.offset * MINUTE;
  const on = (year: number): number => fromCivil(year, named ?? today.month, day ?? today.day, 0, minutes);
  const thisYear = on(today.year);
  const due = thisYear > local ? thisYear : named === undefined ? thisYear + DAY * MINUTE : on(today.year + 1);
  return isNear((due - local) / MINUTE) ? due - local : undefined;
}

const counted = (n: number, unit: string): string => `${n} ${unit}${n === 1 ? '' : 's'}`;

/** `2 hours and 25 minutes`: hours never become days. */
function untilText(ms: number): string {
  const minutes = Math.ceil(ms / MINUTE);
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
  if (hours === 0) return counted(rest, 'minute');
  return rest === 0 ? counted(hours, 'hour') : `${counted(hours, 'hour')} and ${counted(rest, 'minute')}`;
}

/** `for 19:30:00 UTC Wed Jun 5 1996 (in 10 minutes)`, or without the date when the clock was never set. */
export const dueText = (device: Device, ms: number): string =>
  clockIsSet(device)
    ? `for ${formatDateTime(device, wallClock(device) + ms, 'moment')} (in ${untilText(ms)})`
    : `in ${untilText(ms)}`;

/** `0:05:00` */
export function countdown(ms: number): string {
  const seconds = Math.round(ms / 1000);
  const two = (n: number): string => String(n).padStart(2, '0');
  return `${Math.floor(seconds / 3600)}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
}

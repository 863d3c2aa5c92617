import { daysInMonth, fromCivil, toCivil, type EpochMillis } from '../../../kernel/calendar.ts';
import type { Device } from '../../../system/device.ts';
import { zone, type SummerTime, type YearlyDay } from './state.ts';

const MINUTE = 60_000;

/** Local moment, as if in UTC, at which a yearly rule falls in a year. */
function yearly(rule: YearlyDay, year: number): EpochMillis {
  const first = toCivil(fromCivil(year, rule.month, 1)).weekday;
  let day = 1 + ((rule.weekday - first + 7) % 7) + (rule.week - 1) * 7;
  while (day > daysInMonth(year, rule.month)) day -= 7;
  return fromCivil(year, rule.month, day) + rule.time * MINUTE;
}

/** Local times, as if in UTC, of both changes of a year: the first in standard time, the second in summer time. */
export const changesIn = (
  summer: SummerTime,
  year: number,
): { readonly from: EpochMillis; readonly to: EpochMillis } => ({
  from: summer.kind === 'date' ? summer.from : yearly(summer.from, year),
  to: summer.kind === 'date' ? summer.to : yearly(summer.to, year),
});

function inSummer(summer: SummerTime, standardLocal: EpochMillis): boolean {
  const { from, to: end } = changesIn(summer, toCivil(standardLocal).year);
  const to = end - summer.offset * MINUTE;
  return from <= to ? standardLocal >= from && standardLocal < to : standardLocal >= from || standardLocal < to;
}

/** Minutes that standard time is ahead of UTC. */
export function standardOffset(device: Device): number {
  const { standard } = device.read(zone);
  return standard === null ? 0 : standard.hours * 60 + (standard.hours < 0 ? -standard.minutes : standard.minutes);
}

/** Name and offset in minutes of the local time that holds at a UTC moment. */
export function zoneAt(device: Device, at: EpochMillis): { readonly name: string; readonly offset: number } {
  const { standard, summer } = device.read(zone);
  const offset = standardOffset(device);
  return summer !== null && inSummer(summer, at + offset * MINUTE)
    ? { name: summer.name, offset: offset + summer.offset }
    : { name: standard?.name ?? 'UTC', offset };
}

/** UTC moment of a local time typed by somebody. */
export function utcOf(device: Device, local: EpochMillis): EpochMillis {
  const { summer } = device.read(zone);
  const offset = standardOffset(device);
  if (summer === null) return local - offset * MINUTE;
  const asSummer = local - summer.offset * MINUTE;
  return (inSummer(summer, asSummer) ? asSummer : local) - offset * MINUTE;
}

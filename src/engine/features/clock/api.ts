import { dayNames, fromCivil, monthNames, toCivil, type Civil, type EpochMillis } from '../../kernel/calendar.ts';
import { defineEvent } from '../../kernel/events.ts';
import { defineFact, type Device } from '../../system/device.ts';
import { calendar, softwareClock } from './state.ts';
import { zoneAt } from './zone.ts';

/** Where a clock that was never set begins at every start of IOS. */
const UNSET_START = fromCivil(2006, 1, 2);

const pad = (n: number, width = 2): string => String(n).padStart(width, '0');

/** True once somebody or the laboratory set the clock; the calendar keeps it without power. */
export const clockIsSet = (device: Device): boolean => device.read(calendar).base !== null;

/** Wall clock, UTC. A clock that was never set counts from 2 January 2006 since the start of IOS. */
export function wallClock(device: Device): EpochMillis {
  const { base } = device.read(calendar);
  return base === null
    ? UNSET_START + device.clock.now - device.read(softwareClock).startedAt
    : base + device.clock.now;
}

/** Sets calendar and clock; the clock counts as set by hand when `byUser`. */
export function setWallClock(device: Device, at: EpochMillis, byUser: boolean): void {
  device.update(calendar, (draft) => {
    draft.base = at - device.clock.now;
  });
  device.update(softwareClock, (draft) => {
    draft.setByUser = byUser;
  });
}

/** The software starts now: an unset clock counts from here. Called by the start of IOS. */
export function startClock(device: Device): void {
  device.update(softwareClock, (draft) => {
    draft.startedAt = device.clock.now;
    draft.setByUser = false;
  });
}

/** True when nobody vouches for the time: the `*` before it. */
export const clockIsDoubtful = (device: Device): boolean => !device.read(softwareClock).setByUser;

/** Local date, time and zone name of a UTC moment. */
export function localTime(device: Device, at: EpochMillis): Civil & { readonly zone: string; readonly offset: number } {
  const { name, offset } = zoneAt(device, at);
  return { ...toCivil(at + offset * 60_000), zone: name, offset };
}

/**
 * `clock`: `18:57:38.347 UTC Mon Oct 19 2015`; `moment`: the same without milliseconds, as messages and
 * headings have it; `file`: `Sep 22 2020 12:47:08 +00:00`, as directories have it.
 */
export type DateStyle = 'clock' | 'moment' | 'file';

/** A UTC moment in the device's time zone. */
export function formatDateTime(device: Device, at: EpochMillis, style: DateStyle): string {
  const t = localTime(device, at);
  const time = `${pad(t.hour)}:${pad(t.minute)}:${pad(t.second)}`;
  const month = monthNames[t.month - 1] ?? '';
  if (style === 'file') {
    const minutes = Math.abs(t.offset);
    const sign = t.offset < 0 ? '-' : '+';
    return `${month} ${t.day} ${t.year} ${time} ${sign}${pad(Math.floor(minutes / 60))}:${pad(minutes % 60)}`;
  }
  const part = style === 'clock' ? `${time}.${pad(t.millisecond, 3)}` : time;
  return `${part} ${t.zone} ${dayNames[t.weekday] ?? ''} ${month} ${t.day} ${t.year}`;
}

export const clockSet = defineEvent<{ time: string }>(
  'clock.set',
  { time: 'text' },
  'Somebody set the clock; `time` is the new time as the device shows it.',
);

export const clockFacts = [
  defineFact({
    id: 'clock.is-set',
    kind: 'flag',
    describe: 'Whether the clock was ever set',
    read: clockIsSet,
  }),
  defineFact({
    id: 'clock.time',
    kind: 'text',
    describe: 'Date and time as `show clock` prints them, without the leading mark',
    read: (device) => formatDateTime(device, wallClock(device), 'clock'),
  }),
];

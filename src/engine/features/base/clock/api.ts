import { fromCivil, toCivil, type Civil, type EpochMillis } from '../../../kernel/calendar.ts';
import { defineEvent } from '../../../kernel/events.ts';
import { defineFact, defineMessage, type Device } from '../../../system/device.ts';
import { formatLocal, type DateStyle } from './format.ts';
import { calendar, softwareClock } from './state.ts';
import { zoneAt } from './zone.ts';

export type { DateStyle } from './format.ts';
export { month } from './types.ts';

/** Where a clock that was never set begins at every start of IOS. */
const UNSET_START = fromCivil(2006, 1, 2);

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

/** What stands before the time: `*` when nobody vouches for it, `.` when a time server once did. */
export function clockMark(device: Device): '' | '*' | '.' {
  const { setByUser, byNtp } = device.read(softwareClock);
  if (byNtp !== null) return byNtp ? '' : '.';
  return setByUser ? '' : '*';
}

/** Moves the clock by so many milliseconds. */
export const moveClock = (device: Device, by: number): void =>
  setWallClock(device, wallClock(device) + by, device.read(softwareClock).setByUser);

/** The clock goes by a time server, or no more. */
export const clockByNtp = (device: Device, byNtp: boolean): void =>
  device.update(softwareClock, (draft) => {
    draft.byNtp = byNtp;
  });

/** Local date, time and zone name of a UTC moment. */
export function localTime(device: Device, at: EpochMillis): Civil & { readonly zone: string; readonly offset: number } {
  const { name, offset } = zoneAt(device, at);
  return { ...toCivil(at + offset * 60_000), zone: name, offset };
}

/** A UTC moment in the device's time zone. */
export function formatDateTime(device: Device, at: EpochMillis, style: DateStyle): string {
  const zone = zoneAt(device, at);
  return formatLocal(at + zone.offset * 60_000, zone, style);
}

export const clockSet = defineEvent<{ time: string }>(
  'clock.set',
  { time: 'text' },
  'Somebody set the clock; `time` is the new time as the device shows it.',
);

/** From, to, by whom. */
export const clockUpdated = defineMessage(
  'SYS',
  6,
  'CLOCKUPDATE',
  'System clock has been updated from {0} to {1}, configured from console by {2}.',
);

/** Moment at which the running software started. */
export const softwareStartedAt = (device: Device): number => device.read(softwareClock).startedAt;

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

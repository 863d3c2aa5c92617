import { dayNames, monthNames, toCivil, type EpochMillis } from '../../../kernel/calendar.ts';

/**
 * `clock`: `18:57:38.347 UTC Mon Oct 19 2015`; `moment`: the same without milliseconds, as messages and
 * headings have it; `file`: `Sep 22 2020 12:47:08 +00:00`, as directories have it.
 */
export type DateStyle = 'clock' | 'moment' | 'file';

/** A zone as it holds at some moment. */
export interface ZoneInForce {
  readonly name: string;
  /** Minutes ahead of UTC. */
  readonly offset: number;
}

const pad = (n: number, width = 2): string => String(n).padStart(width, '0');

function offsetText(offset: number): string {
  const minutes = Math.abs(offset);
  return `${offset < 0 ? '-' : '+'}${pad(Math.floor(minutes / 60))}:${pad(minutes % 60)}`;
}

/** A local time, given as if it were UTC, in one of the device's styles. */
export function formatLocal(local: EpochMillis, zone: ZoneInForce, style: DateStyle): string {
  const t = toCivil(local);
  const time = `${pad(t.hour)}:${pad(t.minute)}:${pad(t.second)}`;
  const month = monthNames[t.month - 1] ?? '';
  if (style === 'file') return `${month} ${t.day} ${t.year} ${time} ${offsetText(zone.offset)}`;
  const part = style === 'clock' ? `${time}.${pad(t.millisecond, 3)}` : time;
  return `${part} ${zone.name} ${dayNames[t.weekday] ?? ''} ${month} ${t.day} ${t.year}`;
}

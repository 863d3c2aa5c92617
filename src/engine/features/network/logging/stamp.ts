import { monthNames, toCivil } from '../../../kernel/calendar.ts';
import type { Device } from '../../../system/device.ts';
import { clockMark, localTime, softwareStartedAt, wallClock } from '../../base/clock/api.ts';
import { stampOf, type Stamp } from '../../base/service/api.ts';

const pad = (n: number, width = 2): string => String(n).padStart(width, '0');

/** `00:01:23`, after a day `1d02h`, after a week `3w2d`. */
function uptime(device: Device): string {
  const seconds = Math.floor((device.clock.now - softwareStartedAt(device)) / 1000);
  const hours = Math.floor(seconds / 3600);
  const days = Math.floor(hours / 24);
  if (days >= 7) return `${Math.floor(days / 7)}w${days % 7}d`;
  if (days > 0) return `${days}d${pad(hours % 24)}h`;
  return `${pad(hours)}:${pad(Math.floor(seconds / 60) % 60)}:${pad(seconds % 60)}`;
}

function dateTime(device: Device, stamp: Stamp & { readonly kind: 'datetime' }): string {
  const at = wallClock(device);
  const local = localTime(device, at);
  const t = stamp.localtime ? local : toCivil(at);
  const date = `${monthNames[t.month - 1] ?? ''} ${String(t.day).padStart(2)}${stamp.year ? ` ${t.year}` : ''}`;
  const time = `${pad(t.hour)}:${pad(t.minute)}:${pad(t.second)}${stamp.msec ? `.${pad(t.millisecond, 3)}` : ''}`;
  const zone = stamp.zone ? ` ${stamp.localtime ? local.zone : 'UTC'}` : '';
  return `${clockMark(device)}${date} ${time}${zone}`;
}

/** What stands before a message, colon and space included; empty without a stamp. */
export function stampText(device: Device, kind: 'log' | 'debug'): string {
  const stamp = stampOf(device, kind);
  if (stamp === null) return '';
  return `${stamp.kind === 'uptime' ? uptime(device) : dateTime(device, stamp)}: `;
}

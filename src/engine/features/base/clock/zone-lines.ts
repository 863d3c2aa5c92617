import { dayNames, monthNames, toCivil } from '../../../kernel/calendar.ts';
import type { Device } from '../../../system/device.ts';
import { zone, type SummerTime, type YearlyDay } from './state.ts';

const hhmm = (minutes: number): string => `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}`;

const ruleText = ({ week: w, weekday: d, month: m, time }: YearlyDay): string =>
  `${w === 5 ? 'last' : w} ${dayNames[d] ?? ''} ${monthNames[m - 1] ?? ''} ${hhmm(time)}`;

function dateText(at: number): string {
  const { day, month: m, year, hour, minute } = toCivil(at);
  return `${monthNames[m - 1] ?? ''} ${day} ${year} ${hhmm(hour * 60 + minute)}`;
}

function summerText(summer: SummerTime): string {
  const offset = summer.offset === 60 ? '' : ` ${summer.offset}`;
  if (summer.kind === 'date')
    return `clock summer-time ${summer.name} date ${dateText(summer.from)} ${dateText(summer.to)}${offset}`;
  const rules = summer.preset ? '' : ` ${ruleText(summer.from)} ${ruleText(summer.to)}${offset}`;
  return `clock summer-time ${summer.name} recurring${rules}`;
}

export function zoneLines(device: Device): readonly string[] {
  const { standard, summer } = device.read(zone);
  return [
    ...(standard ? [`clock timezone ${standard.name} ${standard.hours} ${standard.minutes}`] : []),
    ...(summer ? [summerText(summer)] : []),
  ];
}

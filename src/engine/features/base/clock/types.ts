import type { ArgType } from '../../../cli/grammar.ts';
import { monthFullNames } from '../../../kernel/calendar.ts';

const WEEKDAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];

/** One of these names, three letters or more; the value counts from `first`. */
const named = (label: string, names: readonly string[], first: number): ArgType<number> => ({
  label,
  parse: (w) => {
    const at = w.length < 3 ? -1 : names.findIndex((name) => name.toLowerCase().startsWith(w.toLowerCase()));
    return at < 0 ? undefined : at + first;
  },
});

/** Month by name; 1 to 12. */
export const month = named('MONTH', monthFullNames, 1);

/** Day of the week by name; 0 is Sunday. */
export const weekday = named('DAY', WEEKDAYS, 0);

/** `hh:mm` as minutes after midnight. */
export const minuteOfDay: ArgType<number> = {
  label: 'hh:mm',
  parse: (w) => {
    const [, h, m] = /^(\d{1,2}):(\d{1,2})$/.exec(w) ?? [];
    if (h === undefined || m === undefined || Number(h) > 23 || Number(m) > 59) return undefined;
    return Number(h) * 60 + Number(m);
  },
};

/** Hours ahead of UTC, -23 to 23. */
export const zoneHours: ArgType<number> = {
  label: '<-23 - 23>',
  parse: (w) => (/^-?\d{1,2}$/.test(w) && Math.abs(Number(w)) <= 23 ? Number(w) : undefined),
};

/** Name of a time zone. */
export const zoneName: ArgType<string> = {
  label: 'WORD',
  parse: (w) => (w.length <= 7 ? w : undefined),
};

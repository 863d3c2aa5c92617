import { defineSlice } from '../../../kernel/slice.ts';

/** Battery-backed calendar: it goes on without power. */
export const calendar = defineSlice<{
  /** Wall clock in UTC at the lab's first moment; null: never set. */
  base: number | null;
}>({ id: 'clock.calendar', lifetime: 'hardware', initial: () => ({ base: null }) });

/** The software clock, lost at every start. */
export const softwareClock = defineSlice<{
  /** Moment the running software started; an unset clock counts from there. */
  startedAt: number;
  /** Set by `clock set` since the start: then it is authoritative. */
  setByUser: boolean;
  /** It goes by a time server; null: it never did. */
  byNtp: boolean | null;
}>({ id: 'clock.software', lifetime: 'ram', initial: () => ({ startedAt: 0, setByUser: false, byNtp: null }) });

/** A day of the year by rule: the first Sunday in April, the last Sunday in October. */
export interface YearlyDay {
  /** 1 to 4, `first` is 1; 5 is `last`. */
  readonly week: number;
  /** 0 is Sunday. */
  readonly weekday: number;
  readonly month: number;
  /** Minutes after midnight. */
  readonly time: number;
}

export type SummerTime =
  | {
      readonly kind: 'recurring';
      readonly name: string;
      readonly from: YearlyDay;
      readonly to: YearlyDay;
      readonly offset: number;
      readonly preset: boolean;
    }
  /** Local date and time of both changes, as if in UTC. */
  | {
      readonly kind: 'date';
      readonly name: string;
      readonly from: number;
      readonly to: number;
      readonly offset: number;
    };

/** Configured time zone. */
export const zone = defineSlice<{
  standard: { name: string; hours: number; minutes: number } | null;
  summer: SummerTime | null;
}>({ id: 'clock.zone', lifetime: 'ram', initial: () => ({ standard: null, summer: null }) });

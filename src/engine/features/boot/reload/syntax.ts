import { alt, arg, choice, flag, keyword, opt, seq, type Syntax } from '../../../cli/grammar.ts';
import { integer, line } from '../../../cli/types.ts';
import { allPrefixes, urlType, type FileUrl } from '../../files/files/api.ts';
import { month as monthType } from '../../base/clock/api.ts';
import { delay, reasonAfterTime, timeOfDay, type DayOfYear } from './times.ts';

export interface ReloadArgs extends DayOfYear {
  readonly verify?: boolean;
  readonly warm?: true;
  /** Image of a warm upgrade. */
  readonly file?: FileUrl;
  /** Minutes. */
  readonly in?: number;
  /** Minutes after midnight. */
  readonly at?: number;
  readonly cancel?: true;
  readonly reason?: string;
}

const reason = arg('reason', line, 'Reason for reload');
const named = seq(keyword('reason', 'Reload reason'), reason);

const head = seq(
  keyword('reload', 'Halt and perform a cold restart'),
  opt(
    alt(
      choice('/verify', 'Verify file signature before reload.', 'verify', true),
      choice('/noverify', "Don't verify file signature before reload.", 'verify', false),
    ),
  ),
);

const month = arg('month', monthType, 'Month of the year');
const day = arg('day', integer(1, 31), 'Day of the month');
const date = alt(seq(month, day), seq(day, month));

const later = alt(
  seq(
    keyword('in', 'Reload after a time interval'),
    arg('in', delay, 'Delay before reload (mmm or hhh:mm)'),
    opt(alt(named, reason)),
  ),
  seq(
    keyword('at', 'Reload at a specific time/date'),
    arg('at', timeOfDay, 'Time to reload (hh:mm)'),
    opt(alt(seq(date, opt(alt(named, reason))), named, arg('reason', reasonAfterTime, 'Reason for reload'))),
  ),
);

/** `reload`, `reload in ...`, `reload at ...`, `reload cancel`, `reload reason ...`. */
export const coldSyntax = seq(
  head,
  opt(alt(later, flag('cancel', 'Cancel pending reload', 'cancel'), named, reason)),
) as Syntax<ReloadArgs>;

/** `reload warm [file URL]`, now or later. */
export const warmSyntax = seq(
  head,
  flag('warm', 'Reload should be warm', 'warm'),
  opt(
    seq(
      keyword('file', 'Image file to be used for the warm upgrade'),
      arg('file', urlType(allPrefixes, 'Image file'), 'Image file'),
    ),
  ),
  opt(alt(later, named, reason)),
) as Syntax<ReloadArgs>;

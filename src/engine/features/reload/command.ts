import { defineCommand } from '../../cli/command.ts';
import { alt, arg, choice, flag, keyword, opt, seq, type Syntax } from '../../cli/grammar.ts';
import type { Session } from '../../cli/session.ts';
import { integer, line } from '../../cli/types.ts';
import type { Io } from '../../kernel/io.ts';
import { clockIsSet } from '../clock/api.ts';
import { configurationModified, saveConfiguration } from '../configuration/api.ts';
import { parseUrl, readFile, verifiesAutomatically, verifySignature } from '../files/api.ts';
import { bootCandidates } from '../image-load/api.ts';
import { cancel, reloadNow, schedule } from './schedule.ts';
import { delay, dueText, month, reasonAfterTime, timeOfDay, untilTime, type DayOfYear } from './times.ts';

interface ReloadArgs extends DayOfYear {
  readonly verify?: boolean;
  readonly in?: number;
  readonly at?: number;
  readonly cancel?: true;
  readonly reason?: string;
}

const MINUTE = 60_000;
const reason = arg('reason', line, 'Reason for reload');

const syntax = seq(
  keyword('reload', 'Halt and perform a cold restart'),
  opt(
    alt(
      choice('/verify', 'Verify file signature before reload.', 'verify', true),
      choice('/noverify', "Don't verify file signature before reload.", 'verify', false),
    ),
  ),
  opt(
    alt(
      seq(
        keyword('in', 'Reload after a time interval'),
        arg('in', delay, 'Delay before reload (mmm or hhh:mm)'),
        opt(reason),
      ),
      seq(
        keyword('at', 'Reload at a specific time/date'),
        arg('at', timeOfDay, 'Time to reload (hh:mm)'),
        opt(
          alt(
            seq(arg('month', month, 'Month of the year'), arg('day', integer(1, 31), 'Day of the month')),
            seq(arg('day', integer(1, 31), 'Day of the month'), arg('month', month, 'Month of the year')),
          ),
        ),
        opt(arg('reason', reasonAfterTime, 'Reason for reload')),
      ),
      flag('cancel', 'Cancel pending reload', 'cancel'),
      seq(keyword('reason', 'Reload reason'), reason),
      reason,
    ),
  ),
) as Syntax<ReloadArgs>;

const byOf = ({ user, origin }: Session): string => {
  const where = origin.kind === 'terminal' ? origin.by : 'console';
  return user === undefined ? where : `${user} on ${where}`;
};

/** Milliseconds until the reload; undefined: it cannot be scheduled, and why was said. */
function delayOf(session: Session, args: ReloadArgs): number | undefined {
  if (args.in !== undefined) return args.in * MINUTE;
  if (!clockIsSet(session.device)) {
    session.print('%The date and time must be set first.');
    return undefined;
  }
  const until = untilTime(session.device, args.at ?? 0, args);
  if (until === undefined) session.print('%Reload must be scheduled within 24 days.');
  return until;
}

/** False when the dialogue ends here. */
function* saved(session: Session): Io<boolean> {
  if (!configurationModified(session.device)) return true;
  session.print();
  const answer = yield* session.yesNo('System configuration has been modified. Save? [yes/no]: ');
  if (answer === undefined) return false;
  return answer ? yield* saveConfiguration(session) : true;
}

/** With `/verify` or `file verify auto`: the image that would be started must pass. */
function* verified(session: Session, asked: boolean | undefined): Io<boolean> {
  const { device } = session;
  if (!(asked ?? verifiesAutomatically(device))) return true;
  const [path] = bootCandidates(device);
  const url = path === undefined ? undefined : parseUrl(device, path);
  const file = path === undefined ? undefined : readFile(device, path);
  if (url && file?.ok) return yield* verifySignature(session, url, file.value);
  session.print(`%Error opening ${path ?? 'flash0:'} (No such file or directory)`);
  return false;
}

function* reload(session: Session, args: ReloadArgs): Io<void> {
  const { device } = session;
  const by = byOf(session);
  if (args.cancel) {
    if (!cancel(device, by)) session.print('%No reload is scheduled.');
    return;
  }
  const later = args.in !== undefined || args.at !== undefined;
  const wait = later ? delayOf(session, args) : 0;
  if (wait === undefined) return;
  if (!(yield* saved(session)) || !(yield* verified(session, args.verify))) return;
  const why = args.reason ?? 'Reload Command';
  if (later) session.print(`Reload scheduled ${dueText(device, wait)} by ${by}\nReload reason: ${why}`);
  if (!(yield* session.confirm('Proceed with reload? '))) return;
  if (later) return schedule(device, wait, why, by);
  session.print();
  yield* reloadNow(device, why, by);
}

export const reloadCommand = defineCommand({ id: 'reload', syntax, run: reload });

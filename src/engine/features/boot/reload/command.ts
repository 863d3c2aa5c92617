import type { Session } from '../../../cli/session.ts';
import { whoIs } from '../../../cli/who-is.ts';
import type { Io } from '../../../kernel/io.ts';
import { daysInMonth } from '../../../kernel/calendar.ts';
import { clockIsSet } from '../../base/clock/api.ts';
import { configurationModified, saveConfiguration } from '../../configuration/configuration/api.ts';
import { parseUrl, readFile, readUrl, verifiesAutomatically, verifySignature } from '../../files/files/api.ts';
import { bootCandidates } from '../image-load/api.ts';
import { chooseUpgrade } from '../warm-reboot/api.ts';
import { cancel, schedule, scheduleText } from './schedule.ts';
import type { ReloadArgs } from './syntax.ts';
import { isNear, untilTime } from './times.ts';
import { imageOf, mayStartWarm, reloadNow, type Way } from './way.ts';

const MINUTE = 60_000;
const LEAP_YEAR = 2000;

/** Milliseconds until the reload; undefined: it cannot be scheduled, and why was said. */
function delayOf(session: Session, args: ReloadArgs): number | undefined {
  const { in: delay, at = 0, month, day = 1 } = args;
  if (delay === undefined && !clockIsSet(session.device)) {
    session.print('%The date and time must be set first.');
    return undefined;
  }
  if (month !== undefined && day > daysInMonth(LEAP_YEAR, month)) {
    session.print('% Invalid date');
    return undefined;
  }
  const near = delay === undefined || isNear(delay);
  const until = delay === undefined ? untilTime(session.device, at, args) : delay * MINUTE;
  if (near && until !== undefined) return until;
  session.print('%Reload must be scheduled within 24 days.');
  return undefined;
}

/** How the device is to start again; undefined: not like this, and why was said. */
function* wayOf(session: Session, { warm, file }: ReloadArgs): Io<Way | undefined> {
  if (!warm) return { kind: 'cold' };
  if (!file) return mayStartWarm(session) ? { kind: 'warm' } : undefined;
  const from = yield* chooseUpgrade(session, file);
  return from && { kind: 'upgrade', from };
}

/** False when the dialogue ends here. */
function* saved(session: Session): Io<boolean> {
  if (!configurationModified(session.device)) return true;
  session.print();
  const answer = yield* session.yesNo('System configuration has been modified. Save? [yes/no]: ');
  if (answer === undefined) return false;
  return answer ? yield* saveConfiguration(session) : true;
}

/** The image that the ROM monitor would start must pass. */
function* verifiedBootImage(session: Session): Io<boolean> {
  const { device } = session;
  const [path] = bootCandidates(device);
  const url = path === undefined ? undefined : parseUrl(device, path);
  const file = path === undefined ? undefined : readFile(device, path);
  if (url && file?.ok) return yield* verifySignature(session, url, file.value);
  session.print(`%Error opening ${path ?? 'flash0:'} (No such file or directory)`);
  return false;
}

/** With `/verify` or `file verify auto`: the image that is to be started must pass, as far as one is read here. */
function* verified(session: Session, way: Way, asked: boolean | undefined): Io<boolean> {
  if (!(asked ?? verifiesAutomatically(session.device)) || way.kind === 'warm') return true;
  if (way.kind === 'cold') return yield* verifiedBootImage(session);
  const file = readUrl(session.device, way.from.url);
  return way.from.remote || !file.ok ? true : yield* verifySignature(session, way.from.url, file.value);
}

export function* reload(session: Session, args: ReloadArgs): Io<void> {
  const { device } = session;
  const by = whoIs(session).whole;
  if (args.cancel) {
    if (!cancel(device, by)) session.print('%No reload is scheduled.');
    return;
  }
  const way = yield* wayOf(session, args);
  const later = args.in !== undefined || args.at !== undefined;
  const wait = way && (later ? delayOf(session, args) : 0);
  if (!way || wait === undefined) return;
  if (!(yield* saved(session)) || !(yield* verified(session, way, args.verify))) return;
  const request = { reason: args.reason ?? 'Reload Command', by };
  if (later) session.print(scheduleText(device, wait, { ...request, image: imageOf(way) }));
  if (!(yield* session.confirm('Proceed with reload? '))) return;
  if (later) return schedule(session, wait, way, request);
  session.print();
  yield* reloadNow(session, way, request);
}

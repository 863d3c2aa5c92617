import { Session, type Origin } from '../../../cli/session.ts';
import { whoIs } from '../../../cli/who-is.ts';
import { on, type Io } from '../../../kernel/io.ts';
import { fail } from '../../../kernel/result.ts';
import type { Device } from '../../../system/device.ts';
import { formatDateTime, wallClock } from '../../base/clock/api.ts';
import { errorText, parseUrl } from '../../files/files/api.ts';
import { rolledBack } from './events.ts';
import {
  backedUp,
  changeConfirmed,
  idleTimerStarted,
  idleTimerWarning,
  rollbackStarted,
  timerStarted,
  timerWarning,
} from './messages.ts';
import { replaceRunning } from './passes.ts';
import { readConfiguration } from './read.ts';
import { archiveNow } from './save.ts';
import { archiveList, archiveSettings, type PendingRollback } from './state.ts';

const MINUTE = 60_000;
const CHANGE = 'Rollback Confirmed Change:';
/** Where lines of a program come from that nobody has started just now. */
const ALONE: Origin = { kind: 'file', name: 'rollback' };
const NONE = '%No Rollback Confirmed Change pending';

const pending = (device: Device): PendingRollback | null => device.read(archiveList).rollback;

/** Saves the running configuration as the archive to go back to; undefined when it could not, and said why. */
export function* backUp(session: Session): Io<string | undefined> {
  const { device } = session;
  if (device.read(archiveSettings).path === null) {
    session.print('%Turn config archive on before using Rollback Confirmed Change');
    return undefined;
  }
  const saved = yield* archiveNow(session);
  if (!saved.ok) {
    session.print(saved.error);
    return undefined;
  }
  session.print(`${CHANGE} Backing up current running config to ${saved.value}\n`);
  device.log(backedUp, saved.value);
  return saved.value;
}

/** From now on the configuration goes back to this archive by itself, unless somebody confirms the change. */
export function startTimer(session: Session, file: string, minutes: number, idle?: true): void {
  const { device } = session;
  const rollback: PendingRollback = {
    file,
    minutes,
    ...(idle && { idle }),
    since: wallClock(device),
    user: whoIs(session).name,
  };
  device.update(archiveList, (draft) => {
    draft.rollback = rollback;
    draft.touched = device.clock.now;
  });
  device.log(idle ? idleTimerStarted : timerStarted, rollback.user, session.privilege, file, minutes);
  device.spawn(countDown(device, rollback));
}

/** The configuration that goes back is everybody's. */
function tellAll({ lines }: Device, text: string): void {
  for (const line of lines.values()) line.write(text);
}

function* countDown(device: Device, rollback: PendingRollback): Io<void> {
  const stands = (): boolean => pending(device) === rollback;
  const left = (): number => device.read(archiveList).touched + rollback.minutes * MINUTE - device.clock.now;
  while (stands() && left() > 0) {
    do yield* on(device.clock.after(Math.max(0, left() - MINUTE)));
    while (stands() && left() > MINUTE);
    if (!stands()) return;
    tellAll(
      device,
      `${CHANGE} Rollback will begin in one minute.\nEnter "configure confirm" if you wish to keep what you've configured\n\n`,
    );
    device.log(rollback.idle ? idleTimerWarning : timerWarning, rollback.file);
    yield* on(device.clock.after(left()));
  }
  if (stands()) yield* goBack(new Session(device, device.console, ALONE), rollback.file, 'timer');
}

/** Back to the archive that was made before the change; no timer waits any more. */
function* goBack(session: Session, file: string, because: 'timer' | 'command'): Io<void> {
  const { device } = session;
  device.update(archiveList, (draft) => {
    draft.rollback = null;
  });
  tellAll(device, `${CHANGE} rolling to:${file}\n\n`);
  device.log(rollbackStarted, file);
  yield* restore(session, file, '!List of Rollback Commands:');
  device.emit(rolledBack, { because });
}

/** Back to the archive, since the new configuration could not be applied. */
export function* goBackFromError(session: Session, file: string): Io<void> {
  const { device, line } = session;
  line.write(`Rollback failed.Reverting back to the original configuration: ${file}\n`);
  if (yield* restore(session, file, false)) line.write('The original configuration has been successfully restored.\n');
  device.emit(rolledBack, { because: 'error' });
}

/** Makes the running configuration what an archive says; whether it is. */
function* restore(session: Session, file: string, listed: '!List of Rollback Commands:' | false): Io<boolean> {
  const url = parseUrl(session.device, file);
  const read = url ? yield* readConfiguration(session, url) : fail(errorText('opening', file, 'No such device'));
  if (read.ok) return yield* replaceRunning(session.device, session.line, read.value, { listed });
  session.print(read.error);
  return false;
}

/** The change that this user may confirm or take back; undefined: there is none, and that was said. */
function ownChange(session: Session): PendingRollback | undefined {
  const rollback = pending(session.device);
  if (rollback?.user === whoIs(session).name) return rollback;
  session.print(rollback ? `%The change of user ${rollback.user} is pending` : NONE);
  return undefined;
}

/** `configure revert now`. */
export function* revertNow(session: Session): Io<void> {
  const rollback = ownChange(session);
  if (rollback) yield* goBack(session, rollback.file, 'command');
}

/** `configure revert timer`: the time begins anew. */
export function restartTimer(session: Session, minutes: number, idle?: true): void {
  const rollback = ownChange(session);
  if (rollback) startTimer(session, rollback.file, minutes, idle);
}

/** `configure confirm`: the change stays. */
export function confirmChange(session: Session): void {
  const { device } = session;
  if (!ownChange(session)) return;
  device.update(archiveList, (draft) => {
    draft.rollback = null;
  });
  device.log(changeConfirmed, whoIs(session).name, session.privilege);
}

/** What `show archive config rollback timer` prints. */
export function timerText(device: Device): string {
  const rollback = pending(device);
  if (!rollback) return NONE;
  const begun = wallClock(device) - device.clock.now + device.read(archiveList).touched;
  return [
    `Time configured(or reconfigured): ${formatDateTime(device, rollback.idle ? begun : rollback.since, 'moment')}`,
    `Timer type: ${rollback.idle ? 'idle' : 'absolute'} timer`,
    `Timer value: ${rollback.minutes} min`,
    `User: ${rollback.user}`,
    '',
  ].join('\n');
}

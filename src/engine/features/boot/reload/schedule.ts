import type { Session } from '../../../cli/session.ts';
import { on, type Io } from '../../../kernel/io.ts';
import type { Device } from '../../../system/device.ts';
import { formatDateTime, wallClock } from '../../base/clock/api.ts';
import { reloadCancelled, reloadScheduled } from './api.ts';
import { cancelledReload, scheduledReload } from './messages.ts';
import { scheduled, type Scheduled } from './state.ts';
import { countdown, dueText } from './times.ts';
import { imageOf, reloadNow, type Request, type Way } from './way.ts';

const MINUTE = 60_000;
/** Warnings are sent so long before the end. */
const WARNINGS = [60 * MINUTE, 30 * MINUTE, 5 * MINUTE, MINUTE];
/** The prompt is back before the first warning. */
const PROMPT = 40;

/** Sent to every terminal, wherever its cursor is. */
function broadcast({ lines }: Device, text: string): void {
  for (const line of lines.values()) {
    line.write(`\n\n\n\x07***\n*** --- ${text} ---\n***\n`);
    if (line.dialogue?.synchronous) line.write(line.dialogue.redraw());
  }
}

const moment = (device: Device, ahead = 0): string => formatDateTime(device, wallClock(device) + ahead, 'moment');

/** Starts the countdown; one that was running ends. */
export function schedule(session: Session, delay: number, way: Way, request: Request): void {
  const { device } = session;
  const pending: Scheduled = { at: device.clock.now + delay, ...request, image: imageOf(way) };
  device.update(scheduled, (draft) => {
    draft.pending = pending;
  });
  device.emit(reloadScheduled, { minutes: Math.ceil(delay / MINUTE), reason: request.reason, by: request.by });
  device.spawn(count(session, pending, way));
}

const isPending = (device: Device, pending: Scheduled): boolean => device.read(scheduled).pending === pending;

function* count(session: Session, pending: Scheduled, way: Way): Io<void> {
  const { device } = session;
  const left = (): number => pending.at - device.clock.now;
  yield* on(device.clock.after(PROMPT));
  device.log(scheduledReload, moment(device, left()), moment(device), pending.by, pending.reason);
  broadcast(device, `SHUTDOWN in ${countdown(left() + PROMPT)}`);
  for (const warning of WARNINGS.filter((ms) => ms < left())) {
    yield* on(device.clock.after(left() - warning));
    if (!isPending(device, pending)) return;
    broadcast(device, `SHUTDOWN in ${countdown(warning)}`);
  }
  yield* on(device.clock.after(left()));
  if (!isPending(device, pending)) return;
  broadcast(device, 'SHUTDOWN NOW');
  yield* reloadNow(session, way, pending, () => isPending(device, pending));
  if (isPending(device, pending)) callOff(device, pending.by);
}

/** What was scheduled does not happen. */
function callOff(device: Device, by: string): void {
  device.update(scheduled, (draft) => {
    draft.pending = null;
  });
  broadcast(device, 'SHUTDOWN ABORTED');
  device.log(cancelledReload, moment(device));
  device.emit(reloadCancelled, { by });
}

/** Calls a scheduled reload off; false when there is none. */
export function cancel(device: Device, by: string): boolean {
  if (!device.read(scheduled).pending) return false;
  callOff(device, by);
  return true;
}

/** `Reload scheduled for ... by console` and its reason, so many milliseconds before. */
export function scheduleText(device: Device, ms: number, { image, by, reason }: Omit<Scheduled, 'at'>): string {
  const what = image === null ? '' : ` with image - ${image}`;
  return `Reload scheduled ${dueText(device, ms)}${what} by ${by}\nReload reason: ${reason}`;
}

/** `show reload`. */
export function showReload(device: Device): string {
  const { pending } = device.read(scheduled);
  return pending ? scheduleText(device, pending.at - device.clock.now, pending) : 'No reload is scheduled.';
}

import { on, type Io } from '../../kernel/io.ts';
import type { Device } from '../../system/device.ts';
import { reloadDevice } from '../boot/api.ts';
import { formatDateTime, wallClock } from '../clock/api.ts';
import { reloadCancelled, reloadScheduled } from './api.ts';
import { cancelledReload, reloading, scheduledReload } from './messages.ts';
import { scheduled, type Scheduled } from './state.ts';
import { countdown, dueText } from './times.ts';

const MINUTE = 60_000;
/** Warnings are sent so long before the end. */
const WARNINGS = [60 * MINUTE, 30 * MINUTE, 5 * MINUTE, MINUTE];
const LAST_WORDS = 1500;
/** The prompt is back before the first warning. */
const PROMPT = 40;

/** Sent to every terminal, wherever its cursor is. */
function broadcast({ console }: Device, text: string): void {
  console.write(`\n\n\n\x07***\n*** --- ${text} ---\n***\n`);
  if (console.dialogue?.synchronous) console.write(console.dialogue.redraw());
}

/** Reload now: says so in the log, then ends everything. Never returns. */
export function* reloadNow(device: Device, reason: string, by: string): Io<never> {
  device.log(reloading, by, reason);
  yield* on(device.clock.after(LAST_WORDS));
  return yield* reloadDevice(device, reason, by);
}

const moment = (device: Device, ahead = 0): string => formatDateTime(device, wallClock(device) + ahead, 'moment');

/** Starts the countdown; one that was running ends. */
export function schedule(device: Device, delay: number, reason: string, by: string): void {
  const pending: Scheduled = { at: device.clock.now + delay, reason, by };
  device.update(scheduled, (draft) => {
    draft.pending = pending;
  });
  device.emit(reloadScheduled, { minutes: Math.ceil(delay / MINUTE), reason, by });
  device.spawn(count(device, pending));
}

const isPending = (device: Device, { at }: Scheduled): boolean => device.read(scheduled).pending?.at === at;

function* count(device: Device, pending: Scheduled): Io<void> {
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
  yield* reloadNow(device, pending.reason, pending.by);
}

/** Calls a scheduled reload off; false when there is none. */
export function cancel(device: Device, by: string): boolean {
  if (!device.read(scheduled).pending) return false;
  device.update(scheduled, (draft) => {
    draft.pending = null;
  });
  broadcast(device, 'SHUTDOWN ABORTED');
  device.log(cancelledReload, moment(device));
  device.emit(reloadCancelled, { by });
  return true;
}

/** `show reload`. */
export function showReload(device: Device): string {
  const { pending } = device.read(scheduled);
  if (!pending) return 'No reload is scheduled.';
  return `Reload scheduled ${dueText(device, pending.at - device.clock.now)} by ${pending.by}\nReload reason: ${pending.reason}`;
}

import type { Session } from '../../../cli/session.ts';
import { on, type Io } from '../../../kernel/io.ts';
import type { Millis } from '../../../kernel/clock.ts';
import type { Device } from '../../../system/device.ts';
import { trace } from './debug-topics.ts';
import { keyRefused } from './events.ts';
import type { KeyRefusal } from './permissions.ts';

const BEFORE = 300;
const ERASE = 500;
const WRITE = 700;

/** How long a look at images and key storage takes. */
export const LOOK = 900;

export const pause = (device: Device, ms: Millis): Io<void> => on(device.clock.after(ms));

/**
 * Changes one key record: `e` for the erased sector, `.` for the written one. The record changes in one step at the end:
 * whoever loses power before has the old storage.
 */
export function* burn(session: Session, what: string, change: () => void): Io<void> {
  const { device } = session;
  session.write(`${what}...`);
  yield* pause(device, BEFORE);
  session.write('e');
  yield* pause(device, ERASE);
  session.write('.');
  yield* pause(device, WRITE);
  change();
  session.print('Success');
}

/** Says why a command stops, and what to do next. */
export function refuse(session: Session, command: string, { reason, text, remedy }: KeyRefusal): void {
  session.print(`${text}\n${remedy}`);
  trace(session.device, 'errors', `${command} refused, ${reason}: ${text.replace('%ERROR: ', '')}`);
  session.device.emit(keyRefused, { command, reason });
}

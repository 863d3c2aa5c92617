import type { Session } from '../../../cli/session.ts';
import { whoIs } from '../../../cli/who-is.ts';
import { on, type Io } from '../../../kernel/io.ts';
import type { Device } from '../../../system/device.ts';
import { wallClock } from '../../base/clock/api.ts';
import { configChanged } from './events.ts';
import { configuredFrom } from './messages.ts';
import { runningLines } from './running.ts';
import { changeState } from './state.ts';

/** Milliseconds after which the log tells of a change: the prompt is back by then. */
const LOG_DELAY = 40;

/** Notes the time and author of a change, if the configuration is another one than last time. */
export function noteChange(session: Session): void {
  const { device } = session;
  const { name, user } = whoIs(session);
  const lines = runningLines(device).join('\n');
  if (device.read(changeState).seen === lines) return;
  device.update(changeState, (draft) => {
    draft.seen = lines;
    draft.changed = { at: wallClock(device), by: user ?? null };
  });
  device.emit(configChanged, { by: name });
}

/** IOS has read its configuration: from here on changes count. */
export function* startWatching(device: Device): Io<void> {
  const lines = runningLines(device).join('\n');
  device.update(changeState, (draft) => {
    draft.seen = lines;
    draft.stored = lines;
  });
}

/** Logs who configured from where, once the prompt is back. */
export function logConfigured(session: Session, from: string): void {
  const { device } = session;
  const who = whoIs(session).whole;
  device.spawn(
    (function* (): Io<void> {
      yield* on(device.clock.after(LOG_DELAY));
      device.log(configuredFrom, from, who);
    })(),
  );
}

/** Somebody went back from configuration to EXEC. */
export function leftConfiguration(session: Session): void {
  noteChange(session);
  logConfigured(session, 'console');
}

/** Whether the running configuration is another one than was last loaded from or saved to NVRAM. */
export function isModified(device: Device): boolean {
  const { stored } = device.read(changeState);
  return stored !== null && stored !== runningLines(device).join('\n');
}

import { configure } from '../../../cli/mode.ts';
import type { Session } from '../../../cli/session.ts';
import { defineHook } from '../../../system/device.ts';

/** Somebody begins to configure from a terminal. */
export const configurationEntered = defineHook<Session>('exec.configuration-entered');

/** Into global configuration, with the line that says the way out. */
export function enterConfiguration(session: Session): void {
  session.print('Enter configuration commands, one per line.  End with CNTL/Z.');
  session.enter(configure);
  session.device.hook(configurationEntered, session);
}

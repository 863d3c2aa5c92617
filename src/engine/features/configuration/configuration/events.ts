import type { Session } from '../../../cli/session.ts';
import { defineEvent } from '../../../kernel/events.ts';
import type { Io } from '../../../kernel/io.ts';
import { defineHook, type Device } from '../../../system/device.ts';

export const configChanged = defineEvent(
  'config.changed',
  { by: 'text' },
  'The running configuration was changed from the command line',
);
export const configApplied = defineEvent(
  'config.applied',
  { from: 'text', refused: 'number' },
  'A file was merged into the running configuration; `refused` counts the lines that were not understood',
);
const lineRefused = defineEvent(
  'config.line-refused',
  { from: 'text', line: 'text' },
  'A line of a configuration that was read was not understood; `from` is memory at the start of IOS, else the file',
);
export const configSaved = defineEvent('config.saved', { by: 'text', bytes: 'number' }, 'Startup-config was written');
export const configErased = defineEvent('config.erased', { by: 'text' }, 'Startup-config was erased');
export const configViewed = defineEvent(
  'config.viewed',
  { which: 'text' },
  'A configuration was shown: running or startup',
);

export const configEvents = [configChanged, configApplied, lineRefused, configSaved, configErased, configViewed];

/** What follows when the running configuration was stored as startup-config. */
export const savedHook = defineHook<readonly ((session: Session) => Io<void>)[]>('configuration.saved');

/** Bytes that others have in the private configuration: in NVRAM, and when it is written next. */
export const privateBytes = defineHook<{ readonly saved: number; readonly used: number }>('configuration.private');

/** What others have there. */
export const privateSize = (device: Device, which: 'saved' | 'used'): number =>
  device.hook(privateBytes, { saved: 0, used: 0 })[which];

/** Tells of lines that were not understood while a configuration was read. */
export function noteRefused(device: Device, from: string, lines: readonly { readonly line: string }[]): void {
  for (const { line } of lines) device.emit(lineRefused, { from, line });
}

import type { Session } from '../../../cli/session.ts';
import { whoIs, type Who } from '../../../cli/who-is.ts';
import { on, type Io } from '../../../kernel/io.ts';
import { spend } from '../../../kernel/work.ts';
import { utf8Length } from '../../../system/bytes.ts';
import type { Device } from '../../../system/device.ts';
import { wallClock } from '../../base/clock/api.ts';
import { configSaved, privateSize, savedHook } from './events.ts';
import { imageVersion, majorMinor, runningLines, runningText } from './running.ts';
import { changeState, startupState } from './state.ts';

/** Milliseconds that collecting the lines and writing them take (ours). */
const BUILD_TIME = 1200;
/** Bytes of NVRAM that are not for startup-config: private configuration and the table of files (ours). */
const RESERVED = 4096;
/** Characters that are stored for a unit of work. */
const CHARACTERS = 2;

/** Whether a text of this size fits into NVRAM, beside what is in the private configuration or goes there with it. */
export const fitsNvram = (device: Device, text: string, beside: 'saved' | 'used' = 'saved'): boolean =>
  utf8Length(text) <= device.platform.nvramBytes - RESERVED - privateSize(device, beside);

/** Stores a text as startup-config at once; it takes the place of the old one as a whole. */
export function storeStartup(device: Device, text: string, writtenBy: string | null, who: Who): void {
  spend(Math.ceil(text.length / CHARACTERS));
  device.update(startupState, (draft) => {
    draft.text = text;
    draft.writtenBy = writtenBy;
    draft.written = { at: wallClock(device), by: who.user ?? null };
  });
  device.emit(configSaved, { by: who.name, bytes: utf8Length(text) });
}

/** Stores the running configuration as startup-config, at once. False: NVRAM is too small, nothing was changed. */
export function saveRunning(device: Device, who: Who): boolean {
  const text = runningText(device);
  if (!fitsNvram(device, text, 'used')) return false;
  storeStartup(device, text, imageVersion(device) ?? null, who);
  device.update(changeState, (draft) => {
    draft.stored = runningLines(device).join('\n');
  });
  return true;
}

/** Lets everything follow that follows a saved configuration. */
export function* afterSaving(session: Session): Io<void> {
  for (const next of session.device.hook(savedHook, [])) yield* next(session);
}

/** Version of the image that wrote startup-config, as far as it is known. */
function writtenByOther(device: Device): boolean {
  const { text, writtenBy } = device.read(startupState);
  const running = imageVersion(device);
  if (text === null || running === undefined) return false;
  if (writtenBy !== null) return writtenBy !== running;
  const named = /^version (\S+)/m.exec(text)?.[1];
  return named !== undefined && named !== majorMinor(running);
}

/**
 * `write memory` from its warning to `[OK]`. False when it was refused or NVRAM is too small. Cut short, it
 * leaves the old configuration.
 */
export function* saveConfiguration(session: Session): Io<boolean> {
  const { device } = session;
  if (writtenByOther(device)) {
    session.print('Warning: Attempting to overwrite an NVRAM configuration previously written');
    session.print('by a different version of the system image.');
    if (!(yield* session.confirm('Overwrite the previous NVRAM configuration?'))) return false;
  }
  session.print('Building configuration...');
  yield* on(device.clock.after(BUILD_TIME));
  const saved = saveRunning(device, whoIs(session));
  session.print(saved ? '[OK]' : 'startup-config file open failed (Not enough space)');
  if (saved) yield* afterSaving(session);
  return saved;
}

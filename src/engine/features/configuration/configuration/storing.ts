import { applyConfig } from '../../../cli/config-reader.ts';
import type { Session } from '../../../cli/session.ts';
import { whoIs } from '../../../cli/who-is.ts';
import { on, type Io } from '../../../kernel/io.ts';
import { fail, ok, type Result } from '../../../kernel/result.ts';
import { textOf, type Content } from '../../../system/content.ts';
import { utf8Length } from '../../../system/bytes.ts';
import type { Device } from '../../../system/device.ts';
import type { TerminalLine } from '../../../system/terminal/line.ts';
import { urlText, type FileError, type FileUrl, type Stored } from '../../files/files/api.ts';
import { logConfigured, noteChange } from './changes.ts';
import { configApplied, configErased, noteRefused } from './events.ts';
import { fitsNvram, saveConfiguration, storeStartup } from './saving.ts';
import { startupState } from './state.ts';

/** Milliseconds that reading and applying a configuration takes, as a multiple of four: fits the one real sample. */
const applyTime = (bytes: number): number => 4 * Math.round((30 + bytes / 10) / 4);
/** Milliseconds that writing NVRAM takes (ours). */
const WRITE_TIME = 800;
type Storing = Io<Result<Stored, FileError | 'aborted'>>;

/** A copy to startup-config replaces it; one of the running configuration is `write memory`. */
export function* storeAsStartup(session: Session, content: Content, from: FileUrl): Storing {
  if (from.system === 'system') return (yield* saveConfiguration(session)) ? ok({ report: false }) : fail('aborted');
  const text = textOf(content);
  if (text === undefined) return fail('Invalid argument');
  if (!fitsNvram(session.device, text)) return fail('Not enough space on device');
  yield* on(session.device.clock.after(WRITE_TIME));
  storeStartup(session.device, text, null, whoIs(session));
  session.print('[OK]');
  return ok({ report: true });
}

/** A copy to running-config merges: its lines are read as if they were typed. */
export function* merge(session: Session, content: Content, from: FileUrl): Storing {
  const text = textOf(content);
  if (text === undefined) return fail('Invalid argument');
  yield* mergeText(session, text, urlText(from));
  return ok({ report: true });
}

/** Reads lines as if they were typed, and tells where they came from. */
export function* mergeText(session: Session, text: string, from: string): Io<void> {
  const { device } = session;
  yield* on(device.clock.after(applyTime(utf8Length(text))));
  const refused = yield* applyConfig(device, session.line, text, from);
  noteChange(session);
  logConfigured(session, from);
  noteRefused(device, from, refused);
  device.emit(configApplied, { from, refused: refused.length });
}

/** Takes startup-config away and leaves the rest of NVRAM. */
export function removeStartup(device: Device, line: TerminalLine): void {
  device.update(startupState, (draft) => {
    draft.text = null;
    draft.writtenBy = null;
    draft.written = null;
  });
  device.emit(configErased, { by: whoIs({ line }).line });
}

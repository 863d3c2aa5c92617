import { applyConfig } from '../../../cli/config-reader.ts';
import type { Session } from '../../../cli/session.ts';
import { whoIs } from '../../../cli/who-is.ts';
import { on, type Io } from '../../../kernel/io.ts';
import { fail, ok, type Result } from '../../../kernel/result.ts';
import { emptyContent, textContent, textOf, type Content } from '../../../system/content.ts';
import { utf8Length } from '../../../system/bytes.ts';
import type { Device } from '../../../system/device.ts';
import type { TerminalLine } from '../../../system/terminal/line.ts';
import { urlText, type FileError, type FileUrl, type Stored, type VirtualFile } from '../../files/files/api.ts';
import { logConfigured, noteChange } from './changes.ts';
import { configApplied, configErased, noteRefused } from './events.ts';
import { runningText } from './running.ts';
import { fitsNvram, saveConfiguration, storeStartup } from './saving.ts';
import { startupState } from './state.ts';

/** Milliseconds that reading and applying a configuration takes, as a multiple of four: fits the one real sample. */
const applyTime = (bytes: number): number => 4 * Math.round((30 + bytes / 10) / 4);
/** Milliseconds that writing NVRAM takes (ours). */
const WRITE_TIME = 800;
/** Bytes of the private configuration and of the persistent data (one real sample). */
const PRIVATE_BYTES = 24;
const PERSISTENT_BYTES = 32;

const startupContent = (device: Device): Content | undefined => {
  const { text } = device.read(startupState);
  return text === null ? undefined : textContent(text);
};

type Storing = Io<Result<Stored, FileError | 'aborted'>>;

/** A copy to startup-config replaces it; one of the running configuration is `write memory`. */
function* storeAsStartup(session: Session, content: Content, from: FileUrl): Storing {
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
function* merge(session: Session, content: Content, from: FileUrl): Storing {
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
function removeStartup(device: Device, line: TerminalLine): void {
  device.update(startupState, (draft) => {
    draft.text = null;
    draft.writtenBy = null;
    draft.written = null;
  });
  device.emit(configErased, { by: whoIs({ line }).line });
}

/** The files of nvram: and system:. Startup-config and its two companions have the last numbers of NVRAM. */
export function configurationFiles({ platform }: Device): readonly VirtualFile[] {
  const last = platform.nvramK;
  const whenStarted = (bytes: number) => (device: Device) => (startupContent(device) ? bytes : 0);
  return [
    {
      system: 'system',
      name: 'running-config',
      index: 1,
      permissions: '-rw-',
      read: (device) => textContent(runningText(device)),
      store: merge,
    },
    {
      system: 'nvram',
      name: 'startup-config',
      index: last - 2,
      permissions: '-rw-',
      read: startupContent,
      store: storeAsStartup,
      remove: removeStartup,
    },
    {
      system: 'nvram',
      name: 'private-config',
      index: last - 1,
      permissions: '----',
      read: () => emptyContent,
      size: whenStarted(PRIVATE_BYTES),
    },
    { system: 'nvram', name: 'underlying-config', index: last, permissions: '-rw-', read: startupContent },
    { system: 'nvram', name: 'ifIndex-table', index: 1, permissions: '-rw-', read: () => emptyContent },
    {
      system: 'nvram',
      name: 'persistent-data',
      index: 2,
      permissions: '----',
      read: () => emptyContent,
      size: () => PERSISTENT_BYTES,
    },
  ];
}

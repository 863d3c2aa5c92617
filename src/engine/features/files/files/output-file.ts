import type { Session } from '../../../cli/session.ts';
import type { Io } from '../../../kernel/io.ts';
import { fail, ok, type Result } from '../../../kernel/result.ts';
import { join, textContent } from '../../../system/content.ts';
import type { Device } from '../../../system/device.ts';
import { remoteNamed } from './copy-names.ts';
import type { FileError } from './disk.ts';
import { writeDiskFile } from './disk-changes.ts';
import { readLocal } from './local.ts';
import { storeRemote } from './network.ts';
import { reportError } from './report.ts';
import { isDisk, parseUrl, typedUrl, type FileUrl } from './url.ts';

/** Output of a command that goes into a file instead of, or as well as, to the terminal. */
export interface Outgoing {
  readonly url: string;
  readonly text: string;
  /** Goes behind what the file holds already. */
  readonly append: boolean;
}

/** Stores the text of `| redirect`, `| tee` and `| append`; prints what went wrong. */
export function* storeOutput(session: Session, { url: name, text, append }: Outgoing): Io<void> {
  const url = parseUrl(session.device, name);
  if (!url) return reportError(session, 'opening', name, 'No such device');
  if (url.system === 'null') return;
  const remote = append ? undefined : remoteNamed(url);
  const sent = remote && (yield* storeRemote(session, remote, textContent(text)));
  if (sent?.ok === false) return reportError(session, sent.error.doing, typedUrl(url), sent.error.error);
  const stored = sent ?? storeLocal(session.device, url, text, append);
  if (!stored.ok) reportError(session, 'opening', typedUrl(url), stored.error);
}

function storeLocal(device: Device, url: FileUrl, text: string, append: boolean): Result<void, FileError> {
  if (!isDisk(device, url.system)) return fail('Invalid argument');
  const before = append ? readLocal(device, url) : undefined;
  const whole = before?.ok ? join(before.value, textContent(text)) : textContent(text);
  const readable = before?.ok === false && before.error !== 'No such file or directory' ? before : ok(undefined);
  return readable.ok ? writeDiskFile(device, url, whole) : readable;
}

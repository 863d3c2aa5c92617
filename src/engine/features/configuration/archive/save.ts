import { Session } from '../../../cli/session.ts';
import { monthNames } from '../../../kernel/calendar.ts';
import type { Io } from '../../../kernel/io.ts';
import { fail, ok, type Result } from '../../../kernel/result.ts';
import { textContent, type Content } from '../../../system/content.ts';
import { hostname, type Device } from '../../../system/device.ts';
import { CONSOLE, TerminalLine } from '../../../system/terminal/line.ts';
import { localTime, wallClock } from '../../base/clock/api.ts';
import { runningConfigText } from '../configuration/api.ts';
import {
  endText,
  errorText,
  namedEnd,
  parseUrl,
  removeFile,
  storeRemote,
  typedEnd,
  typedUrl,
  writeFile,
  type FileUrl,
} from '../../files/files/api.ts';
import { stampOf } from '../../base/service/api.ts';
import { archived } from './events.ts';
import { isRemote } from './place.ts';
import { archiveList, archiveSettings } from './state.ts';

const pad = (n: number, width = 2): string => String(n).padStart(width, '0');

/** Name of an archive: `flash0:R1-cfg-Sep-27-15-04-18.414-0`. */
export function archiveName(device: Device, path: string, stamp: string, number: number): string {
  const named = path.replaceAll('$h', device.hook(hostname, 'Router'));
  return named.includes('$t') ? `${named.replaceAll('$t', stamp)}-${number}` : `${named}-${stamp}-${number}`;
}

/** The time as log messages have it, with hyphens: the day in two columns, the zone where messages show it. */
function timeStamp(device: Device): string {
  const t = localTime(device, wallClock(device));
  const time = `${pad(t.hour)}-${pad(t.minute)}-${pad(t.second)}.${pad(t.millisecond, 3)}`;
  const stamp = stampOf(device, 'log');
  const zone = stamp?.kind === 'datetime' && stamp.zone ? `-${t.zone}` : '';
  return `${monthNames[t.month - 1] ?? ''}-${String(t.day).padStart(2, '-')}-${time}${zone}`;
}

/** Puts an archive where its name says. */
function* write(session: Session, url: FileUrl, content: Content): Io<Result<void, string>> {
  const end = namedEnd(url);
  if (end.remote) {
    const sent = yield* storeRemote(session, end.remote, content);
    return sent.ok ? sent : fail(errorText(sent.error.doing, typedEnd(end), sent.error.error));
  }
  const written = url.remote ? undefined : writeFile(session.device, typedUrl(url), content);
  return written?.ok ? written : fail(errorText('opening', typedUrl(url), written?.error ?? 'Invalid argument'));
}

/** What is left of the list; files of this device that are too many are deleted. */
function withoutSurplus(device: Device, names: readonly string[], maximum: number): readonly string[] {
  const surplus = names.slice(0, Math.max(0, names.length - maximum));
  for (const old of surplus) if (!isRemote(device, old)) removeFile(device, old);
  return names.slice(surplus.length);
}

/** Archives the running configuration now; the name of the file, or the text to print when it could not be done. */
export function* archiveNow(session: Session): Io<Result<string, string>> {
  const { device } = session;
  const { path, maximum } = device.read(archiveSettings);
  if (path === null) return fail(' Archive feature not enabled');
  const { next } = device.read(archiveList);
  const name = archiveName(device, path, timeStamp(device), next);
  const url = parseUrl(device, name);
  if (!url) return fail(errorText('opening', name, 'No such device'));
  const written = yield* write(session, url, textContent(runningConfigText(device)));
  if (!written.ok) return written;
  const names = withoutSurplus(device, [...device.read(archiveList).names, name], maximum);
  device.update(archiveList, (draft) => {
    draft.names = [...names];
    draft.next = next + 1;
  });
  device.emit(archived, { file: url.remote ? endText(namedEnd(url)) : name });
  return ok(name);
}

/** Archives for somebody at a line, who is told what went wrong. */
export function* archiveAndTell(session: Session): Io<void> {
  const saved = yield* archiveNow(session);
  if (!saved.ok) session.print(saved.error);
}

/** Archives while nobody watches; what went wrong is said on the console. */
export function* archiveUnseen(device: Device): Io<void> {
  const unseen = new TerminalLine(CONSOLE, device.clock, () => {});
  const saved = yield* archiveNow(new Session(device, unseen, { kind: 'file', name: 'archive' }));
  if (!saved.ok) device.console.interrupt(`${saved.error}\n`);
}

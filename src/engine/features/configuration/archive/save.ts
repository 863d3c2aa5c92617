import { monthNames } from '../../../kernel/calendar.ts';
import { fail, ok, type Result } from '../../../kernel/result.ts';
import { textContent } from '../../../system/content.ts';
import { hostname, type Device } from '../../../system/device.ts';
import { localTime, wallClock } from '../../base/clock/api.ts';
import { runningConfigText } from '../configuration/api.ts';
import { errorText, removeFile, writeFile } from '../../files/files/api.ts';
import { stampOf } from '../../base/service/api.ts';
import { archived } from './api.ts';
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

/** Archives the running configuration now; the name of the file, or the text to print when it could not be done. */
export function archiveNow(device: Device): Result<string, string> {
  const { path, maximum } = device.read(archiveSettings);
  if (path === null) return fail(' Archive feature not enabled');
  const { names, next } = device.read(archiveList);
  const name = archiveName(device, path, timeStamp(device), next);
  const written = writeFile(device, name, textContent(runningConfigText(device)));
  if (!written.ok) return fail(errorText('opening', name, written.error));
  const surplus = [...names, name].slice(0, Math.max(0, names.length + 1 - maximum));
  for (const old of surplus) removeFile(device, old);
  device.update(archiveList, (draft) => {
    draft.names = [...names, name].slice(surplus.length);
    draft.next = next + 1;
  });
  device.emit(archived, { file: name });
  return ok(name);
}

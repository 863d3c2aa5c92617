import type { Session } from '../../../cli/session.ts';
import { sizeOf } from '../../../system/content.ts';
import type { Device } from '../../../system/device.ts';
import { parseImage } from '../../../system/image/image.ts';
import { romMonitorOf } from '../../boot/rommon/api.ts';
import { runningImage } from '../../software/software/api.ts';
import { errorText, type FileUrl, readUrl, realUrl, urlText } from '../../files/files/api.ts';
import { trace } from './debug-topics.ts';
import { authenticityShown } from './events.ts';
import { keysIn, keyText, usableKeys } from './keys.ts';
import { notPresent } from './messages.ts';
import { fileText } from './show-file.ts';
import { keysText } from './show-keys.ts';
import { runningText } from './show-running.ts';
import { keyAreas } from './state.ts';
import { traceEnvelope } from './trace-file.ts';
import { upgradeStatus, upgradeStatusText } from './upgrade-status.ts';
import { whyNot } from './why.ts';

/** Notes that somebody looked, for grading, and what there was to see, for debugging. */
function seen(device: Device, what: string, told: () => string, file = ''): void {
  trace(device, 'show', () => `${what}: ${told()}`);
  device.emit(authenticityShown, { what, file });
}

function runningTold(device: Device): string {
  const image = runningImage(device);
  return image?.key ? `${image.path}, ${keyText(image.key)}, verified by ${romMonitorOf(device).name}` : 'nothing';
}

function statusTold(device: Device): string {
  const { conditions, result } = upgradeStatus(device);
  const missing = conditions.filter(({ met }) => !met).map(({ id }) => id);
  return missing.length === 0 ? result : `${result}, not met: ${missing.join(', ')}`;
}

function traceKeys(device: Device): void {
  for (const area of keyAreas)
    trace(device, 'key', `${area} storage: ${keysIn(device, area).map(keyText).join(', ') || 'empty'}`);
}

export function showRunning(device: Device): string {
  seen(device, 'running', () => runningTold(device));
  const image = runningImage(device);
  if (image) traceEnvelope(device, image.path, image.content);
  return runningText(device);
}

export function showKeys(device: Device): string {
  seen(device, 'keys', () => `${usableKeys(device).length} records`);
  traceKeys(device);
  return keysText(device);
}

export function showStatus(device: Device): string {
  seen(device, 'upgrade-status', () => statusTold(device));
  traceKeys(device);
  return upgradeStatusText(device);
}

/** Text of the file form; what cannot be shown is told instead. */
export function showFile(session: Session, url: FileUrl): string {
  const { device } = session;
  const file = readUrl(device, url);
  if (!file.ok) return errorText('opening', realUrl(url), file.error);
  seen(device, 'file', () => `${urlText(url)}, ${sizeOf(file.value)} bytes`, urlText(url));
  traceEnvelope(device, realUrl(url), file.value);
  const text = fileText(realUrl(url), file.value);
  if (text !== undefined) return text;
  const parsed = parseImage(file.value);
  trace(device, 'errors', `${realUrl(url)}: no signature envelope. ${parsed.ok ? '' : whyNot(parsed.error)}`);
  device.log(notPresent, realUrl(url));
  return '';
}

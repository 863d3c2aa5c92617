import { ok } from '../../kernel/result.ts';
import { join, textContent } from '../../system/content.ts';
import type { Device } from '../../system/device.ts';
import { writeDiskFile } from './disk.ts';
import { readLocal } from './local.ts';
import { errorText } from './report.ts';
import { isDisk, parseUrl, typedUrl } from './url.ts';

/** Stores the text of `| redirect`, `| tee` and `| append`; the answer is the line to print when it could not. */
export function storeOutput(device: Device, name: string, text: string, append: boolean): string | undefined {
  const url = parseUrl(device, name);
  if (!url) return errorText('opening', name, 'No such device');
  if (url.system === 'null') return undefined;
  if (!isDisk(device, url.system)) return errorText('opening', typedUrl(url), 'Invalid argument');
  const before = append ? readLocal(device, url) : undefined;
  const whole = before?.ok ? join(before.value, textContent(text)) : textContent(text);
  const written = before?.ok === false && before.error !== 'No such file or directory' ? before : ok(undefined);
  const stored = written.ok ? writeDiskFile(device, url, whole) : written;
  return stored.ok ? undefined : errorText('opening', typedUrl(url), stored.error);
}

import type { Content } from '../../../system/content.ts';
import type { Device } from '../../../system/device.ts';
import { judge } from './verdict.ts';

const reasons: Readonly<Record<string, string>> = {
  ok: 'Its signature fits, and the key is in the key storage.',
  missing: 'The file cannot be read.',
  'bad-device': 'There is no such file system.',
  network: 'The ROM monitor has no network.',
  'not-an-image': 'It is not a software image.',
  truncated: 'It is shorter than it should be.',
  'wrong-platform': 'It is made for another platform.',
  unsigned: 'It carries no digital signature.',
  'unknown-key': 'The key that it names is not in the key storage.',
  'revoked-key': 'The key that it names was revoked.',
  'bad-signature': 'It was altered after it was signed, or another key signed it.',
  absent: 'The upgrade region is empty or was not written completely.',
};

/** A verdict as a sentence. */
export const whyNot = (verdict: string): string => reasons[verdict] ?? 'It is not accepted.';

/** `ok`, or why this device does not trust a file. */
export function verdictOf(device: Device, content: Content): string {
  const judged = judge(device, content);
  return judged.ok ? 'ok' : judged.error;
}

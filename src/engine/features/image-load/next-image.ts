import type { Device } from '../../system/device.ts';
import { bootField, nextRegister } from '../boot/api.ts';
import { bootList, DEFAULT_DISK } from './boot-list.ts';
import { examineImage, firstExecutable } from './examine.ts';

/** The image that would run after a reload now; undefined when the device would stay in its ROM monitor. */
export function nextImage(device: Device): string | undefined {
  const field = bootField(nextRegister(device));
  if (field === 0) return undefined;
  const listed = field === 1 ? [] : bootList(device).map(({ path }) => path);
  const first = firstExecutable(device, DEFAULT_DISK);
  const fallback = first.ok && first.value !== undefined ? [first.value] : [];
  return [...listed, ...fallback].find((path) => examineImage(device, path).ok);
}

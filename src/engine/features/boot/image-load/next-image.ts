import type { Device } from '../../../system/device.ts';
import { bootField, nextRegister } from '../../software/config-register/api.ts';
import { bootList } from '../monitor-environment/api.ts';
import { defaultDisk } from './main-disk.ts';
import { examineImage, firstExecutable } from './examine.ts';

/** What a reload now would try to start, in order; nothing when the register keeps the device in its ROM monitor. */
export function bootCandidates(device: Device): readonly string[] {
  const field = bootField(nextRegister(device));
  if (field === 0) return [];
  const listed = field === 1 ? [] : bootList(device).flatMap(({ path }) => firstOf(device, path) ?? path);
  return [...listed, ...(firstOf(device, `${defaultDisk(device)}:`) ?? [])];
}

/** `usbflash0:` stands for its first program; undefined for the name of a file. */
function firstOf(device: Device, path: string): readonly string[] | undefined {
  const disk = /^([a-z]+\d?(?::\d)?):$/.exec(path)?.[1];
  if (disk === undefined) return undefined;
  const first = firstExecutable(device, disk);
  return first.ok && first.value !== undefined ? [first.value] : [];
}

/** The image that would run after a reload now; undefined when the device would stay in its ROM monitor. */
export const nextImage = (device: Device): string | undefined =>
  bootCandidates(device).find((path) => examineImage(device, path).ok);

import type { Io } from '../../../kernel/io.ts';
import { defaultDisk, loadFirst, loadImage, type Loaded } from '../image-load/api.ts';
import type { Monitor } from './monitor.ts';

/** Loads what `boot` names: nothing, a device, a file of flash0:, or device and file. */
export function* bootFile({ device }: Monitor, name: string | undefined): Io<Loaded | undefined> {
  const [, disk] = /^([^:]+):$/.exec(name ?? `${defaultDisk(device)}:`) ?? [];
  const path = name?.includes(':') ? name : `${defaultDisk(device)}:${name ?? ''}`;
  const loaded = yield* disk === undefined ? loadImage(device, path) : loadFirst(device, disk);
  return loaded.ok ? loaded.value : undefined;
}

import { gate, type Gate } from '../../../kernel/io.ts';
import { defineSlice } from '../../../kernel/slice.ts';
import type { Device } from '../../../system/device.ts';

/** A file that is given to whoever asks for it. */
export interface ServedFile {
  /** `flash0:name` */
  readonly file: string;
  /** The name under which it is asked for instead of its own. */
  readonly alias: string | null;
  /** Number of the access list of those who get it. */
  readonly list: number | null;
}

/** What the TFTP server gives, in the order of the configuration. */
export const servedFiles = defineSlice<ServedFile[]>({
  id: 'tftp-server',
  lifetime: 'ram',
  initial: () => [],
});

const changes = new WeakMap<Device, Gate<void>>();

/** Opens when other files are to be given. */
export function served(device: Device): Gate<void> {
  const known = changes.get(device) ?? gate<void>();
  changes.set(device, known);
  return known;
}

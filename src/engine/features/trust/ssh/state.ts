import { gate, type Gate } from '../../../kernel/io.ts';
import { defineSlice } from '../../../kernel/slice.ts';
import type { Device } from '../../../system/device.ts';

export interface SshConfig {
  /** The only version that is spoken; null: both. */
  version: 1 | 2 | null;
  /** Seconds until somebody has logged in. */
  timeout: number;
  retries: number;
  /** Full name of the interface that the client calls from. */
  source: string | null;
  /** Name of the keys that the server shows. */
  keys: string | null;
  logging: boolean;
  /** Bits of a Diffie-Hellman group at least. */
  group: number;
}

/** As it is before anybody configures it. */
export const usual: SshConfig = {
  version: null,
  timeout: 120,
  retries: 3,
  source: null,
  keys: null,
  logging: false,
  group: 1024,
};

export const sshConfig = defineSlice<SshConfig>({ id: 'ssh', lifetime: 'ram', initial: () => usual });

/** The version that was said to be enabled; null: none. */
export const sshTold = defineSlice<{ version: string | null }>({
  id: 'ssh.told',
  lifetime: 'ram',
  initial: () => ({ version: null }),
});

const changes = new WeakMap<Device, Gate<void>>();

/** Opens when keys or configuration are others. */
export function sshChanged(device: Device): Gate<void> {
  const known = changes.get(device) ?? gate<void>();
  changes.set(device, known);
  return known;
}

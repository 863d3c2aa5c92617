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
  /** Ports of rotary groups: the first port is that of the lowest group, the next of the next. */
  ports: { port: number; low: number; high: number | null }[];
  /** Files are served to clients of SCP. */
  scp: boolean;
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
  ports: [],
  scp: false,
};

export const sshConfig = defineSlice<SshConfig>({ id: 'ssh', lifetime: 'ram', initial: () => usual });

/** What was said last. */
export const sshTold = defineSlice<{
  /** The version that is enabled; null: none. */
  version: string | null;
  /** That keys are too small. */
  small: boolean;
  /** Name of the key pair that the device has made for the server, or is about to make. */
  serverKey: string | null;
}>({ id: 'ssh.told', lifetime: 'ram', initial: () => ({ version: null, small: false, serverKey: null }) });

const changes = new WeakMap<Device, Gate<void>>();

/** Opens when keys or configuration are others. */
export function sshChanged(device: Device): Gate<void> {
  const known = changes.get(device) ?? gate<void>();
  changes.set(device, known);
  return known;
}

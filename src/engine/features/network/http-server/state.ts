import { gate, type Gate } from '../../../kernel/io.ts';
import { defineSlice } from '../../../kernel/slice.ts';
import type { Device } from '../../../system/device.ts';

export const HTTP = 80;
/** Connections at once. */
export const MOST = 5;

/** How the web server is configured. */
export interface WebServer {
  on: boolean;
  port: number;
  /** Where the files are that it gives: `flash0:`. Null: it gives none. */
  path: string | null;
  /** Whose password is asked for: that of `enable`, or that of an account. */
  login: 'enable' | 'local';
  /** Number of the access list of those who may ask. */
  list: number | null;
}

export const webServer = defineSlice<WebServer>({
  id: 'http-server',
  lifetime: 'ram',
  initial: () => ({ on: false, port: HTTP, path: null, login: 'enable', list: null }),
});

const changes = new WeakMap<Device, Gate<void>>();

/** Opens when the server is configured otherwise. */
export function changed(device: Device): Gate<void> {
  const known = changes.get(device) ?? gate<void>();
  changes.set(device, known);
  return known;
}

/** Configures the server. */
export function configureServer(device: Device, by: (draft: WebServer) => void): void {
  device.update(webServer, by);
  changed(device).open();
}

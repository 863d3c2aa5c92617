import type { Device } from '../../../system/device.ts';
import type { Agreed } from '../../../system/network/ssh/algorithms.ts';

/** A connection of SSH: somebody who came, or whom somebody here has called. */
export interface SshConnection {
  readonly way: 'IN' | 'OUT';
  agreed: Agreed | undefined;
  state: string;
  user: string;
}

/** Those that are open are programs, not state: a session that is replayed opens them anew. By their numbers. */
const open = new WeakMap<Device, (SshConnection | undefined)[]>();

export const connectionsOf = (device: Device): readonly (SshConnection | undefined)[] => open.get(device) ?? [];

/** Takes the first number that is free. */
export function enroll(device: Device, connection: SshConnection): number {
  const all = open.get(device) ?? [];
  open.set(device, all);
  const free = all.indexOf(undefined);
  const number = free < 0 ? all.length : free;
  all[number] = connection;
  return number;
}

export function strike(device: Device, connection: SshConnection): void {
  const all = open.get(device);
  const number = all?.indexOf(connection) ?? -1;
  if (all && number >= 0) all[number] = undefined;
}

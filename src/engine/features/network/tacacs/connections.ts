import type { Task } from '../../../kernel/io.ts';
import type { Device } from '../../../system/device.ts';
import type { Stream } from '../../../system/network/network.ts';
import type { Messages } from '../../../system/network/tacacs-stream.ts';
import { idOf, type Asked } from './servers.ts';

export interface Opened {
  readonly stream: Stream;
  readonly messages: Messages;
}

interface Kept extends Opened {
  readonly watching: Task;
}

/** Connections that stay open for the next question, by their servers: nobody is asked anything on them now. */
const kept = new WeakMap<Device, Map<string, Kept>>();

function keptOf(device: Device): Map<string, Kept> {
  const all = kept.get(device) ?? new Map<string, Kept>();
  kept.set(device, all);
  return all;
}

const nameOf = (server: Asked): string => `${idOf(server)} ${server.from ?? ''}`;

/** Takes the connection to a server that was left open, if there is one. */
export function takeOpen(device: Device, server: Asked): Opened | undefined {
  const all = keptOf(device);
  const found = all.get(nameOf(server));
  all.delete(nameOf(server));
  found?.watching.cancel();
  return found;
}

/** Leaves a connection open until it is taken, or the server closes it, or the device has no power. False: there is one already. */
export function leaveOpen(device: Device, server: Asked, opened: Opened, closed: () => void): boolean {
  const all = keptOf(device);
  const name = nameOf(server);
  if (all.has(name)) return false;
  const watching = device.spawn(
    (function* () {
      try {
        yield* opened.messages.gone();
      } finally {
        if (all.delete(name)) closed();
      }
    })(),
  );
  all.set(name, { ...opened, watching });
  return true;
}

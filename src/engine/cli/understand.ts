import { hostname, type Device } from '../system/device.ts';
import { complaint } from './complaint.ts';
import { promptOf, type Mode } from './mode.ts';
import { resolve } from './resolve.ts';
import { commandsOf } from './software.ts';

/** What a device would make of a line, without running it. */
export type Understanding =
  | {
      readonly kind: 'command';
      readonly id: string;
      /** Id of the mode whose command it is: `do` and global lines reach into others. */
      readonly mode: string;
      readonly args: Readonly<Record<string, unknown>>;
    }
  /** `reply`: what it prints below the line. */
  | { readonly kind: 'refused'; readonly reply: string };

const nameOf = (device: Device): string => device.hook(hostname, 'Router');

/** The prompt of a device in a mode. */
export const promptAt = (device: Device, mode: Mode, privilege: number): string =>
  promptOf(mode, nameOf(device), privilege);

/** Reads a line as the device would in this mode. */
export function understand(device: Device, mode: Mode, privilege: number, line: string): Understanding {
  const { match, mode: found } = resolve(commandsOf(device), { device, privilege, mode, interactive: true }, line);
  if (match.kind === 'ok') return { kind: 'command', id: match.command.id, mode: found.id, args: match.args };
  return { kind: 'refused', reply: complaint(match, line, promptAt(device, mode, privilege).length) };
}

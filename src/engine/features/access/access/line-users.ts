import type { Session } from '../../../cli/session.ts';
import { ownValue } from '../../../kernel/record.ts';
import { defineHook, type Device } from '../../../system/device.ts';
import type { TerminalLine } from '../../../system/terminal/line.ts';
import { lineUsers, type LineUser } from './state.ts';

/** A line, and how somebody left it: by a command, cut off, for want of keys, or because another cleared it. */
export interface Left {
  readonly line: TerminalLine;
  readonly how: 'user' | 'lost' | 'idle' | 'cleared';
}

/** Whoever used a line has left it. */
export const lineLeft = defineHook<Left>('access.line-left');

/** Hosts to which whoever is at a line is connected, and since when nothing came from there. */
export const lineHosts = defineHook<{
  readonly line: TerminalLine;
  readonly hosts: readonly { readonly address: string; readonly idleSince: number }[];
}>('access.line-hosts');

/** Who uses a line; undefined: nobody. */
export const lineUser = (device: Device, line: string): LineUser | undefined =>
  ownValue(device.read(lineUsers).users, line);

/** Notes that somebody begins to use a line: what is configured for it changes their terminal at once. */
export function takeLine({ device, line, terminal }: Session): void {
  const { name, from } = line;
  line.terminal = terminal;
  line.hungUp = undefined;
  device.update(lineUsers, (draft) => {
    const session = ++draft.sessions;
    draft.users[name] = { user: null, since: device.clock.now, from: from ?? '', session, monitors: false };
    if (from !== undefined) draft.uses[name] = (draft.uses[name] ?? 0) + 1;
  });
}

/** Notes the name that whoever uses the line gave at login. */
export function nameUser({ device, line, user }: Session): void {
  device.update(lineUsers, ({ users }) => {
    const found = users[line.name];
    if (found) found.user = user ?? null;
  });
}

/** Notes that nobody uses the line any more. */
export function leaveLine({ device, line, expired }: Session): void {
  device.update(lineUsers, ({ users }) => {
    delete users[line.name];
  });
  device.hook(lineLeft, { line, how: expired ? 'idle' : (line.hungUp ?? 'user') });
}

/** Copies log messages to a line from now on, or no more. */
export function monitor({ device, line }: Session, monitors: boolean): void {
  device.update(lineUsers, ({ users }) => {
    const found = users[line.name];
    if (found) found.monitors = monitors;
  });
}

/** Virtual terminals to which log messages are copied. */
export const monitoringLines = (device: Device): readonly string[] =>
  Object.entries(device.read(lineUsers).users).flatMap(([name, { monitors }]) => (monitors ? [name] : []));

import { commandsOf } from '../../../cli/software.ts';
import { exec } from '../../../cli/mode.ts';
import { Session } from '../../../cli/session.ts';
import { shell } from '../../../cli/shell.ts';
import { on, race, running, type Io } from '../../../kernel/io.ts';
import { hostname, type Device } from '../../../system/device.ts';
import { readKey } from '../../../system/terminal/keys.ts';
import type { TerminalLine } from '../../../system/terminal/line.ts';
import { loggedOut } from './events.ts';
import { printBanner } from './banner.ts';
import { escapeOf } from './escape.ts';
import { lineSettings } from './line-names.ts';
import { leaveLine, nameUser, takeLine } from './line-users.ts';
import { asks, logIn } from './login.ts';
import { logExpiry, logLogout } from './login-log.ts';

/** Waits for RETURN; other keys are ignored. */
function* pressReturn(line: TerminalLine): Io<void> {
  for (;;) {
    const key = yield* readKey(line);
    if (key.kind === 'named' && key.name === 'return') return line.write('\n');
  }
}

/** Takes the settings that a line's configuration gives to whoever uses it. */
function applySettings({ device, line, terminal }: Session): void {
  const { length, width, history, execTimeout, synchronous, editing, fullHelp, kept } = lineSettings(device, line.name);
  Object.assign(terminal, {
    length,
    width,
    historySize: history,
    editing,
    execTimeout: execTimeout * 1000,
    synchronous,
    fullHelp,
    escape: escapeOf(kept['escape-character']),
  });
}

/** Banners and login, unless they are in already; false when the line may not be used. */
function* admitted(session: Session, proved: boolean): Io<boolean> {
  const { device, line } = session;
  const { motdBanner, execBanner } = lineSettings(device, line.name);
  session.enter(exec);
  session.ended = false;
  applySettings(session);
  if (motdBanner) printBanner(session, 'motd');
  if (!proved) printBanner(session, 'login');
  const asked = proved || asks(session);
  if (!proved && !(yield* logIn(session))) return false;
  nameUser(session);
  if (execBanner) printBanner(session, 'exec');
  if (!asked) session.print();
  return true;
}

/** From RETURN, or from the beginning of a connection, until the line is left, for want of keys too, or cleared. */
function* serve(session: Session, proved = false): Io<void> {
  const { device, line } = session;
  let inside = false;
  if (!proved) takeLine(session);
  const use = function* (): Io<void> {
    inside = yield* admitted(session, proved);
    if (inside) yield* shell(session, commandsOf(device));
  };
  yield* on(race(running(use), line.hangUps));
  leaveLine(session);
  if (!inside) return;
  device.emit(loggedOut, { line: line.name, user: session.user ?? '' });
  if (session.expired) logExpiry(device, line, session.user ?? '');
  logLogout(device, line, session.user ?? '');
}

/** A line whose user has shown who they are by a protocol of its own, from then on until it is left. */
export const serveProved = (session: Session): Io<void> => serve(session, true);

/**
 * What a line of a running system does. One with a terminal of its own is vacant, served and vacant again, for ever, and
 * its history stays with it; one that somebody is connected to is served once.
 */
export function* lineProcess(device: Device, line: TerminalLine): Io<void> {
  const session = new Session(device, line, { kind: 'terminal' });
  if (line.from !== undefined) {
    line.write('\n');
    if (lineSettings(device, line.name).exec) yield* serve(session);
    return;
  }
  line.write('\n\nPress RETURN to get started!\n\n\n');
  for (;;) {
    yield* pressReturn(line);
    if (!lineSettings(device, line.name).exec) continue;
    yield* serve(session);
    line.write(
      `\n\n\n${device.hook(hostname, 'Router')} ${line.name.replace(' ', '')} is now available\n\n\n\n\nPress RETURN to get started.\n\n\n\n`,
    );
  }
}

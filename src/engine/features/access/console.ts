import { commandsOf } from '../../cli/software.ts';
import { exec } from '../../cli/mode.ts';
import { Session } from '../../cli/session.ts';
import { shell } from '../../cli/shell.ts';
import type { Io } from '../../kernel/io.ts';
import { hostname, type Device } from '../../system/device.ts';
import { readKey } from '../../system/keys.ts';
import type { TerminalLine } from '../../system/line.ts';
import { loggedOut } from './api.ts';
import { printBanner } from './banner.ts';
import { takeLine } from './line-mode.ts';
import { lineSettings } from './line-names.ts';
import { asks, logIn } from './login.ts';
import type { LineName } from './state.ts';

const CONSOLE: LineName = 'con 0';

/** Waits for RETURN; other keys are ignored. */
function* pressReturn(line: TerminalLine): Io<void> {
  for (;;) {
    const key = yield* readKey(line);
    if (key.kind === 'named' && key.name === 'return') return line.write('\n');
  }
}

/** Takes the settings that a line's configuration gives to whoever uses it. */
function applySettings(session: Session, line: LineName): void {
  const { length, width, history, execTimeout, synchronous } = lineSettings(session.device, line);
  Object.assign(session.terminal, {
    length,
    width,
    historySize: history,
    editing: true,
    execTimeout: execTimeout * 1000,
    synchronous,
    fullHelp: false,
  });
}

/** From RETURN to logout. */
function* serve(session: Session, line: LineName): Io<void> {
  const { motdBanner, execBanner } = lineSettings(session.device, line);
  session.enter(exec);
  session.ended = false;
  session.since = session.device.clock.now;
  takeLine(session);
  applySettings(session, line);
  if (motdBanner) printBanner(session, 'motd');
  printBanner(session, 'login');
  const asked = asks(session, line);
  if (!(yield* logIn(session, line))) return;
  if (execBanner) printBanner(session, 'exec');
  if (!asked) session.print();
  yield* shell(session, commandsOf(session.device));
  session.device.emit(loggedOut, { line, user: session.user ?? '' });
}

/** The console of a running system: vacant, login, shell, vacant again, for ever. History stays with the line. */
export function* consoleProcess(device: Device): Io<void> {
  const line = device.console;
  const session = new Session(device, line, { kind: 'terminal', by: 'console' });
  line.write('\n\nPress RETURN to get started!\n\n\n');
  for (;;) {
    yield* pressReturn(line);
    if (!lineSettings(device, CONSOLE).exec) continue;
    yield* serve(session, CONSOLE);
    line.write(
      `\n\n\n${device.hook(hostname, 'Router')} con0 is now available\n\n\n\n\nPress RETURN to get started.\n\n\n\n`,
    );
  }
}

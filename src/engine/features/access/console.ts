import { commandsOf } from '../../cli/running-config.ts';
import { exec } from '../../cli/mode.ts';
import { defaultTerminal, Session } from '../../cli/session.ts';
import { shell } from '../../cli/shell.ts';
import type { Io } from '../../kernel/io.ts';
import { hostname, type Device } from '../../system/device.ts';
import { readKey } from '../../system/keys.ts';
import type { SerialLine } from '../../system/line.ts';

/** Waits for RETURN; other keys are ignored. */
function* pressReturn(line: SerialLine): Io<void> {
  for (;;) {
    const key = yield* readKey(line);
    if (key.kind === 'named' && key.name === 'return') return line.write('\n');
  }
}

/** The console of a running system: vacant, login, shell, vacant again, for ever. */
export function* consoleProcess(device: Device): Io<void> {
  const line = device.console;
  const session = new Session(device, line, { kind: 'terminal', by: 'console' });
  line.write('\n\nPress RETURN to get started!\n\n\n');
  for (;;) {
    yield* pressReturn(line);
    line.write('\n');
    Object.assign(session, { privilege: 1, user: undefined, ended: false });
    session.enter(exec);
    Object.assign(session.terminal, defaultTerminal());
    yield* shell(session, commandsOf(device));
    line.write(`\n\n\n\n${device.hook(hostname, 'Router')} con0 is now available\n\n\n\nPress RETURN to get started.\n\n\n`);
  }
}

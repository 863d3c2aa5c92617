import { holding } from '../../../cli/holding.ts';
import type { Session } from '../../../cli/session.ts';
import { whoIs } from '../../../cli/who-is.ts';
import { on, type Io } from '../../../kernel/io.ts';
import { utf8Length } from '../../../system/bytes.ts';
import type { Device } from '../../../system/device.ts';
import { interfaceLines } from './interface-lines.ts';
import { configErased, configViewed } from './events.ts';
import { nvramInitialized } from './messages.ts';
import { runningLines, runningText } from './running.ts';
import { visibleLines } from './visible.ts';

const withSize = (text: string): string =>
  `Building configuration...\n\nCurrent configuration : ${utf8Length(text)} bytes\n${text}\n`;

/** The whole text, or what a user of this level could have typed. */
export function runningOutput(device: Device, privilege: number): string {
  device.emit(configViewed, { which: 'running' });
  const lines = visibleLines(device, runningText(device).trimEnd().split('\n'), privilege);
  return withSize(`${lines.join('\n')}\n`);
}

/** The block of one interface. */
export function interfaceOutput(device: Device, name: string, privilege: number): string {
  const found = visibleLines(device, interfaceLines(runningLines(device), name), privilege);
  return withSize(`!\n${found.join('\n')}\nend\n`);
}

/** Milliseconds that erasing NVRAM takes (ours). */
const ERASE_TIME = 1000;

function* emptyNvram(device: Device): Io<void> {
  yield* on(device.clock.after(ERASE_TIME));
  device.reset(['nvram']);
}

/** `erase startup-config`: asks, then empties NVRAM. */
export function* eraseNvram(session: Session): Io<void> {
  const { device } = session;
  if (!(yield* session.confirm('Erasing the nvram filesystem will remove all configuration files! Continue? '))) return;
  yield* holding(session, emptyNvram(device));
  session.print('[OK]');
  session.print('Erase of nvram: complete');
  device.emit(configErased, { by: whoIs(session).name });
  device.spawn(
    (function* (): Io<void> {
      yield* on(device.clock.after(40));
      device.log(nvramInitialized);
    })(),
  );
}

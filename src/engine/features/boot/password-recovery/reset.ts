import { on, race, type Io } from '../../../kernel/io.ts';
import type { Device } from '../../../system/device.ts';
import { readCharacter } from '../../../system/terminal/keys.ts';
import { eraseStartup } from '../../configuration/configuration/api.ts';
import { factoryReset, recoveryDisabled } from './api.ts';
import { recoverySetting } from './state.ts';

/** Milliseconds in which Break is heard after the decompression. */
const WINDOW = 5000;

/** The one way out of a locked device. */
export function* offerFactoryReset(device: Device): Io<void> {
  if (!recoveryDisabled(device)) return;
  const [which] = yield* on(race(device.consolePort.breaks, device.clock.after(WINDOW)));
  if (which === 1) return;
  device.console.flush();
  device.console.write(
    '\n\nPASSWORD RECOVERY IS DISABLED.\nDo you want to reset the router to factory default\nconfiguration and proceed [y/n] ? ',
  );
  const confirmed = yield* answer(device);
  device.emit(factoryReset, { confirmed });
  if (!confirmed) return device.console.write('\nRouter continuing with existing configuration...\n');
  eraseStartup(device);
  device.update(recoverySetting, (draft) => {
    draft.disabled = false;
  });
  device.console.write('\nReset router configuration to factory default.\n');
}

/** One key; Break and keys that mean nothing are not answers. */
function* answer(device: Device): Io<boolean> {
  for (;;) {
    const key = yield* readCharacter(device.console);
    if (key.kind !== 'char' || !/[yn]/i.test(key.char)) continue;
    device.console.write(key.char);
    return /y/i.test(key.char);
  }
}

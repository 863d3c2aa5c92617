import { on, type Io } from '../../../kernel/io.ts';
import type { Device } from '../../../system/device.ts';
import { activeRegister, disablesBreak } from '../../software/config-register/api.ts';
import { breakPressed, isMonitorClosed } from './api.ts';
import { bootRecord } from './state.ts';

/** For this long after power-on, reload or reset Break works whatever the register says. */
const WINDOW = 60_000;

/** Waits for a Break that counts: bit 8 of the register shuts it out once the first minute is over. */
export function* heardBreak(device: Device): Io<void> {
  for (;;) {
    yield* on(device.consolePort.breaks);
    const heard =
      !isMonitorClosed(device) &&
      (!disablesBreak(activeRegister(device)) || device.clock.now < device.read(bootRecord).since + WINDOW);
    device.emit(breakPressed, { phase: device.phase, heard });
    if (heard) return;
  }
}

import { on, type Io } from '../../../kernel/io.ts';
import type { Device } from '../../../system/device.ts';
import { disabled, enabled } from './messages.ts';
import { spokenVersion } from './rules.ts';
import { sshChanged, sshTold } from './state.ts';

/** Milliseconds after which the log tells: the prompt is back by then. */
const DELAY = 40;

/** Keys or configuration are others: what is spoken now is logged, and the server begins anew. */
export function tellState(device: Device): void {
  device.spawn(
    (function* (): Io<void> {
      yield* on(device.clock.after(DELAY));
      const before = device.read(sshTold).version;
      const version = spokenVersion(device) ?? null;
      if (version === before) return;
      device.replace(sshTold, { version });
      if (version === null) device.log(disabled, before ?? '');
      else device.log(enabled, version);
    })(),
  );
  sshChanged(device).open();
}

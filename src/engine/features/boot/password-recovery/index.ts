import { defineFeature } from '../../../feature.ts';
import { tap } from '../../../system/device.ts';
import { afterDecompression, monitorClosed } from '../boot/api.ts';
import { registerRefusal } from '../../software/config-register/api.ts';
import { selfTest } from '../rommon/api.ts';
import { factoryReset, recoveryChanged, recoveryDisabled, recoveryFacts, recoveryRefused } from './api.ts';
import { commands, conflict } from './commands.ts';
import { offerFactoryReset } from './reset.ts';
import { recoveryConfig, recoverySetting } from './state.ts';

const LOCKED = { ms: 0, text: 'PASSWORD RECOVERY FUNCTIONALITY IS DISABLED\n' } as const;

/** `no service password-recovery`: what it locks, and the only way out. */
export default defineFeature({
  id: 'password-recovery',
  title: 'Password recovery',
  requires: ['boot', 'configuration', 'config-register', 'rommon', 'service'],
  slices: [recoverySetting, recoveryConfig],
  commands,
  runningConfig: [
    {
      block: 'service',
      lines: (device) => (device.read(recoveryConfig).disabled ? ['no service password-recovery'] : []),
    },
  ],
  facts: recoveryFacts,
  events: [recoveryChanged, factoryReset, recoveryRefused],
  programs: [
    function* (device) {
      const { disabled } = device.read(recoveryConfig);
      device.update(recoverySetting, (draft) => {
        draft.disabled = disabled;
      });
    },
  ],
  taps: [
    tap(monitorClosed, (closed, device) => closed || recoveryDisabled(device)),
    tap(selfTest, (steps, device) =>
      recoveryDisabled(device) ? [...steps.slice(0, 2), LOCKED, ...steps.slice(2)] : steps,
    ),
    tap(afterDecompression, (ask) => ask ?? offerFactoryReset),
    tap(registerRefusal, (asked, device) => {
      const refusal = recoveryDisabled(device) ? conflict(asked.register) : undefined;
      if (refusal === undefined) return asked;
      device.emit(recoveryRefused, { register: `0x${asked.register.toString(16).toUpperCase()}` });
      return { ...asked, refusal };
    }),
  ],
});

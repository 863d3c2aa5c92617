import { defineEvent } from '../../../kernel/events.ts';
import { defineFact, type Device } from '../../../system/device.ts';
import { recoverySetting } from './state.ts';

/** True while the ROM monitor is locked by `no service password-recovery`. */
export const recoveryDisabled = (device: Device): boolean => device.read(recoverySetting).disabled;

export const recoveryChanged = defineEvent<{ allowed: boolean }>(
  'password-recovery.changed',
  { allowed: 'flag' },
  'Password recovery was allowed or disabled from the command line.',
);
export const factoryReset = defineEvent<{ confirmed: boolean }>(
  'password-recovery.factory-reset',
  { confirmed: 'flag' },
  'Break at a locked device asked for the factory default configuration; `confirmed` tells the answer.',
);
export const recoveryRefused = defineEvent<{ register: string }>(
  'password-recovery.register-refused',
  { register: 'text' },
  'A configuration register was refused because password recovery is disabled.',
);

export const recoveryFacts = [
  defineFact({
    id: 'password-recovery.allowed',
    kind: 'flag',
    describe: 'Whether Break opens the ROM monitor (service password-recovery)',
    read: (device) => !recoveryDisabled(device),
  }),
];

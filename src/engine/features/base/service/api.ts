import { defineFact, defineHook, type Device } from '../../../system/device.ts';
import { services, type Stamp } from './state.ts';

export type { Stamp } from './state.ts';

/** How log messages (`log`) or debug messages are stamped; null: not at all. */
export const stampOf = (device: Device, kind: 'log' | 'debug'): Stamp | null =>
  kind === 'log' ? device.read(services).logStamp : device.read(services).debugStamp;

/** True while `service sequence-numbers` is configured. */
export const sequenceNumbers = (device: Device): boolean => device.read(services).changed.includes('sequence-numbers');

/** True while clear passwords are stored as type 7. */
export const passwordEncryption = (device: Device): boolean => device.read(services).passwordEncryption;

/** `service password-encryption` was configured: whoever keeps clear passwords hides them now. */
export const encryptPasswords = defineHook<void>('service.encrypt-passwords');

export const passwordEncryptionFact = defineFact({
  id: 'service.password-encryption',
  kind: 'flag',
  describe: 'Whether clear passwords are hidden as type 7 in the configuration',
  read: passwordEncryption,
});

import { defineHook, type Device } from '../../../system/device.ts';
import { part } from '../../../kernel/part.ts';
import { keyPairs, temporaryPair, type KeyPair } from './state.ts';

export type { KeyPair } from './state.ts';

/** The key pairs of a device are others than before. */
export const keysChanged = defineHook<Device>('crypto-keys.changed');

/** The key pairs of a device, in the order in which they were made. */
export const pairsOf = (device: Device): readonly KeyPair[] => device.read(keyPairs).pairs;

/** Puts the key pair that the device has for SSH in the place of the one before; null: it has none. */
export const setTemporary = (device: Device, pair: KeyPair | null): void => device.replace(temporaryPair, { pair });

const finding = part(() => import('./find.ts'), 'last');

/** Finds a key pair with so many bits while others go on; the time that it takes depends on nothing but its seed. */
export const findPair = finding.fn('findPair');

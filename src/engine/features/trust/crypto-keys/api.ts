import { defineHook, type Device } from '../../../system/device.ts';
import { part } from '../../../kernel/part.ts';
import { keyPairs, type KeyPair } from './state.ts';

export type { KeyPair } from './state.ts';

/** The key pairs of a device are others than before. */
export const keysChanged = defineHook<Device>('crypto-keys.changed');

/** The key pairs of a device, in the order in which they were made. */
export const pairsOf = (device: Device): readonly KeyPair[] => device.read(keyPairs).pairs;

const finding = part(() => import('./find.ts'), 'last');

/** Finds a key pair with so many bits while others go on; the time that it takes depends on nothing but its seed. */
export const findPair = finding.fn('findPair');

import { defineHook, type Device } from '../device.ts';
import { trainingKey, type ImageKey } from './training-keys.ts';

/** Keys with which an image is accepted. Whoever owns the key storage taps this. */
export const acceptedKeys = defineHook<readonly ImageKey[]>('system.accepted-keys');

export const acceptedKeysOf = (device: Device): readonly ImageKey[] =>
  device.hook(acceptedKeys, [trainingKey('production-a'), trainingKey('special-a'), trainingKey('rollover-a')]);

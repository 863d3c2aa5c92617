import { defineFeature } from '../../../feature.ts';
import type { Io } from '../../../kernel/io.ts';
import { part } from '../../../kernel/part.ts';
import { tap, type Device } from '../../../system/device.ts';
import { privateBytes, savedHook } from '../../configuration/configuration/api.ts';
import { keysChanged } from './api.ts';
import { keyPairs, savedPairs, temporaryPair, type KeyPair } from './state.ts';

/** Bytes that pairs take, nine numbers each: two as long as the modulus, five half as long, two short ones. */
const bytesOf = (pairs: readonly KeyPair[]): number =>
  pairs.reduce((sum, { bits, name }) => sum + Math.ceil((bits * 9) / 16) + 40 + name.length, 0);

/** The private configuration is read when IOS is up. */
function* restore(device: Device): Io<void> {
  const { pairs } = device.read(savedPairs);
  if (pairs.length === 0) return;
  device.replace(keyPairs, { pairs });
  device.hook(keysChanged, device);
}

export default defineFeature({
  id: 'crypto-keys',
  title: 'RSA keys',
  for: { featureSets: ['UNIVERSALK9'] },
  requires: ['clock', 'configuration', 'name-lookup'],
  slices: [keyPairs, savedPairs, temporaryPair],
  later: part(() => import('./later.ts')),
  taps: [
    tap(privateBytes, ({ saved, used }, device) => ({
      saved: saved + bytesOf(device.read(savedPairs).pairs),
      used: used + bytesOf(device.read(keyPairs).pairs),
    })),
    tap(savedHook, (steps) => [
      ...steps,
      function* ({ device }): Io<void> {
        device.replace(savedPairs, device.read(keyPairs));
      },
    ]),
  ],
  programs: [restore],
});

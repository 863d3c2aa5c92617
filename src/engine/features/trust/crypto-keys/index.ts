import { defineFeature } from '../../../feature.ts';
import type { Io } from '../../../kernel/io.ts';
import { part } from '../../../kernel/part.ts';
import { tap, type Device } from '../../../system/device.ts';
import { savedHook } from '../../configuration/configuration/api.ts';
import { keysChanged } from './api.ts';
import { keyPairs, savedPairs } from './state.ts';

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
  slices: [keyPairs, savedPairs],
  later: part(() => import('./later.ts')),
  taps: [
    tap(savedHook, (steps) => [
      ...steps,
      function* ({ device }): Io<void> {
        device.replace(savedPairs, device.read(keyPairs));
      },
    ]),
  ],
  programs: [restore],
});

import { castDraft } from 'immer';
import { defineFeature } from '../../../feature.ts';
import { part } from '../../../kernel/part.ts';
import { tap } from '../../../system/device.ts';
import { trainingKey } from '../../../system/crypto/training-keys.ts';
import { acceptedKeys } from '../../../system/crypto/accepted-keys.ts';
import { startMessages } from '../../software/software/api.ts';
import { debugTopics } from '../../base/debugging/api.ts';
import { verification } from '../../files/files/api.ts';
import { refusals } from '../../boot/image-load/api.ts';
import { monitorRefusals } from '../../boot/rom-monitor-upgrade/api.ts';
import { topics } from './debug-topics.ts';
import { usableKeys } from './keys.ts';
import { authenticityMessages } from './messages.ts';
import { sayAtStart } from './start.ts';
import { body } from './parts.ts';
import { keyAreas, keyStorage } from './state.ts';
import { namedRevoked } from './verdict.ts';

const later = part(() => import('./later.ts'));

/** Digitally signed software: key storage, what is signed with which key, adding and revoking keys. */
export default defineFeature({
  id: 'authenticity',
  title: 'Digitally signed software',
  for: { firmware: ['isr-g2', 'ios-xe-3'] },
  requires: [
    'image-load',
    'files',
    'rom-monitor-upgrade',
    'debugging',
    'config-register',
    'monitor-environment',
    'rommon',
    'software',
  ],
  slices: [keyStorage],
  messages: authenticityMessages,
  later,
  taps: [
    tap(acceptedKeys, (_, device) => usableKeys(device)),
    tap(refusals, (judged, device) => {
      const key = judged.refusal?.reason === 'unknown-key' ? namedRevoked(device, judged.content) : undefined;
      if (!key) return judged;
      const lines = [
        `The ${key.type} key version ${key.version} was revoked.`,
        'RSA Signature Verification Failed ...',
      ];
      return { ...judged, refusal: { reason: 'revoked-key', lines, loaded: true } };
    }),
    tap(monitorRefusals, (refused, device) =>
      refused.reason === 'unknown-key' && namedRevoked(device, refused.content)
        ? { ...refused, reason: 'revoked-key' as const }
        : refused,
    ),
    tap(verification, (found, device) => body.get().noteVerification(found, device)),
    tap(startMessages, (steps) => [...steps, { order: 75, say: sayAtStart }]),
    tap(debugTopics, (all) => [...all, ...Object.values(topics)]),
  ],
  setup(device, { keys = {} }) {
    device.update(keyStorage, (draft) => {
      for (const area of keyAreas) if (keys[area]) draft[area] = castDraft(keys[area].map(trainingKey));
    });
  },
});

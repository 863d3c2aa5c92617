import { defineFeature } from '../../../feature.ts';
import { defineFact } from '../../../system/device.ts';
import { placeText } from '../../files/files/api.ts';
import { bootEndLines, bootSystem, bootSystemCommands, bootSystemFact, bootSystemLines } from './boot-system.ts';
import { bootRefused, imageExamined } from './events.ts';
import { examineImage } from './examine.ts';
import { nextImage } from './next-image.ts';

/** Choice and test of the image to start. */
export default defineFeature({
  id: 'image-load',
  title: 'Image load test',
  requires: ['config-register', 'monitor-environment', 'files'],
  slices: [bootSystem],
  commands: bootSystemCommands,
  runningConfig: [
    { block: 'boot', lines: bootSystemLines },
    { block: 'boot-end', lines: bootEndLines },
  ],
  events: [bootRefused, imageExamined],
  facts: [
    bootSystemFact,
    defineFact({
      id: 'boot.next-image',
      kind: 'text',
      nullable: true,
      describe:
        'The image that would run after a reload now; flash0:name however it is asked for, none when the device would stay in its ROM monitor',
      read: (device) => {
        const path = nextImage(device);
        return path === undefined ? null : placeText(device, path);
      },
    }),
    defineFact({
      id: 'boot.image-verdict',
      kind: 'text',
      of: 'file',
      describe:
        'What the load test says of a file; ok, missing, bad-device, not-an-image, truncated, wrong-platform, unsigned, unknown-key, revoked-key or bad-signature',
      read: (device, path) => {
        const examined = examineImage(device, path);
        return examined.ok ? 'ok' : examined.error.reason;
      },
    }),
  ],
});

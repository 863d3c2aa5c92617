import { blocksRead } from '../../../cli/running-config.ts';
import { defineFeature } from '../../../feature.ts';
import { defineFact, logged, tap } from '../../../system/device.ts';
import { actAsMade, asTold, runningBehaviour } from './behaviour.ts';
import { concealed } from './hidden.ts';
import { hiddenLines } from './state.ts';

/** Software that does more than it should: what a forger built into an image acts while the image runs. */
export default defineFeature({
  id: 'forged-image',
  title: 'Forged images',
  for: { firmware: ['isr-g2', 'ios-xe-3'] },
  requires: ['software'],
  slices: [hiddenLines],
  programs: [actAsMade],
  facts: [
    defineFact({
      id: 'image.forged',
      kind: 'flag',
      describe: 'Whether the running image has something built in that no original has',
      read: (device) => runningBehaviour(device) !== undefined,
    }),
  ],
  taps: [tap(blocksRead, concealed), tap(logged, asTold)],
});

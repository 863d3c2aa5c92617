import { defineFeature } from '../../../feature.ts';
import { part } from '../../../kernel/part.ts';
import { tap } from '../../../system/device.ts';
import { startScreen } from '../boot/api.ts';
import { loadTalk } from '../image-load/api.ts';
import { romMonitor, selfTest } from '../rommon/api.ts';
import { startMessages, versionLayout } from '../../software/software/api.ts';

const texts = part(() => import('./texts.ts'));

/** Start messages of later releases: licence, name server process. */
const LATER = [10, 60];

/** IOS 12.2: how a 7200 starts, loads images without signatures and describes itself. */
export default defineFeature({
  id: 'ios-12-2',
  title: 'IOS 12.2',
  for: { firmware: ['c7200'] },
  requires: ['boot', 'rommon', 'image-load', 'show-version', 'files', 'software'],
  taps: [
    tap(selfTest, (_, device) => texts.get().selfTestSteps(device)),
    tap(romMonitor, (_, device) => ({ name: 'ROMMON', banner: texts.get().monitorLines(device) })),
    tap(loadTalk, (usual) => texts.get().talk(usual)),
    tap(versionLayout, () => texts.get().layout),
    tap(startMessages, (steps) => steps.filter(({ order }) => !LATER.includes(order))),
    tap(startScreen, () => texts.get().screen),
  ],
});

import { defineFeature } from '../../../feature.ts';
import { part } from '../../../kernel/part.ts';
import { tap } from '../../../system/device.ts';
import { startScreen } from '../boot/api.ts';
import { romMonitor, selfTest } from '../rommon/api.ts';
import { startMessages, versionLayout } from '../../software/software/api.ts';
import { loadTalk } from '../image-load/api.ts';

const start = part(() => import('./start.ts'));

/** Name that an upgraded ROM monitor goes by elsewhere. */
const UPGRADED = 'ROMMON 2';

/** Start messages of the ISR G2 alone: licence, name server process. */
const ELSEWHERE = [10, 60];

/** IOS XE 3.x: how ASR 1002-X and Catalyst 4500-E start, load images and describe themselves. */
export default defineFeature({
  id: 'ios-xe-3',
  title: 'IOS XE 3.x',
  for: { firmware: ['ios-xe-3'] },
  requires: ['boot', 'rommon', 'image-load', 'show-version', 'files', 'software'],
  start,
  taps: [
    tap(selfTest, (_, device) => start.get().selfTestSteps(device)),
    tap(romMonitor, (monitor, device) =>
      monitor.name === UPGRADED ? { ...monitor, name: 'ROMMON' } : start.get().monitorOf(device),
    ),
    tap(loadTalk, (_, device) => start.get().talkOf(device)),
    tap(versionLayout, (_, device) => start.get().layoutOf(device)),
    tap(startMessages, (steps) => steps.filter(({ order }) => !ELSEWHERE.includes(order))),
    tap(startScreen, () => start.get().screen),
  ],
});

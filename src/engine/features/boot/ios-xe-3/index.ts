import { defineFeature } from '../../../feature.ts';
import { on } from '../../../kernel/io.ts';
import { tap, type Device } from '../../../system/device.ts';
import { decompressionMarks, startScreen } from '../boot/api.ts';
import { romMonitor, selfTest } from '../rommon/api.ts';
import { startMessages, versionLayout } from '../../software/software/api.ts';
import { loadTalk } from '../image-load/api.ts';
import { asrTalk } from './asr-load.ts';
import { catTalk } from './cat-load.ts';
import { monitorOf, selfTestSteps } from './self-test.ts';
import { layoutOf, startBanner } from './version.ts';

const isCatalyst = ({ platform }: Device): boolean => platform.family === 'CAT4500E';

/** Name that an upgraded ROM monitor goes by elsewhere. */
const UPGRADED = 'ROMMON 2';

/** Start messages of the ISR G2 alone: licence, name server process. */
const ELSEWHERE = [10, 60];
/** Milliseconds for each `#` of the Catalyst's decompression (ours). */
const MARK = 400;

/** IOS XE 3.x: how ASR 1002-X and Catalyst 4500-E start, load images and describe themselves. */
export default defineFeature({
  id: 'ios-xe-3',
  title: 'IOS XE 3.x',
  for: { firmware: ['ios-xe-3'] },
  requires: ['boot', 'rommon', 'image-load', 'show-version', 'files', 'software'],
  taps: [
    tap(selfTest, (_, device) => selfTestSteps(device)),
    tap(romMonitor, (monitor, device) =>
      monitor.name === UPGRADED ? { ...monitor, name: 'ROMMON' } : monitorOf(device),
    ),
    tap(loadTalk, (_, device) => (isCatalyst(device) ? catTalk : asrTalk)),
    tap(versionLayout, (_, device) => layoutOf(device)),
    tap(startMessages, (steps) => steps.filter(({ order }) => !ELSEWHERE.includes(order))),
    tap(startScreen, () => ({
      banner: startBanner,
      *unpack(of, content) {
        if (!isCatalyst(of)) return yield* on(of.clock.after(20_000));
        of.console.write('Rommon reg: 0x00084F80\nReset2Reg: 0x0C200000\n');
        yield* decompressionMarks(of, content, MARK);
        of.console.write('\n');
      },
    })),
  ],
});

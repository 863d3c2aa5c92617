import { on } from '../../../kernel/io.ts';
import type { Device } from '../../../system/device.ts';
import { decompressionMarks, type StartScreen } from '../boot/api.ts';
import type { LoadTalk } from '../image-load/api.ts';
import { asrTalk } from './asr-load.ts';
import { catTalk } from './cat-load.ts';
import { startBanner } from './start-banner.ts';

export { monitorOf, selfTestSteps } from './self-test.ts';
export { layoutOf } from './start-banner.ts';

const isCatalyst = ({ platform }: Device): boolean => platform.family === 'CAT4500E';

/** Milliseconds for each `#` of the Catalyst's decompression (ours). */
const MARK = 400;

export const talkOf = (device: Device): LoadTalk => (isCatalyst(device) ? catTalk : asrTalk);

export const screen: StartScreen = {
  banner: startBanner,
  *unpack(of, content) {
    if (!isCatalyst(of)) return yield* on(of.clock.after(20_000));
    of.console.write('Rommon reg: 0x00084F80\nReset2Reg: 0x0C200000\n');
    yield* decompressionMarks(of, content, MARK);
    of.console.write('\n');
  },
};

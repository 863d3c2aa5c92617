import { defineFeature } from '../../../feature.ts';
import { part } from '../../../kernel/part.ts';
import { tap } from '../../../system/device.ts';
import { copyTexts, linearOf, linearWork, uploadStyle } from '../files/api.ts';

const later = part(() => import('./later.ts'));
const body = part(() => import('./body.ts'));

/** Cards of linear flash (class A and B) as IOS 12.2 has them, and what it asks and prints when it copies. */
export default defineFeature({
  id: 'linear-flash',
  title: 'Linear flash',
  for: { firmware: ['c7200'] },
  requires: ['files', 'clock'],
  later,
  taps: [
    tap(linearWork, () => body.get().work),
    tap(copyTexts, () => body.get().texts),
    tap(uploadStyle, ({ from, to, style }, device) => {
      const linear = linearOf(device, from.url.system);
      return { from, to, style: linear ? body.get().styleOf(linear, to, style) : style };
    }),
  ],
});

import type { Millis } from '../../../kernel/clock.ts';
import { on, type Io } from '../../../kernel/io.ts';
import { sizeOf, type Content } from '../../../system/content.ts';
import type { Device } from '../../../system/device.ts';

/** Bytes that one `#` of the decompression stands for (one real sample), and how long each takes. */
const BYTES_PER_MARK = 2_362_784;
const MARK: Millis = 650;

/** One `#` after the other while an image is decompressed; `pace`: how long each takes. */
export function* decompressionMarks(device: Device, content: Content, pace = MARK): Io<void> {
  for (let marks = Math.ceil(sizeOf(content) / BYTES_PER_MARK); marks > 0; marks--) {
    yield* on(device.clock.after(pace));
    device.console.write('#');
  }
}

import { on, type Io } from '../../kernel/io.ts';
import { read, sizeOf, type Content } from '../content.ts';
import type { Draining } from './drain.ts';
import { follow } from './follow.ts';
import { SEGMENT } from './segment.ts';
import { MARK, streamSigns } from './stream-signs.ts';

/** Sends a file into a connection; false: nothing moves any longer. */
export function* fillStream(
  { clock, stream, patience, signs }: Omit<Draining, 'taker' | 'length'>,
  content: Content,
  pace: number,
): Io<boolean> {
  if (sizeOf(content) <= SEGMENT) {
    if (sizeOf(content) > 0) stream.send(read(content, 0, SEGMENT));
    signs(streamSigns(sizeOf(content)));
    return true;
  }
  const flow = stream.pour(content);
  flow.limit(pace);
  const moved = (arrived: number): boolean => {
    signs(streamSigns(arrived));
    return true;
  };
  try {
    const how = yield* on(follow(flow, { clock, every: MARK, patience, moved }));
    return how === 'whole';
  } finally {
    flow.stop();
  }
}

import { on, type Io } from '../../kernel/io.ts';
import { read, sizeOf, type Content } from '../content.ts';
import type { Draining } from './drain.ts';
import { follow, type Followed } from './follow.ts';
import { SEGMENT } from './segment.ts';
import { MARK, streamSigns } from './stream-signs.ts';

/** Sends a file into a connection; how it went. */
export function* fillStream(
  { clock, stream, patience, signs, moved: told }: Omit<Draining, 'taker' | 'length'> & { moved?(bytes: number): void },
  content: Content,
  pace: number,
): Io<Followed> {
  if (sizeOf(content) <= SEGMENT) {
    if (sizeOf(content) > 0) stream.send(read(content, 0, SEGMENT));
    signs(streamSigns(sizeOf(content)));
    told?.(sizeOf(content));
    return 'whole';
  }
  const flow = stream.pour(content);
  flow.limit(pace);
  const moved = (arrived: number): boolean => {
    signs(streamSigns(arrived));
    told?.(arrived);
    return true;
  };
  try {
    return yield* on(follow(flow, { clock, every: MARK, patience, moved }));
  } finally {
    flow.stop();
  }
}

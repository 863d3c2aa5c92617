import { on, race, running, type Io } from '../../kernel/io.ts';
import { concat } from '../bytes.ts';
import { read, sizeOf, type Content } from '../content.ts';
import type { Incoming } from './conversation.ts';
import { SEGMENT } from './segment.ts';
import { flowTo } from './follow.ts';
import type { Stream } from './network.ts';

/** One connection of a client. */
interface Giving {
  readonly stream: Stream;
  readonly incoming: Incoming;
  readonly patience: number;
}

/** Sends a head and what belongs to it. Without a reason all of it arrived. */
export function* giveBody(
  { stream, incoming, patience }: Giving,
  head: Uint8Array,
  body: Content,
): Io<{ arrived: number; reason?: string }> {
  const size = sizeOf(body);
  if (size <= SEGMENT) {
    stream.send(concat(head, read(body, 0, size)));
    return { arrived: size };
  }
  stream.send(head);
  const flow = stream.pour(body);
  const [which, reason] = yield* on(
    race(
      running(() => flowTo(flow, Infinity, patience)),
      running(() => incoming.gone()),
    ),
  );
  if (which === 0 && reason === undefined && flow.arrived >= size) return { arrived: size };
  flow.stop();
  return { arrived: flow.arrived, reason: reason ?? 'aborted' };
}

import { on, race, running, type Io } from '../../kernel/io.ts';
import { concat } from '../bytes.ts';
import { read, sizeOf, type Content } from '../content.ts';
import type { Incoming } from './conversation.ts';
import type { Flow, Stream } from './network.ts';

/** Bytes that go in one message; more are bulk data. */
const MESSAGE = 1460;

/** Lets bulk data go on to so many bytes, while it stands still for no longer than this; why not, else. */
export function* flowTo(flow: Flow, bytes: number, patience: number): Io<'timed-out' | undefined> {
  const [which] = yield* on(race(flow.until(bytes), flow.quiet(patience)));
  return which === 1 ? 'timed-out' : undefined;
}

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
  if (size <= MESSAGE) {
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

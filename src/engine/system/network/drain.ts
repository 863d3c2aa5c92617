import type { VirtualClock } from '../../kernel/clock.ts';
import { on, race, type Io } from '../../kernel/io.ts';
import { cut, sizeOf, type Content } from '../content.ts';
import { follow } from './follow.ts';
import type { Flow, Stream } from './network.ts';
import type { Received } from './received.ts';
import { MARK, streamSigns } from './stream-signs.ts';
import type { Taker } from './taker.ts';

/** Bytes by which it is known what a file is. */
const BEGINNING = 512;

/** A file that comes out of a connection. */
export interface Draining {
  readonly clock: VirtualClock;
  readonly stream: Stream;
  readonly taker: Taker;
  /** Milliseconds without a byte after which it is given up. */
  readonly patience: number;
  /** Bytes of the file; undefined: as many as come until the other end closes. */
  readonly length?: number | undefined;
  /** So many signs of life are due by now. */
  signs(count: number): void;
}

/** How it went: the end came, nothing came for so long, the connection broke, or whoever takes it has enough. */
export type Drained = 'whole' | 'silent' | 'broken' | 'left';

/** Takes what comes out of a connection. `first`: what of it has come already. */
export function* drain(from: Draining, received: Received, first: Uint8Array = new Uint8Array()): Io<Drained> {
  const { clock, stream, taker, patience, length = Infinity } = from;
  let opened = false;
  const tell = (): boolean => {
    from.signs(streamSigns(received.size));
    return taker.grow(received);
  };
  function* begin(beginning = received.content): Io<boolean> {
    const goesOn = opened || (yield* taker.open(beginning, stream.remote));
    opened = true;
    return goesOn;
  }
  if (first.length > 0) {
    received.add(first);
    if (!(yield* begin()) || !tell()) return 'left';
  }
  while (received.size < length) {
    const [, heard] = yield* on(race(stream.receive, clock.after(patience)));
    if (heard === undefined) return 'silent';
    if (heard === 'reset') return 'broken';
    if (heard === 'closed') break;
    if (heard instanceof Uint8Array) {
      received.add(heard);
      if (!(yield* begin()) || !tell()) return 'left';
      continue;
    }
    const how = yield* takeFlow(from, received, heard, begin, tell);
    if (how !== 'whole') return how;
  }
  if (length !== Infinity && received.size < length) return 'broken';
  return (yield* begin()) ? 'whole' : 'left';
}

/** Takes bulk data to its end. What is cut short is followed by how the other end has left. */
function* takeFlow(
  { clock, taker, patience }: Draining,
  received: Received,
  flow: Flow,
  begin: (beginning: Content) => Io<boolean>,
  tell: () => boolean,
): Io<Drained> {
  try {
    flow.limit(taker.rate);
    const known = Math.min(BEGINNING, sizeOf(flow.content));
    yield* on(race(flow.until(known), flow.quiet(patience)));
    if (!(yield* begin(cut(flow.content, flow.arrived)))) return 'left';
    received.follow(flow);
    const how = yield* on(follow(flow, { clock, every: MARK, patience, moved: tell }));
    if (how === 'enough') return 'left';
    return how === 'silent' ? 'silent' : 'whole';
  } finally {
    flow.stop();
  }
}

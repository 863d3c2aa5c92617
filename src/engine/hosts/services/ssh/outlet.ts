import type { VirtualClock } from '../../../kernel/clock.ts';
import { gate, on, spawn, type Io } from '../../../kernel/io.ts';
import { Joined, read, sizeOf, type Content } from '../../../system/content.ts';
import { fillStream } from '../../../system/network/fill.ts';
import type { Stream } from '../../../system/network/network.ts';
import { channelStream } from '../../../system/network/ssh/channel-stream.ts';
import type { Channel } from '../../../system/network/ssh/channel.ts';

/** Milliseconds for which what is printed may stand still. */
const PATIENCE = 300_000;

type Kind = 'output' | 'errors';

/** What a command without a terminal prints, on its way just as it is, errors beside it. */
export class Outlet {
  readonly #clock: VirtualClock;
  readonly #channel: Channel;
  readonly #stream: Stream;
  readonly #task;
  readonly #emptied = gate<void>();
  readonly #more = gate<void>();
  #waiting: { readonly joined: Joined; readonly kind: Kind }[] = [];
  #busy = false;

  constructor(clock: VirtualClock, channel: Channel, below: Stream) {
    this.#clock = clock;
    this.#channel = channel;
    this.#stream = channelStream(channel, below);
    this.#task = spawn(this.#run());
  }

  put(content: Content, kind: Kind): void {
    let last = this.#waiting.at(-1);
    if (last?.kind !== kind) this.#waiting.push((last = { kind, joined: new Joined() }));
    last.joined.add(content);
    this.#busy = true;
    this.#more.open();
  }

  /** Until all is on its way. */
  *emptied(): Io<void> {
    while (this.#busy) yield* on(this.#emptied.wait);
  }

  close(): void {
    this.#task.cancel();
  }

  *#run(): Io<void> {
    for (;;) {
      yield* on(this.#clock.after(0));
      for (let next = this.#waiting.shift(); next; next = this.#waiting.shift())
        yield* this.#send(next.joined.content, next.kind);
      this.#busy = false;
      this.#emptied.open();
      if (!this.#busy) yield* on(this.#more.wait);
    }
  }

  *#send(content: Content, kind: Kind): Io<void> {
    if (kind === 'errors') return this.#channel.sendError(read(content, 0, sizeOf(content)));
    const talk = { clock: this.#clock, stream: this.#stream, patience: PATIENCE, signs: () => {} };
    yield* fillStream(talk, content, Infinity);
  }
}

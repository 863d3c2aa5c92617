import { never, on, type Io } from '../kernel/io.ts';
import type { Machine } from '../system/machine.ts';
import type { Stream } from '../system/network/network.ts';
import type { Faulty } from './faults.ts';
import { Incoming } from '../system/network/conversation.ts';

/** How a server takes connections. */
interface Serving {
  readonly port: number;
  /** Connections at once. */
  readonly most: number;
  /** Talks to one client, to the end. */
  serve(stream: Stream): Io<void>;
  /** What is said to clients beyond. */
  readonly crowded: Uint8Array;
}

/** Takes connections and serves each by itself, as far as the server's fault lets it. */
export function* listen(machine: Machine, { fault }: Faulty, { port, most, serve, crowded }: Serving): Io<never> {
  if (fault?.kind === 'refuses') return yield* on(never);
  const { accept } = machine.network.listen(port);
  let served = 0;
  function* serveOne(stream: Stream): Io<void> {
    served++;
    try {
      yield* fault?.kind === 'silent' ? new Incoming(stream).mute(never) : serve(stream);
    } finally {
      served--;
      stream.close();
    }
  }
  for (;;) {
    const stream = yield* on(accept);
    if (served < most) machine.spawn(serveOne(stream));
    else {
      stream.send(crowded);
      stream.close();
    }
  }
}

import { on, spawn, type Io } from '../kernel/io.ts';
import { latin1Decode } from '../system/bytes.ts';
import { sizeOf, type Content } from '../system/content.ts';
import { HTTP_PORT, httpLines } from '../system/network/http-messages.ts';
import type { Stream } from '../system/network/network.ts';
import { Received } from '../system/network/received.ts';
import type { SmallNetwork } from './small-network.ts';

/** What a server of a test does besides what it should. */
interface HttpHabits {
  /** It does not say how long a file is. */
  readonly lengthless?: true;
  /** What it answers to whoever sends a file, when it takes none. */
  readonly refuses?: number;
}

/** An HTTP server of a test, which tells what it heard and knows habits that no real one has, with one table of files by their paths. */
export function httpServer(wire: SmallNetwork, at: string, { lengthless, refuses }: HttpHabits = {}) {
  const files = new Map<string, Content>();
  const heard: string[] = [];

  function* body(stream: Stream, received: Received, length: number): Io<void> {
    while (received.size < length) {
      const came = yield* on(stream.receive);
      if (came === 'closed' || came === 'reset') return;
      if (came instanceof Uint8Array) received.add(came);
      else {
        received.follow(came);
        yield* on(came.until(Infinity));
      }
    }
  }

  function* serve(stream: Stream): Io<void> {
    const came = yield* on(stream.receive);
    if (!(came instanceof Uint8Array)) return;
    const request = latin1Decode(came);
    heard.push(request);
    const [, verb = '', path = ''] = /^(\S+) \/(\S*)/.exec(request) ?? [];
    const answer = (status: string, length = 0): void =>
      stream.send(httpLines(`HTTP/1.1 ${status}`, lengthless ? [] : [['Content-Length', String(length)]]));
    const file = files.get(path);
    if (verb === 'PUT') {
      const received = new Received();
      yield* body(stream, received, Number(/Content-Length: (\d+)/.exec(request)?.[1]));
      if (refuses === undefined) files.set(path, received.content);
      answer(refuses === undefined ? '201 Created' : `${refuses} Refused`);
    } else if (!file) answer('404 Not Found');
    else {
      answer('200 OK', sizeOf(file));
      yield* on(stream.pour(file).until(Infinity));
    }
    stream.close();
  }

  const { accept } = wire.machine(at).listen(HTTP_PORT);
  spawn(
    (function* (): Io<void> {
      for (;;) spawn(serve(yield* on(accept)));
    })(),
  );
  return { files, heard };
}

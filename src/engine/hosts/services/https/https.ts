import { type Io } from '../../../kernel/io.ts';
import { concat, utf8Encode } from '../../../system/bytes.ts';
import { Incoming } from '../../../system/network/conversation.ts';
import { headBytes, httpDate } from '../../../system/network/http-answer.ts';
import type { Machine } from '../../../system/machine.ts';
import type { Stream } from '../../../system/network/network.ts';
import { HANDSHAKE_FAILURE, HTTPS_PORT, readTls } from '../../../system/network/tls.ts';
import { hostTime } from '../../clock.ts';
import type { FaultOf } from '../../faults.ts';
import { listen } from '../../listen.ts';
import type { Service } from '../../service.ts';
import { page, SERVER_NAME } from '../http/answer.ts';

interface HttpsConfig {
  readonly fault?: FaultOf<'refuses' | 'silent'> | undefined;
}

/** Clients at once, and how long one may keep silent. */
const [MOST_CLIENTS, PATIENCE] = [100, 60_000] as const;

/** What is said to somebody who does not speak TLS. */
function plain(machine: Machine): Uint8Array {
  const body = page(400);
  const head = headBytes(400, [
    ['Server', SERVER_NAME],
    ['Date', httpDate(hostTime(machine))],
    ['Content-Type', 'text/html'],
    ['Content-Length', String(body.length)],
    ['Connection', 'close'],
  ]);
  return concat(head, utf8Encode(body));
}

function* serve(machine: Machine, stream: Stream): Io<void> {
  const heard = yield* new Incoming(stream).next(machine.clock.after(PATIENCE, 'patience'));
  if (heard instanceof Uint8Array) stream.send(readTls(heard) === undefined ? plain(machine) : HANDSHAKE_FAILURE);
}

/** A web server that has no certificate: whoever speaks TLS hears that nothing comes of it. */
export const https: Service<HttpsConfig> = {
  id: 'https',
  port: HTTPS_PORT,
  run: (machine, config) =>
    listen(machine, config, {
      port: HTTPS_PORT,
      most: MOST_CLIENTS,
      serve: (stream) => serve(machine, stream),
      crowded: HANDSHAKE_FAILURE,
    }),
};

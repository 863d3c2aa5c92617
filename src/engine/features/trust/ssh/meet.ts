import { never, on, race, running, type Io, type Wait } from '../../../kernel/io.ts';
import { utf8Encode } from '../../../system/bytes.ts';
import type { Device } from '../../../system/device.ts';
import type { Offer } from '../../../system/network/ssh/algorithms.ts';
import { authenticateAs, type Answered, type Answering } from '../../../system/network/ssh/authenticate.ts';
import { askExchange } from '../../../system/network/ssh/exchange.ts';
import type { Transport } from '../../../system/network/ssh/transport.ts';
import type { SshConnection } from './connections.ts';
import { noMatch } from './messages.ts';
import { NAMES } from './rules.ts';

const VERSION = 'SSH-2.0-Cisco-1.25';

interface Meeting {
  readonly transport: Transport;
  readonly connection: SshConnection;
  readonly offer: Offer;
}

/** Agrees upon keys with a server, and shows who is here. `aborted`, `silent`: it did not come to that. */
export function* meet(
  device: Device,
  { transport, connection, offer }: Meeting,
  idle: Wait<void>,
  answering: Omit<Answering, 'methods'>,
): Io<Answered | 'aborted' | 'silent'> {
  transport.stream.send(utf8Encode(`${VERSION}\n`));
  const [, theirs = 'idle'] = yield* on(
    race(
      running(() => transport.version(never)),
      idle,
    ),
  );
  if (theirs === 'idle') return 'silent';
  if (typeof theirs === 'string' || !/^SSH-(2\.0|1\.99)-/.test(theirs.line)) return 'aborted';
  const introduced = { client: VERSION, server: theirs.line };
  const exchanged = yield* askExchange({ transport, offer, idle }, introduced, function* () {
    return true;
  });
  if ('noMatch' in exchanged) {
    const { what, client, server } = exchanged.noMatch;
    device.log(noMatch, NAMES[what], client.join(','), server.join(','));
    return 'aborted';
  }
  if (!('agreed' in exchanged)) return 'over' in exchanged && exchanged.over === 'idle' ? 'silent' : 'aborted';
  connection.agreed = exchanged.agreed;
  return yield* authenticateAs(transport, idle, { ...answering, methods: ['keyboard-interactive', 'password'] });
}

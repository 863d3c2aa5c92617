import type { Session } from '../../../cli/session.ts';
import { on, race, type Io } from '../../../kernel/io.ts';
import type { NetError } from '../../../system/network/network.ts';
import { accessClass } from '../../access/access/api.ts';
import { addressInService } from '../interfaces/api.ts';
import { withLastWord } from '../../../kernel/last-word.ts';
import { resolveName } from '../name-lookup/api.ts';
import { addConnection, relay } from './open-connections.ts';
import { tcpSettings } from './synwait.ts';

const TELNET = 23;
const REFUSALS: Readonly<Record<NetError, string>> = {
  refused: 'Connection refused by remote host',
  unreachable: 'Destination unreachable; gateway or host down',
};

/** How somebody wants to be connected. */
export interface Wanted {
  readonly port?: number | undefined;
  /** Full name of the interface whose address is to be the source. */
  readonly source?: string | undefined;
}

interface Target {
  readonly address: string;
  /** The name that was typed or found; undefined: an address was typed. */
  readonly name?: string | undefined;
}

function trying({ address, name }: Target, port: number | undefined): string {
  const whole = port === undefined || port === TELNET ? address : `${address}, ${port}`;
  return name === undefined ? `Trying ${whole} ... ` : `Trying ${name} (${whole})... `;
}

/** Opens a connection and stays with it. */
function* connect(session: Session, target: Target, { port, source }: Wanted): Io<void> {
  const { device } = session;
  const { address } = target;
  const from = source === undefined ? undefined : addressInService(device, source);
  if (source !== undefined && from === undefined)
    return session.print('% Invalid source interface - IP not enabled or interface is down');
  if (!accessClass(device, session.line.name, 'out', address))
    return session.print('% Connections to that host not permitted from this terminal');
  session.write(trying(target, port));
  const answer = device.network.connect({ address, port: port ?? TELNET }, { address: from });
  const limit = on(race(answer, device.clock.after(device.read(tcpSettings).synwait * 1000)));
  const [, opened] = yield* withLastWord(limit, () => session.print());
  if (!opened) return session.print('\n% Connection timed out; remote host not responding\n');
  if (!opened.ok) return session.print(`\n% ${REFUSALS[opened.error]}\n`);
  session.print('Open');
  yield* relay(session, addConnection(session, address, target.name ?? address, opened.value));
}

/** A word that is no command: a host to connect to, the device supposes. */
export const connectToWord = (word: string) =>
  function* (session: Session): Io<void> {
    const found = yield* resolveName(session, word);
    if (found.kind === 'unknown')
      return session.print('% Unknown command or computer name, or unable to find computer address\n');
    yield* connect(session, found, {});
  };

/** Opens a connection to what was typed, or asked for. */
export function* telnet(session: Session, typed: string | undefined, wanted: Wanted): Io<void> {
  const host = typed ?? (yield* session.askLine('Host: '))?.trim();
  if (!host) return;
  const found = yield* resolveName(session, host);
  if (found.kind === 'address') return yield* connect(session, found, wanted);
  if (found.asked) session.print();
  session.print('% Bad IP address or host name');
}

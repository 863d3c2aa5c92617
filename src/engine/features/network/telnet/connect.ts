import type { Session } from '../../../cli/session.ts';
import { on, race, type Io } from '../../../kernel/io.ts';
import type { Endpoint, NetError, Stream } from '../../../system/network/network.ts';
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

/** Whether somebody at a line may go to an address, and from which; undefined after the refusal. */
export function wayOut(
  session: Session,
  address: string,
  source: string | undefined,
): { readonly from: string | undefined } | undefined {
  const { device, line } = session;
  const from = source === undefined ? undefined : addressInService(device, source);
  if (source !== undefined && from === undefined)
    session.print('% Invalid source interface - IP not enabled or interface is down');
  else if (!accessClass(device, line.name, 'out', address))
    session.print('% Connections to that host not permitted from this terminal');
  else return { from };
  return undefined;
}

/** Reaches somebody, or says why not, after `before`. */
export function* reach(session: Session, to: Endpoint, from: string | undefined, before = ''): Io<Stream | undefined> {
  const { device } = session;
  const answer = device.network.connect(to, { address: from });
  const limit = on(race(answer, device.clock.after(device.read(tcpSettings).synwait * 1000)));
  const [, opened] = yield* withLastWord(limit, () => session.print());
  if (opened?.ok) return opened.value;
  const why = opened ? REFUSALS[opened.error] : 'Connection timed out; remote host not responding';
  session.print(`${before}% ${why}\n`);
  return undefined;
}

/** Opens a connection and stays with it. */
function* connect(session: Session, target: Target, { port, source }: Wanted): Io<void> {
  const { address } = target;
  const way = wayOut(session, address, source);
  if (!way) return;
  session.write(trying(target, port));
  const stream = yield* reach(session, { address, port: port ?? TELNET }, way.from, '\n');
  if (!stream) return;
  session.print('Open');
  yield* relay(session, addConnection(session, address, target.name ?? address, stream));
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

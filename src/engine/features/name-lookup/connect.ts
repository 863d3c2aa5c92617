import type { Session } from '../../cli/session.ts';
import { on, type Io } from '../../kernel/io.ts';
import { interfaceToward, isOwnAddress } from '../interfaces/api.ts';
import { withLastWord } from './abort.ts';
import { resolveName } from './resolve.ts';

/** Milliseconds until a connection that nobody answers is given up. */
const CONNECT_TIMEOUT = 30_000;

/** Tries to open a connection. There is no network: the device refuses itself, others do not answer. */
function* connect(session: Session, address: string, name: string | undefined): Io<void> {
  const { device } = session;
  session.write(name === undefined ? `Trying ${address} ... ` : `Trying ${name} (${address})... `);
  if (isOwnAddress(device, address)) return session.print('\n% Connection refused by remote host\n');
  if (interfaceToward(device, address) === undefined)
    return session.print('\n% Destination unreachable; gateway or host down\n');
  yield* withLastWord(on(device.clock.after(CONNECT_TIMEOUT)), () => session.print());
  session.print('\n% Connection timed out; remote host not responding\n');
}

/** A word that is no command: a host to connect to, the device supposes. */
export const connectToWord = (word: string) =>
  function* (session: Session): Io<void> {
    const found = yield* resolveName(session, word);
    if (found.kind === 'unknown')
      return session.print('% Unknown command or computer name, or unable to find computer address\n');
    yield* connect(session, found.address, found.name);
  };

/** Opens a connection to what was typed. */
function* connectTo(session: Session, target: string): Io<void> {
  const found = yield* resolveName(session, target);
  if (found.kind === 'address') return yield* connect(session, found.address, found.name);
  if (found.asked) session.print();
  session.print('% Bad IP address or host name');
}

export function* telnet(session: Session, target: string | undefined): Io<void> {
  const host = target ?? (yield* session.askLine('Host: '))?.trim();
  if (host) yield* connectTo(session, host);
}

import type { Session } from '../../cli/session.ts';
import { ipv4 } from '../../cli/types.ts';
import { on, type Io } from '../../kernel/io.ts';
import { withLastWord } from './abort.ts';
import { naming } from './state.ts';

/** Milliseconds until a name server that does not answer is given up: three questions of three seconds. */
const PATIENCE = 9000;
const EVERYBODY = '255.255.255.255';

export type Resolved =
  | { readonly kind: 'address'; readonly address: string; readonly name?: string }
  /** `asked`: name servers were asked in vain. */
  | { readonly kind: 'unknown'; readonly asked: boolean };

/** Asks each server in turn; nobody answers, for there is no network. */
function* askServers(session: Session, servers: readonly string[]): Io<void> {
  for (const [i, server] of servers.entries()) {
    session.write(`${i === 0 ? '...domain server' : ''} (${server})`);
    yield* on(session.device.clock.after(PATIENCE));
  }
}

/** An address, a name of the host table, or a name that is asked for in vain; prints `Translating ...`. */
export function* resolveName(session: Session, typed: string): Io<Resolved> {
  const { device } = session;
  const address = ipv4.parse(typed, device);
  if (address !== undefined) return { kind: 'address', address };
  const { hosts, lookup, servers } = device.read(naming);
  const host = hosts.find(({ name }) => name.toLowerCase() === typed.toLowerCase());
  if (host) return { kind: 'address', address: host.addresses[0] ?? '', name: host.name };
  session.write(`Translating "${typed}"`);
  if (lookup) {
    const asked = askServers(session, servers.length > 0 ? servers : [EVERYBODY]);
    yield* withLastWord(asked, () => session.print('\n% Name lookup aborted'));
  }
  session.print();
  return { kind: 'unknown', asked: lookup };
}

import type { Session } from '../../../cli/session.ts';
import { never, on, type Io } from '../../../kernel/io.ts';
import { ownValue } from '../../../kernel/record.ts';
import { fail, type Result } from '../../../kernel/result.ts';
import { sizeOf, type Content } from '../../../system/content.ts';
import type { Address } from '../../../system/network/network.ts';
import { wayTo } from '../../../system/network/silence.ts';
import { memoryTaker, type Taker } from '../../../system/network/taker.ts';
import { newAttempt, reach, type Attempt, type Unread } from './attempt.ts';
import { fetchByTftp, storeByTftp } from './by-tftp.ts';
import { remoteText, type End } from './copy-names.ts';
import type { FileError } from './disk.ts';
import { readLocal } from './local.ts';
import type { Remote } from './place.ts';
import { baseName } from './url.ts';

/** How long a connection waits for an answer, five times. */
const PATIENCE = [4000, 4000, 4000, 4000, 4000] as const;
/** Where servers of other protocols listen, and what is said when they refuse. */
const PORTS = { ftp: 21, scp: 22, http: 80, https: 443, rcp: 514 } as const;

const unopened = <T>(result: Result<T, FileError>): Result<T, Unread> =>
  result.ok ? result : fail({ doing: 'opening', error: result.error });
const known = <T>(result: Result<T, Unread | undefined>): Result<T, Unread> =>
  result.ok ? result : fail(result.error ?? { doing: 'opening', error: 'Undefined error' });

/** Reads a file wherever it lies. */
export function* readEnd(session: Session, { url, remote }: End): Io<Result<Content, Unread>> {
  return remote ? yield* fetchRemote(session, remote) : unopened(readLocal(session.device, url));
}

/** Asks for a connection, and hears at most why there is none: the protocols come with their servers. */
function* knock<T>({ session, remote }: Attempt, address: Address): Io<Result<T, Unread>> {
  const { device } = session;
  const port = Number(remote.host.split(':')[1] ?? ownValue(PORTS, remote.system));
  const answer = yield* on(device.network.connect({ address, port }));
  if (answer.ok) answer.value.close();
  else if (answer.error === 'refused') return fail({ doing: 'opening', error: refusalOf(remote.system) });
  else if (isWeb(remote.system) && device.hook(wayTo, { address }).interface !== undefined)
    return fail({ doing: 'opening', error: 'I/O error' });
  return yield* on(never);
}

const isWeb = (system: string): boolean => system.startsWith('http');
const refusalOf = (system: string): FileError => {
  if (isWeb(system)) return 'I/O error';
  return system === 'scp' ? 'Connection refused by remote host' : 'Connection refused';
};

/** Reads a file from another machine while `taker` takes it. Undefined: it does not want it, and knows why. */
export function* fetchInto(session: Session, remote: Remote, taker: Taker): Io<Result<Content, Unread | undefined>> {
  session.write(`Accessing ${remoteText(remote)}...`);
  if (remote.system !== 'tftp') {
    const attempt = newAttempt(session, remote, PATIENCE, '');
    return yield* reach(attempt, (server) => knock<Content>(attempt, server));
  }
  const got = yield* fetchByTftp(session, remote, taker);
  if (got.ok) session.print(`[OK - ${sizeOf(got.value)} bytes]`);
  return got;
}

/** Reads a file from another machine. */
export function* fetchRemote(session: Session, remote: Remote): Io<Result<Content, Unread>> {
  return known(yield* fetchInto(session, remote, memoryTaker));
}

/** Writes a file on another machine. */
export function* storeRemote(session: Session, remote: Remote, content: Content): Io<Result<void, Unread>> {
  if (remote.system === 'tftp') return known(yield* storeByTftp(session, remote, content));
  const quiet = remote.system === 'scp' || remote.system === 'ftp';
  if (quiet) session.write(`Writing ${baseName(remote.path)} `);
  const attempt = newAttempt(session, remote, PATIENCE, quiet ? '' : '.');
  return yield* reach(attempt, (server) => knock<void>(attempt, server));
}

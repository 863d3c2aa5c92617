import type { Session } from '../../../cli/session.ts';
import { never, on, type Io } from '../../../kernel/io.ts';
import { ownValue } from '../../../kernel/record.ts';
import { fail, type Result } from '../../../kernel/result.ts';
import type { Content } from '../../../system/content.ts';
import type { Address } from '../../../system/network/network.ts';
import { wayTo } from '../../../system/network/silence.ts';
import { memoryTaker, type Taker } from '../../../system/network/taker.ts';
import { newAttempt, reach, type Attempt, type Unread } from './attempt.ts';
import {
  CONNECT_PATIENCE,
  fetchByFtp,
  fetchByHttp,
  serverOf,
  storeByFtp,
  storeByHttp,
  type Upload,
} from './by-stream.ts';
import { fetchByScp, storeByScp } from './by-scp.ts';
import { fetchByTftp, storeByTftp } from './by-tftp.ts';
import { shownRemote } from './copy-names.ts';
import { usualUpload } from './copy-texts.ts';
import type { FileError } from './disk.ts';
import { readLocal } from './local.ts';
import type { End, Remote } from './place.ts';
import { secureCalls, type SecureCalls } from './secure-calls.ts';
import { baseName } from './url.ts';

/** Where servers of the other protocols listen, and what is said when they refuse. */
const PORTS = { scp: 22, https: 443, rcp: 514 } as const;

const unopened = <T>(result: Result<T, FileError>): Result<T, Unread> =>
  result.ok ? result : fail({ doing: 'opening', error: result.error });
const known = <T>(result: Result<T, Unread | undefined>): Result<T, Unread> =>
  result.ok ? result : fail(result.error ?? { doing: 'opening', error: 'Undefined error' });

/** Reads a file wherever it lies. */
export function* readEnd(session: Session, { url, remote }: End): Io<Result<Content, Unread>> {
  return remote ? yield* fetchRemote(session, remote) : unopened(readLocal(session.device, url));
}

/** SSH, where a file goes by it. */
const callsFor = ({ device }: Session, { system }: Remote): SecureCalls | undefined =>
  system === 'scp' ? device.hook(secureCalls, undefined) : undefined;

/**
 * Asks for a connection, and hears at most why there is none: SCP and RCP come with their servers, and no certificate
 * of a web server is trusted.
 */
function* knock<T>({ session, remote }: Attempt, address: Address): Io<Result<T, Unread>> {
  const { device } = session;
  const { system } = remote;
  const answer = yield* on(device.network.connect(serverOf(remote, address, ownValue(PORTS, system) ?? 0)));
  if (answer.ok) answer.value.close();
  const web = system === 'https';
  if (web && (answer.ok || device.hook(wayTo, { address }).interface !== undefined))
    return fail({ doing: 'opening', error: 'I/O error' });
  if (answer.ok || answer.error !== 'refused') return yield* on(never);
  return fail({
    doing: 'opening',
    error: system === 'scp' ? 'Connection refused by remote host' : 'Connection refused',
  });
}

/** Reads a file from another machine while `taker` takes it. Undefined: it does not want it, and knows why. */
export function* fetchInto(session: Session, remote: Remote, taker: Taker): Io<Result<Content, Unread | undefined>> {
  const calls = callsFor(session, remote);
  if (calls) return yield* fetchByScp(calls, session, remote, taker);
  session.write(`Accessing ${shownRemote(remote)}...`);
  switch (remote.system) {
    case 'tftp':
      return yield* fetchByTftp(session, remote, taker);
    case 'ftp':
      return yield* fetchByFtp(session, remote, taker);
    case 'http':
      return yield* fetchByHttp(session, remote, taker);
    default: {
      const attempt = newAttempt(session, remote, CONNECT_PATIENCE, '');
      return yield* reach(attempt, (server) => knock<Content>(attempt, server));
    }
  }
}

/** Reads a file from another machine. */
export function* fetchRemote(session: Session, remote: Remote): Io<Result<Content, Unread>> {
  return known(yield* fetchInto(session, remote, memoryTaker));
}

/** Writes a file on another machine. */
export function* storeRemote(
  session: Session,
  remote: Remote,
  content: Content,
  upload: Upload = { style: usualUpload, rate: Infinity },
): Io<Result<void, Unread>> {
  const calls = callsFor(session, remote);
  if (calls) return known(yield* storeByScp(calls, session, remote, content, upload.rate));
  switch (remote.system) {
    case 'tftp':
      return known(yield* storeByTftp(session, remote, content, upload.rate));
    case 'ftp':
      return known(yield* storeByFtp(session, remote, content, upload));
    case 'http':
      return known(yield* storeByHttp(session, remote, content));
    default: {
      const quiet = remote.system === 'scp';
      if (quiet) session.write(`Writing ${baseName(remote.path)} `);
      const attempt = newAttempt(session, remote, CONNECT_PATIENCE, quiet ? '' : '.');
      return yield* reach(attempt, (server) => knock<void>(attempt, server));
    }
  }
}

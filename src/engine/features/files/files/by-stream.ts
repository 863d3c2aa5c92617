import type { Session } from '../../../cli/session.ts';
import { never, on, type Io } from '../../../kernel/io.ts';
import { fail, type Result } from '../../../kernel/result.ts';
import { sizeOf, type Content } from '../../../system/content.ts';
import { hostname } from '../../../system/device.ts';
import { FTP_PORT } from '../../../system/network/ftp-messages.ts';
import { readByFtp, writeByFtp, type FtpCall, type FtpFault } from '../../../system/network/ftp.ts';
import { HTTP_PORT } from '../../../system/network/http-messages.ts';
import { readByHttp, writeByHttp, type HttpCall, type HttpFault } from '../../../system/network/http.ts';
import type { Address, Endpoint } from '../../../system/network/network.ts';
import { wayTo } from '../../../system/network/silence.ts';
import type { Taker } from '../../../system/network/taker.ts';
import { newAttempt, reach, showSigns, type Attempt, type Unread } from './attempt.ts';
import { clientSettings, firstSettings } from './client-settings.ts';
import { textsOf, viaText, type UploadStyle } from './copy-texts.ts';
import { shownRemote } from './copy-names.ts';
import type { FileError } from './disk.ts';
import type { Remote } from './place.ts';
import { baseName } from './url.ts';

/** How long a connection waits for its first answer, and for any other. */
export const CONNECT_PATIENCE = [4000, 4000, 4000, 4000, 4000] as const;
const PATIENCE = 30_000;
/** Bytes a second that these routers read and send (ours). */
const PACE = 3_000_000;

type Taken<T> = Result<T, Unread | undefined>;

/** The server that a URL names, at its own port or the usual one. */
export function serverOf({ host }: Remote, address: Address, usual: number): Endpoint {
  const [, port] = host.split(':');
  return { address, port: /^\d{1,5}$/.test(port ?? '') ? Number(port) : usual };
}

/** Prints what stands before the first sign, on a line of its own. */
const announcing = (attempt: Attempt, text: string, taker: Taker): Taker => ({
  rate: Math.min(PACE, taker.rate),
  fits: (size) => taker.fits(size),
  grow: (received) => taker.grow(received),
  *open(beginning, from) {
    const { session } = attempt;
    if (!(yield* taker.open(beginning, from))) return false;
    if (session.line.column > 0) session.print();
    session.write(text);
    return true;
  },
});

/** What both clients are told; signs wait until there is something to show them behind. */
const common = (attempt: Attempt) => ({
  clock: attempt.session.device.clock,
  network: attempt.session.device.network,
  patience: PATIENCE,
  pace: PACE,
  begun: () => {
    attempt.begun = true;
  },
  signs: (due: number) => showSigns(attempt, due),
});

function ftpCall(attempt: Attempt, address: Address): FtpCall {
  const { session, remote } = attempt;
  const { device } = session;
  const { domain, ftp } = device.hook(clientSettings, firstSettings);
  const host = [device.hook(hostname, 'Router'), domain].filter(Boolean).join('.');
  return {
    ...common(attempt),
    server: serverOf(remote, address, FTP_PORT),
    local: ftp.local,
    user: remote.user ?? ftp.user ?? 'anonymous',
    password: remote.password ?? ftp.password ?? `${session.user ?? 'anonymous'}@${host}`,
    passive: ftp.passive,
  };
}

const FTP_ERRORS: Readonly<Record<Exclude<FtpFault, 'left'>, FileError>> = {
  unreachable: 'Timed out',
  refused: 'Connection refused',
  silent: 'Timed out',
  login: 'Incorrect Login/Password',
  missing: 'No such file or directory',
  denied: 'Permission denied',
  full: 'Not enough space on device',
  broken: 'I/O error',
  stalled: 'Timed out',
};
const inMiddle = (fault: unknown): boolean => fault === 'broken' || fault === 'stalled' || fault === 'full';

function ftpError(middle: Unread['doing'], fault: FtpFault): Unread | undefined {
  return fault === 'left' ? undefined : { doing: inMiddle(fault) ? middle : 'opening', error: FTP_ERRORS[fault] };
}

/**
 * What came of a call. Where no way leads to a host these routers keep waiting for it; of the web they say so at once
 * when somebody else knows.
 */
export function* outcome<T, F>(
  attempt: Attempt,
  address: Address,
  got: Result<T, F | 'unreachable'>,
  unread: (fault: F | 'unreachable') => Unread | undefined,
): Io<Taken<T>> {
  if (got.ok) return got;
  const told =
    attempt.remote.system === 'http' && attempt.session.device.hook(wayTo, { address }).interface !== undefined;
  if (got.error === 'unreachable' && !attempt.begun && !told) return yield* on(never);
  return fail(unread(got.error));
}

/** How a file is sent, and how many bytes a second there are to send. */
export interface Upload {
  readonly style: UploadStyle;
  readonly rate: number;
}

export function* fetchByFtp(session: Session, remote: Remote, taker: Taker): Io<Taken<Content>> {
  const attempt = newAttempt(session, remote, CONNECT_PATIENCE, '');
  const got = yield* reach(attempt, function* (address): Io<Taken<Content>> {
    const { device } = session;
    const told = announcing(attempt, textsOf(device).ftpLoading(remote, address, viaText(device, address)), taker);
    const got = yield* readByFtp(ftpCall(attempt, address), remote.path, told);
    return yield* outcome(attempt, address, got, (fault) => ftpError('reading', fault));
  });
  if (got.ok) session.print(textsOf(session.device).ftpLoaded(sizeOf(got.value)));
  return got;
}

export function* storeByFtp(
  session: Session,
  remote: Remote,
  content: Content,
  { style, rate }: Upload,
): Io<Taken<void>> {
  session.write(style.ftpWriting(baseName(remote.path)));
  const attempt = newAttempt(session, remote, CONNECT_PATIENCE, '');
  return yield* reach(attempt, function* (address): Io<Taken<void>> {
    const call = ftpCall(attempt, address);
    const speaks = style.ftpSpeaks && { advanced: () => session.write('!'), ending: () => session.write('.') };
    const put = yield* writeByFtp({ ...call, ...speaks, pace: Math.min(call.pace, rate) }, remote.path, content);
    return yield* outcome(attempt, address, put, (fault) => ftpError('writing', fault));
  });
}

function httpCall(attempt: Attempt, address: Address): HttpCall {
  const { session, remote } = attempt;
  const { http } = session.device.hook(clientSettings, firstSettings);
  return {
    ...common(attempt),
    server: serverOf(remote, address, HTTP_PORT),
    host: remote.host,
    local: http.local,
    user: remote.user ?? http.user,
    password: remote.password ?? http.password,
  };
}

const STATUS: Readonly<Record<number, FileError>> = {
  401: 'Permission denied',
  403: 'Permission denied',
  404: 'No such file or directory',
};

function httpError(middle: Unread['doing'], fault: HttpFault): Unread | undefined {
  if (fault === 'left') return undefined;
  if (typeof fault === 'object') return { doing: 'opening', error: STATUS[fault.status] ?? 'I/O error' };
  if (fault === 'stalled' || fault === 'silent')
    return { doing: fault === 'silent' ? 'opening' : middle, error: 'Timed out' };
  return { doing: fault === 'broken' ? middle : 'opening', error: 'I/O error' };
}

export function* fetchByHttp(session: Session, remote: Remote, taker: Taker): Io<Taken<Content>> {
  const attempt = newAttempt(session, remote, CONNECT_PATIENCE, '');
  return yield* reach(attempt, function* (address): Io<Taken<Content>> {
    const told = announcing(attempt, `Loading ${shownRemote(remote)} `, taker);
    const got = yield* readByHttp(httpCall(attempt, address), remote.path, told);
    return yield* outcome(attempt, address, got, (fault) => httpError('reading', fault));
  });
}

export function* storeByHttp(session: Session, remote: Remote, content: Content): Io<Taken<void>> {
  const attempt = newAttempt(session, remote, CONNECT_PATIENCE, '.');
  return yield* reach(attempt, function* (address): Io<Taken<void>> {
    const call = httpCall(attempt, address);
    const begun = (): void => {
      call.begun();
      if (session.line.column > 0) session.print();
      session.write(`Storing ${shownRemote(remote)} `);
    };
    const put = yield* writeByHttp({ ...call, begun }, remote.path, content);
    return yield* outcome(attempt, address, put, (fault) => httpError('writing', fault));
  });
}

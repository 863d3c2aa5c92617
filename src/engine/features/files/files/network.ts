import type { Session } from '../../../cli/session.ts';
import { never, on, race, running, type Io } from '../../../kernel/io.ts';
import { ownValue } from '../../../kernel/record.ts';
import { fail, type Result } from '../../../kernel/result.ts';
import { sizeOf, type Content } from '../../../system/content.ts';
import type { Device } from '../../../system/device.ts';
import { hostAddress } from '../../../system/network/host-name.ts';
import type { Address } from '../../../system/network/network.ts';
import { wayTo } from '../../../system/network/silence.ts';
import { readByTftp, writeByTftp, type TftpCall, type TftpFault } from '../../../system/network/tftp.ts';
import { remoteText, type End } from './copy-names.ts';
import type { FileError } from './disk.ts';
import { readLocal } from './local.ts';
import { baseName } from './url.ts';
import { networkPlaces, type NetworkPlace, type Remote } from './place.ts';

/** How long a transfer waits for an answer, and how often it tries. */
const RETRY = 4000;
const TRIES = 5;
/** The same once blocks go through. */
const LATER_TRIES = 3;
/** Blocks of a sign of life. */
const MARK = 10;
/** Where servers of other protocols listen, and what is said when they refuse. */
const PORTS = { ftp: 21, scp: 22, http: 80, https: 443, rcp: 514 } as const;

/** Why a file was not read, and in the middle of what. */
export interface Unread {
  readonly doing: 'opening' | 'reading';
  readonly error: FileError;
}

const placeFor = (device: Device, remote: Remote): NetworkPlace | undefined =>
  device.hook(networkPlaces, []).find(({ system }) => system === remote.system);

const unopened = <T>(result: Result<T, FileError>): Result<T, Unread> =>
  result.ok ? result : fail({ doing: 'opening', error: result.error });

/** Reads a file wherever it lies. */
export function* readEnd(session: Session, { url, remote }: End): Io<Result<Content, Unread>> {
  return remote ? yield* fetchRemote(session, remote) : unopened(readLocal(session.device, url));
}

const ERRORS: Readonly<Record<number, FileError>> = { 1: 'No such file or directory', 2: 'Permission denied' };
const wordFor = (fault: TftpFault): FileError =>
  fault.kind === 'silent' ? 'Timed out' : (ERRORS[fault.code] ?? 'Undefined error');

/** One attempt to reach another machine. */
interface Attempt {
  readonly session: Session;
  readonly remote: Remote;
  /** Its server has answered. */
  begun: boolean;
}

/** Loses patience when nothing has come after so many tries, each with its sign; never once something came. */
function* patience(attempt: Attempt, sign: string): Io<Unread> {
  for (let i = 0; i < TRIES; i++) {
    yield* on(attempt.session.device.clock.after(RETRY));
    if (attempt.begun) return yield* on(never);
    attempt.session.write(sign);
  }
  return { doing: 'opening', error: 'Timed out' };
}

/** Finds the other machine and talks to it, as long as there is patience. Ends its line. */
function* reach<T>(
  attempt: Attempt,
  sign: string,
  talk: (server: Address) => Io<Result<T, Unread>>,
): Io<Result<T, Unread>> {
  const { session, remote } = attempt;
  function* talking(): Io<Result<T, Unread>> {
    const [host = ''] = remote.host.split(':');
    const { program } = session.device.hook(hostAddress, { host });
    const server = program ? yield* program(session.device) : host;
    if (server === null) return fail({ doing: 'opening', error: 'Invalid IP address or hostname' });
    return server === undefined ? yield* on(never) : yield* talk(server);
  }
  const waiting = running(() => patience(attempt, sign));
  const [which, outcome] = yield* on(race(waiting, running(talking)));
  if (session.line.column > 0) session.print();
  return which === 0 ? fail(outcome) : outcome;
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

/** Runs a TFTP call, shown by `!` for every ten blocks and dots where it stands still. */
function* byTftp<T>(
  attempt: Attempt,
  server: Address,
  marks: (block: number) => string,
  run: (call: TftpCall) => Io<Result<T, TftpFault>>,
): Io<Result<T, Unread>> {
  const { session } = attempt;
  const { clock, network } = session.device;
  const socket = network.bind();
  const moved = (block: number): void => {
    attempt.begun = true;
    session.write(marks(block));
  };
  const waited = (begun: boolean): void => session.write(begun ? '.' : '');
  const tries = { first: TRIES, later: LATER_TRIES };
  try {
    const done = yield* run({
      clock,
      socket,
      server,
      timeout: RETRY,
      tries,
      moved,
      waited,
      stray: () => session.write('O'),
    });
    if (done.ok) return done;
    const { kind, begun } = done.error;
    if (begun && kind === 'silent') session.print(' [timed out]\n');
    return fail({ doing: begun ? 'reading' : 'opening', error: wordFor(done.error) });
  } finally {
    socket.close();
  }
}

/** `Loading f from 10.1.1.5 (via GigabitEthernet0/0): ` before the first block, then a sign for every ten. */
const readMarks =
  (device: Device, { path }: Remote, server: Address) =>
  (block: number): string => {
    const by = device.hook(wayTo, { address: server }).interface;
    const loading = `\nLoading ${path} from ${server}${by === undefined ? '' : ` (via ${by})`}: `;
    return `${block === 1 ? loading : ''}${block % MARK === 1 ? '!' : ''}`;
  };

const writeMarks = (block: number): string => (block === 0 || block % MARK === 1 ? '!' : '');

/** Reads a file from another machine. */
export function* fetchRemote(session: Session, remote: Remote): Io<Result<Content, Unread>> {
  const { device } = session;
  const place = placeFor(device, remote);
  if (place) return unopened(yield* place.fetch(session, remote));
  session.write(`Accessing ${remoteText(remote)}...`);
  const attempt: Attempt = { session, remote, begun: false };
  const got = yield* reach(attempt, '', (server) =>
    remote.system === 'tftp'
      ? byTftp(attempt, server, readMarks(device, remote, server), (call) => readByTftp(call, remote.path))
      : knock<Content>(attempt, server),
  );
  if (got.ok) session.print(`[OK - ${sizeOf(got.value)} bytes]`);
  return got;
}

/** Writes a file on another machine. */
export function* storeRemote(session: Session, remote: Remote, content: Content): Io<Result<void, FileError>> {
  const place = placeFor(session.device, remote);
  if (place) return yield* place.store(session, remote, content);
  const quiet = remote.system === 'scp' || remote.system === 'ftp';
  if (quiet) session.write(`Writing ${baseName(remote.path)} `);
  const attempt: Attempt = { session, remote, begun: false };
  const put = yield* reach(attempt, quiet ? '' : '.', (server) =>
    remote.system === 'tftp'
      ? byTftp(attempt, server, writeMarks, (call) => writeByTftp(call, remote.path, content))
      : knock<void>(attempt, server),
  );
  return put.ok ? put : fail(put.error.error);
}

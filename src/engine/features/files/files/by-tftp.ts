import type { Session } from '../../../cli/session.ts';
import type { Io } from '../../../kernel/io.ts';
import { fail, type Result } from '../../../kernel/result.ts';
import { sizeOf, type Content } from '../../../system/content.ts';
import type { Device } from '../../../system/device.ts';
import type { Address } from '../../../system/network/network.ts';
import type { Taker } from '../../../system/network/taker.ts';
import { readByTftp, writeByTftp, type TftpCall, type TftpFault } from '../../../system/network/tftp.ts';
import { newAttempt, reach, showSigns, type Attempt, type Unread } from './attempt.ts';
import { clientSettings, firstSettings } from './client-settings.ts';
import { viaText } from './copy-texts.ts';
import type { FileError } from './disk.ts';
import type { Remote } from './place.ts';

/** Milliseconds after which these routers send again, and after the last give up. */
const PATIENCE = [4000, 5000, 6000, 7000, 8000, 8000] as const;
/** Milliseconds of the router itself for a block, and for each of its bytes. */
const PACE = { block: 0.703, byte: 0.0001 } as const;
const pace = (blockSize: number): number => (1000 * blockSize) / (PACE.block + PACE.byte * blockSize);

const ERRORS: Readonly<Record<number, FileError>> = { 1: 'No such file or directory', 2: 'Permission denied' };

const settingsOf = (device: Device) => device.hook(clientSettings, firstSettings).tftp;
const patienceOf = (device: Device): readonly number[] =>
  PATIENCE.map((ms, i) => (i === 0 ? Math.max(ms, 1000 * settingsOf(device).minTimeout) : ms));

/** Runs a TFTP call, shown by its signs. Undefined: whoever takes the file does not want it. */
function* call<T>(
  attempt: Attempt,
  server: Address,
  middle: 'reading' | 'writing',
  run: (call: TftpCall) => Io<Result<T, TftpFault>>,
): Io<Result<T, Unread | undefined>> {
  const { session } = attempt;
  const { clock, network } = session.device;
  const { local, blockSize } = settingsOf(session.device);
  const socket = network.bind(local);
  try {
    const done = yield* run({
      clock,
      socket,
      server,
      patience: attempt.patience,
      blockSize,
      pace,
      signs: (due) => showSigns(attempt, due),
      waited: (begun, left) => session.write(begun && left > 0 ? attempt.sign : ''),
      stray: () => session.write('O'),
    });
    return done.ok ? done : fail(unread(session, middle, done.error));
  } finally {
    socket.close();
  }
}

function unread(session: Session, middle: 'reading' | 'writing', fault: TftpFault): Unread | undefined {
  if (fault.kind === 'left') return undefined;
  const doing = fault.begun ? middle : 'opening';
  if (fault.kind === 'refused') return { doing, error: ERRORS[fault.code] ?? 'Undefined error' };
  if (fault.begun) session.print(`${middle === 'reading' ? '...' : ''} [timed out]\n`);
  return { doing, error: 'Timed out' };
}

/** `Loading f from 10.1.1.5 (via GigabitEthernet0/0): ` */
const loading = ({ device }: Session, { path }: Remote, server: Address): string =>
  `Loading ${path} from ${server}${viaText(device, server)}: `;

export function* fetchByTftp(session: Session, remote: Remote, taker: Taker): Io<Result<Content, Unread | undefined>> {
  const attempt = newAttempt(session, remote, patienceOf(session.device), '');
  const { rate, fits, grow } = taker;
  function* open(
    server: Address,
    beginning: Content,
    from: { readonly address: Address; readonly port: number },
  ): Io<boolean> {
    attempt.begun = true;
    if (!(yield* taker.open(beginning, from))) return false;
    if (session.line.column > 0) session.print();
    session.write(loading(session, remote, server));
    return true;
  }
  const got = yield* reach(attempt, (server) =>
    call(attempt, server, 'reading', (tftp) =>
      readByTftp(tftp, remote.path, {
        rate,
        fits,
        grow,
        open: (beginning, from) => open(server, beginning, from),
      }),
    ),
  );
  if (got.ok) session.print(`[OK - ${sizeOf(got.value)} bytes]`);
  return got;
}

export function* storeByTftp(
  session: Session,
  remote: Remote,
  content: Content,
  rate: number,
): Io<Result<void, Unread | undefined>> {
  const attempt = newAttempt(session, remote, patienceOf(session.device), '.');
  return yield* reach(attempt, (server) =>
    call(attempt, server, 'writing', (tftp) =>
      writeByTftp({ ...tftp, pace: (size) => Math.min(tftp.pace(size), rate) }, remote.path, content),
    ),
  );
}

import type { Session } from '../../../cli/session.ts';
import type { Io } from '../../../kernel/io.ts';
import { fail, ok, type Result } from '../../../kernel/result.ts';
import type { Content } from '../../../system/content.ts';
import { hostname } from '../../../system/device.ts';
import type { Address, Stream } from '../../../system/network/network.ts';
import { scpCommand } from '../../../system/network/scp/command.ts';
import { fileLine } from '../../../system/network/scp/lines.ts';
import type { ScpBroken, ScpTalk } from '../../../system/network/scp/link.ts';
import { ROUTER_PACE } from '../../../system/network/scp/pace.ts';
import { scpReceive } from '../../../system/network/scp/sink.ts';
import { scpSend } from '../../../system/network/scp/source.ts';
import { SSH_PORT } from '../../../system/network/ssh/wire.ts';
import { streamSigns } from '../../../system/network/stream-signs.ts';
import type { Taker } from '../../../system/network/taker.ts';
import { newAttempt, reach, showSigns, type Attempt, type Unread } from './attempt.ts';
import { CONNECT_PATIENCE, outcome, serverOf } from './by-stream.ts';
import type { FileError } from './disk.ts';
import type { Remote } from './place.ts';
import type { SecureCalls, SecureFault } from './secure-calls.ts';
import { baseName } from './url.ts';

/** Milliseconds without a byte after which it is given up (ours). */
const PATIENCE = 60_000;
const MODE = 0o644;

/** Why a copy came to nothing after the login. `refused`: the other end has said why; `left`: nobody wants the file. */
type ScpFault = ScpBroken | 'left' | 'empty' | { readonly refused: string };
type Fault = SecureFault | { readonly broke: ScpFault };

const CALL_ERRORS: Readonly<Record<SecureFault, FileError>> = {
  unreachable: 'Timed out',
  refused: 'Connection refused by remote host',
  denied: 'Permission denied',
  left: 'Operation interrupted',
  silent: 'Timed out',
  unknown: 'I/O error',
};

/** What stands behind the words of the other end: ours where these do not say. */
function refusedError(words: string): FileError {
  const known = (['No such file or directory', 'Permission denied', 'Is a directory'] as const).find((error) =>
    words.includes(error),
  );
  return known ?? 'Unknown error -1';
}

function unread(middle: 'reading' | 'writing', fault: Fault): Unread | undefined {
  if (typeof fault === 'string') return { doing: 'opening', error: CALL_ERRORS[fault] };
  const { broke } = fault;
  if (broke === 'left') return undefined;
  if (typeof broke === 'object')
    return { doing: middle === 'reading' ? 'opening' : middle, error: refusedError(broke.refused) };
  return { doing: middle, error: broke === 'silent' ? 'Timed out' : 'I/O error' };
}

const startLine = ({ line }: Session): void => {
  if (line.column > 0) line.write('\n');
};

/** Prints what the other end says, without what would act on a terminal. */
function printWords(session: Session, words: string): void {
  startLine(session);
  session.print(words.replace(/[^\x20-\x7e]/g, ''));
}

const talkOf = ({ session }: Attempt, stream: Stream, pace: number): ScpTalk => ({
  clock: session.device.clock,
  stream,
  patience: PATIENCE,
  pace: Math.min(ROUTER_PACE, pace),
});

/** Calls the other machine, and has it run one end of the copy. */
function* secured<T>(
  calls: SecureCalls,
  attempt: Attempt,
  address: Address,
  way: 'to' | 'from',
  talk: (stream: Stream) => Io<Result<T, ScpFault>>,
): Io<Result<T, Unread | undefined>> {
  const { session, remote } = attempt;
  const call = {
    server: serverOf(remote, address, SSH_PORT),
    user: remote.user ?? session.user ?? session.device.hook(hostname, 'Router'),
    password: remote.password,
    command: scpCommand({ way }, remote.path),
    connected: () => {
      attempt.begun = true;
    },
  };
  const called = yield* calls(session, call, talk);
  const got: Result<T, Fault> = !called.ok
    ? called
    : called.value.ok
      ? called.value
      : fail({ broke: called.value.error });
  return yield* outcome<T, Fault>(attempt, address, got, (fault) =>
    unread(way === 'from' ? 'reading' : 'writing', fault),
  );
}

/** Takes one file. */
function* take(attempt: Attempt, stream: Stream, taker: Taker): Io<Result<Content, ScpFault>> {
  const { session } = attempt;
  let got: Content | undefined;
  let fault: ScpFault | undefined;
  const how = yield* scpReceive(talkOf(attempt, stream, taker.rate), {
    recursive: false,
    told(words) {
      fault = { refused: words };
      printWords(session, words);
    },
    *file(coming) {
      if (got) return fail('one file only');
      startLine(session);
      session.print(` Sending file modes: ${fileLine(coming)}`);
      if (!taker.fits(coming.size)) {
        fault = 'left';
        return fail('no room');
      }
      return ok({
        taker,
        moved: (bytes) => showSigns(attempt, streamSigns(bytes)),
        *finish(content) {
          got = content;
          return undefined;
        },
      });
    },
  });
  if (fault !== undefined) return fail(fault);
  if (how !== 'done') return fail(how === 'refused' ? 'closed' : how);
  return got ? ok(got) : fail('empty');
}

/** Gives one file. */
function* give(attempt: Attempt, stream: Stream, content: Content, pace: number): Io<Result<void, ScpFault>> {
  const name = baseName(attempt.remote.path).replace(/^.*:/, '');
  let fault: ScpFault | undefined;
  const how = yield* scpSend(talkOf(attempt, stream, pace), [{ kind: 'file', name, mode: MODE, content }], {
    moved: (_, bytes) => showSigns(attempt, streamSigns(bytes)),
    refused(_, words) {
      fault = { refused: words };
      printWords(attempt.session, words);
    },
  });
  if (fault !== undefined) return fail(fault);
  return how === 'done' ? ok(undefined) : fail(how === 'refused' ? 'closed' : how);
}

export function* fetchByScp(
  calls: SecureCalls,
  session: Session,
  remote: Remote,
  taker: Taker,
): Io<Result<Content, Unread | undefined>> {
  const attempt = newAttempt(session, remote, CONNECT_PATIENCE, '');
  return yield* reach(attempt, (address) =>
    secured(calls, attempt, address, 'from', (stream) => take(attempt, stream, taker)),
  );
}

export function* storeByScp(
  calls: SecureCalls,
  session: Session,
  remote: Remote,
  content: Content,
  rate: number,
): Io<Result<void, Unread | undefined>> {
  session.write(`Writing ${baseName(remote.path)} `);
  const attempt = newAttempt(session, remote, CONNECT_PATIENCE, '');
  return yield* reach(attempt, (address) =>
    secured(calls, attempt, address, 'to', (stream) => give(attempt, stream, content, rate)),
  );
}

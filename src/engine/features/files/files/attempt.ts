import type { Session } from '../../../cli/session.ts';
import { never, on, race, running, type Io } from '../../../kernel/io.ts';
import { fail, type Result } from '../../../kernel/result.ts';
import { hostAddress } from '../../../system/network/host-name.ts';
import type { Address } from '../../../system/network/network.ts';
import { textsOf } from './copy-texts.ts';
import type { FileError } from './disk.ts';
import type { Remote } from './place.ts';

/** Why a file was not read or written, and in the middle of what. */
export interface Unread {
  readonly doing: 'opening' | 'reading' | 'writing';
  readonly error: FileError;
}

/** One attempt to reach another machine. */
export interface Attempt {
  readonly session: Session;
  readonly remote: Remote;
  /** Milliseconds that it waits, time after time, until its server has answered. */
  readonly patience: readonly number[];
  /** What is shown for each of them. */
  readonly sign: string;
  /** Its server has answered. */
  begun: boolean;
  /** Signs of life that stand on the screen. */
  shown: number;
}

/** How many signs are shown while nothing has come. */
const SIGNS = 5;

export const newAttempt = (session: Session, remote: Remote, patience: readonly number[], sign: string): Attempt => ({
  session,
  remote,
  patience,
  sign,
  begun: false,
  shown: 0,
});

/** Shows the signs of life that are due and not yet on the screen. */
export function showSigns(attempt: Attempt, due: number): void {
  attempt.begun = true;
  attempt.session.write('!'.repeat(Math.max(0, due - attempt.shown)));
  attempt.shown = Math.max(attempt.shown, due);
}

/** Loses patience when nothing has come; never once something came. */
function* patienceOf(attempt: Attempt): Io<Unread> {
  for (const [i, ms] of attempt.patience.entries()) {
    yield* on(attempt.session.device.clock.after(ms));
    if (attempt.begun) return yield* on(never);
    if (i < SIGNS) attempt.session.write(attempt.sign);
  }
  return { doing: 'opening', error: 'Timed out' };
}

const UNKNOWN: Unread = { doing: 'opening', error: 'Invalid IP address or hostname' };

/** The address of the other machine; undefined where nobody knows it. */
function* addressOfServer({ session, remote }: Attempt): Io<Address | undefined> {
  const { device } = session;
  const [host = ''] = remote.host.split(':');
  const { program } = device.hook(hostAddress, { host });
  if (!program) return host;
  return (yield* program(device, textsOf(device).translates ? (text) => session.write(text) : undefined)) ?? undefined;
}

/** Finds the other machine and talks to it, as long as there is patience. Ends its line. */
export function* reach<T, E>(attempt: Attempt, talk: (server: Address) => Io<Result<T, E>>): Io<Result<T, E | Unread>> {
  const { session } = attempt;
  const server = yield* addressOfServer(attempt);
  const [which, outcome] =
    server === undefined
      ? ([0, UNKNOWN] as const)
      : yield* on(
          race(
            running(() => patienceOf(attempt)),
            running(() => talk(server)),
          ),
        );
  if (session.line.column > 0) session.print();
  return which === 0 ? fail(outcome) : outcome;
}

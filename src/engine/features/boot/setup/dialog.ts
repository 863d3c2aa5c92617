import { Session } from '../../../cli/session.ts';
import { on, race, running, type Io } from '../../../kernel/io.ts';
import { part } from '../../../kernel/part.ts';
import type { Device } from '../../../system/device.ts';
import { setupEnded } from './events.ts';
import { yesOrNo } from './questions.ts';

const TITLE = '\n\n         --- System Configuration Dialog ---\n';

const accepted = part(() => import('./accepted.ts'), 'last');

type Outcome = 'declined' | 'saved' | 'discarded';

/** Offered at the start of a router without a configuration. Returns when it was answered or left with Ctrl-C. */
export function* initialDialog(device: Device): Io<void> {
  const session = new Session(device, device.console, { kind: 'terminal' });
  session.terminal.execTimeout = 0;
  yield* abortable(session, 'Would you like to enter the initial configuration dialog? [yes/no]: ');
}

/** The `setup` command: the same dialogue at any time. */
export const setupDialog = (session: Session): Io<void> =>
  abortable(session, 'Continue with configuration dialog? [yes/no]: ');

function* abortable(session: Session, opening: string): Io<void> {
  const [which, outcome] = yield* on(
    race(
      running(() => dialog(session, opening)),
      session.line.cancels,
    ),
  );
  if (which === 1) session.print('\n\nConfiguration aborted, no changes made.');
  session.device.emit(setupEnded, { outcome: which === 0 ? outcome : 'aborted' });
}

function* dialog(session: Session, opening: string): Io<Outcome> {
  session.print(TITLE);
  if (!(yield* yesOrNo(session, opening))) return 'declined';
  return yield* accepted.get().setUp(session);
}

import { applyConfig } from '../../cli/config-reader.ts';
import { Session } from '../../cli/session.ts';
import { on, race, running, type Io } from '../../kernel/io.ts';
import type { Device } from '../../system/device.ts';
import { saveStartup } from '../configuration/api.ts';
import { setupEnded } from './events.ts';
import { globalParameters } from './globals.ts';
import { allInterfaces, interfaceSummary, managementInterface } from './interfaces.ts';
import { until, yesOrNo } from './questions.ts';

const TITLE = '\n\n         --- System Configuration Dialog ---\n';

/** Says that nothing is done: shown in the script, not applied. */
const NO_SNMP = 'no snmp-server';

type Outcome = 'declined' | 'saved' | 'discarded';

/** Offered at the start of a router without a configuration. Returns when it was answered or left with Ctrl-C. */
export function* initialDialog(device: Device): Io<void> {
  const session = new Session(device, device.console, { kind: 'terminal', by: 'console' });
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
  session.print("\nAt any point you may enter a question mark '?' for help.");
  session.print('Use ctrl-c to abort configuration dialog at any prompt.');
  session.print("Default settings are in square brackets '[]'.\n");
  for (;;) {
    const script = yield* askAll(session);
    const choice = yield* decide(session, script);
    if (choice === 0) return 'discarded';
    if (choice === 2) {
      yield* keep(session, script);
      return 'saved';
    }
  }
}

function* askAll(session: Session): Io<readonly string[]> {
  session.print('\nBasic management setup configures one interface, enough to reach the router;');
  session.print('extended setup asks about each interface.\n');
  const basic = yield* yesOrNo(session, 'Would you like to enter basic management setup? [yes/no]: ');
  const lines = yield* globalParameters(session);
  yield* interfaceSummary(session);
  const interfaces = yield* basic ? managementInterface(session) : allInterfaces(session);
  return [...lines, ...interfaces, 'end'];
}

function* decide(session: Session, script: readonly string[]): Io<number> {
  session.print('\nThe following configuration command script was created:\n');
  session.print(script.join('\n'));
  session.print('\n\n[0] Go to the IOS command prompt without saving this config.');
  session.print('[1] Return back to the setup without saving this config.');
  session.print('[2] Save this configuration to nvram and exit.\n');
  return yield* until(
    session,
    'Enter your selection [2]: ',
    (answer) => {
      if (/^[012]$/.test(answer)) return Number(answer);
      session.print('% Please enter 0, 1 or 2.');
      return undefined;
    },
    2,
  );
}

function* keep({ device, line }: Session, script: readonly string[]): Io<void> {
  yield* applyConfig(device, line, script.filter((one) => one !== NO_SNMP).join('\n'), 'setup');
  line.write('Building configuration...\n');
  yield* on(device.clock.after(1500));
  saveStartup(device);
  line.write("Use the enabled mode 'configure' command to modify this configuration.\n\n");
}

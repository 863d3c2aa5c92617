import { applyConfig } from '../../../cli/config-reader.ts';
import type { Session } from '../../../cli/session.ts';
import { on, type Io } from '../../../kernel/io.ts';
import { saveStartup } from '../../configuration/configuration/api.ts';
import { globalParameters } from './globals.ts';
import { allInterfaces, interfaceSummary, managementInterface } from './interfaces.ts';
import { until, yesOrNo } from './questions.ts';

/** Says that nothing is done: shown in the script, not applied. */
const NO_SNMP = 'no snmp-server';

/** The dialogue of somebody who wants it. */
export function* setUp(session: Session): Io<'saved' | 'discarded'> {
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

function* keep(session: Session, script: readonly string[]): Io<void> {
  const { device, line } = session;
  yield* applyConfig(device, line, script.filter((one) => one !== NO_SNMP).join('\n'), 'setup');
  line.write('Building configuration...\n');
  yield* on(device.clock.after(1500));
  yield* saveStartup(session);
  line.write("Use the enabled mode 'configure' command to modify this configuration.\n\n");
}

import { withNegation } from '../../../cli/command.ts';
import { keyword, seq } from '../../../cli/grammar.ts';
import { configure } from '../../../cli/mode.ts';
import type { Session } from '../../../cli/session.ts';
import type { Io } from '../../../kernel/io.ts';
import type { Device } from '../../../system/device.ts';
import { bootField, ignoresConfiguration, nextRegister } from '../../software/config-register/api.ts';
import { recoveryChanged } from './api.ts';
import { recoveryConfig, recoverySetting } from './state.ts';

const AUTOBOOT_FIRST = 'Please setup auto boot using config-register first.';

const WARNING = [
  'WARNING:',
  'Executing this command will disable password recovery',
  'mechanism.',
  'Do not execute this command without another plan for',
  'password recovery.',
].join('\n');

function change(device: Device, disabled: boolean): void {
  for (const slice of [recoverySetting, recoveryConfig])
    device.update(slice, (draft) => {
      draft.disabled = disabled;
    });
}

/** Why a register does not go together with disabled recovery; undefined when it does. */
export function conflict(register: number): string | undefined {
  if (bootField(register) === 0) return AUTOBOOT_FIRST;
  return ignoresConfiguration(register)
    ? 'Password recovery is disabled, cannot enable diag or ignore configuration.'
    : undefined;
}

const notYet = (register: number): string | undefined =>
  conflict(register) === undefined || bootField(register) === 0
    ? conflict(register)
    : 'Please clear the ignore configuration and diagnostic bits using config-register first.';

function* disable(session: Session): Io<void> {
  const { device } = session;
  const refused = session.interactive ? notYet(nextRegister(device)) : undefined;
  if (refused !== undefined) return session.print(refused);
  if (session.interactive) {
    session.print(WARNING);
    if ((yield* session.yesNo('Are you sure you want to continue? [yes/no]: ')) !== true) return;
    device.emit(recoveryChanged, { allowed: false });
  }
  change(device, true);
}

export const commands = withNegation({
  id: 'service password-recovery',
  mode: configure,
  syntax: seq(
    keyword('service', 'Modify use of network based services'),
    keyword('password-recovery', 'Disable password recovery'),
  ),
  *run(session) {
    change(session.device, false);
    if (session.interactive) session.device.emit(recoveryChanged, { allowed: true });
  },
  undo: disable,
});

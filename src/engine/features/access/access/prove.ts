import type { Session } from '../../../cli/session.ts';
import type { Io } from '../../../kernel/io.ts';
import type { Device } from '../../../system/device.ts';
import { lineSettings } from './line-names.ts';
import { admit, begin, modelOf } from './login.ts';
import { noteFailure } from './login-questions.ts';
import { accepts } from './passwords.ts';
import { accounts, enables } from './state.ts';

/** Only a line with `login local` knows names. */
function provesAtLine(session: Session, name: string, password: string): boolean {
  const { device, line } = session;
  const user = device.read(accounts).users.find((one) => one.name === name);
  if (!user || lineSettings(device, line.name).login !== 'local') return false;
  if (user.kind !== 'nopassword' && !(user.stored && accepts(user.stored, password))) return false;
  session.user = name;
  session.granted = session.privilege = user.privilege;
  return true;
}

/**
 * Whether somebody who gives a name and a password with a protocol of its own, not to questions of the line, is who
 * they say: by the accounts of a line with `login local`, or as the login model finds. The session then has its user.
 */
export function* proveUser(session: Session, name: string, password: string): Io<boolean> {
  begin(session);
  session.granted = undefined;
  const model = modelOf(session.device);
  if (model ? yield* model.proves(session, name, password) : provesAtLine(session, name, password)) return true;
  noteFailure(session, name);
  return false;
}

/** Lets somebody in who was proved. False: they may not use the line. */
export const admitUser = (session: Session): Io<boolean> => admit(session, true);

/** Whether this name and password are those of somebody of level 15: of an account, or of `enable`, whatever the name. */
export function provesPrivileged(device: Device, by: 'enable' | 'local', name: string, password: string): boolean {
  if (by === 'enable') {
    const { secrets, passwords } = device.read(enables);
    const wanted = secrets['15'] ?? passwords['15'];
    return wanted !== undefined && accepts(wanted, password);
  }
  const user = device.read(accounts).users.find((one) => one.name === name);
  if (user?.privilege !== 15) return false;
  return user.kind === 'nopassword' || (user.stored !== null && accepts(user.stored, password));
}

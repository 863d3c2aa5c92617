import type { Session } from '../../../cli/session.ts';
import type { Io } from '../../../kernel/io.ts';
import { defineHook, type Device } from '../../../system/device.ts';
import { loggedIn } from './events.ts';
import { lineSettings } from './line-names.ts';
import { logLogin } from './login-log.ts';
import { askAtLine } from './login-questions.ts';

/** Who finds out, in the place of the lines themselves, who is there and what they may do. */
export interface LoginModel {
  /** Whether somebody is asked anything at the line. */
  asks(session: Session): boolean;
  /** Asks until somebody has shown who they are; the session then has its user. */
  logIn(session: Session): Io<boolean>;
  /** Whether a name and a password that nobody asked for at the line are right; the session then has its user. */
  proves(session: Session, name: string, password: string): Io<boolean>;
  /** Gives whoever has shown who they are their level, perhaps after a question elsewhere; false: they may not stay. */
  admits(session: Session): Io<boolean>;
  /** Asks for what leads to a higher level. */
  enables(session: Session, level: number): Io<boolean>;
}

/** Undefined: each line goes by its own configuration. */
export const loginModel = defineHook<LoginModel | undefined>('access.login-model');

export const modelOf = (device: Device): LoginModel | undefined => device.hook(loginModel, undefined);

/** Whether a line asks anything: a line password that nobody set asks for nothing on the console. */
export function asks(session: Session): boolean {
  const { device, line } = session;
  const { login, password } = lineSettings(device, line.name);
  return modelOf(device)?.asks(session) ?? (login === 'local' || (login === 'line' && password !== null));
}

/** A session begins at the level of its line, with nobody's name. */
export function begin(session: Session): void {
  session.user = undefined;
  session.privilege = lineSettings(session.device, session.line.name).privilege;
}

/** Lets somebody in who has shown who they are, or was not asked. */
export function* admit(session: Session, asked: boolean): Io<boolean> {
  const { device, line } = session;
  const model = modelOf(device);
  if (asked) logLogin(session, session.user ?? '', true);
  if (model && !(yield* model.admits(session))) return false;
  device.emit(loggedIn, { line: line.name, user: session.user ?? '', privilege: session.privilege });
  return true;
}

/** Finds out who is there. True when the line may be used; the session then has its user and level. */
export function* logIn(session: Session): Io<boolean> {
  const { device, line } = session;
  const { login, password } = lineSettings(device, line.name);
  const model = modelOf(device);
  begin(session);
  if (!model && line.from !== undefined && login === 'line' && !password) {
    session.print('\nPassword required, but none set');
    return false;
  }
  const asked = asks(session);
  if (asked && !(yield* model ? model.logIn(session) : askAtLine(session))) return false;
  return yield* admit(session, asked);
}

import type { Session } from '../../../cli/session.ts';
import type { Io } from '../../../kernel/io.ts';
import { loggedIn, loginFailed } from './api.ts';
import { lineSettings, loginPatience } from './line-names.ts';
import { logLogin } from './login-log.ts';
import { accepts } from './passwords.ts';
import { accounts, type Stored, type User } from './state.ts';

const TRIES = 3;
/** One answer; undefined when nothing came for too long or the question was broken off. */
export function* answer(session: Session, word: 'Username' | 'Password'): Io<string | undefined> {
  const { device, line } = session;
  const end = yield* session.readLine({
    prompt: `${word}: `,
    echo: word === 'Username',
    editing: false,
    patience: { clock: device.clock, idle: loginPatience(device, line.name) * 1000 },
  });
  session.ended = false;
  if (end.kind === 'line') return end.text;
  if (end.kind === 'idle') session.print(`\n% ${word}:  timeout expired!`);
  return undefined;
}

function* linePassword(session: Session, password: Stored): Io<boolean> {
  for (let tries = 0; tries < TRIES; tries++) {
    const typed = yield* answer(session, 'Password');
    if (typed === undefined) return false;
    if (accepts(password, typed)) return true;
    session.device.emit(loginFailed, { line: session.line.name, user: '' });
    logLogin(session, '', false);
  }
  session.print('% Bad passwords');
  return false;
}

function* askUser(session: Session): Io<string | undefined> {
  for (;;) {
    const name = yield* answer(session, 'Username');
    if (name === undefined || name.trim() !== '') return name?.trim();
  }
}

function admit(session: Session, user: User): true {
  session.user = user.name;
  session.privilege = user.privilege;
  return true;
}

function* localUser(session: Session): Io<boolean> {
  for (let tries = 0; tries < TRIES; tries++) {
    const name = yield* askUser(session);
    if (name === undefined) return false;
    const user = session.device.read(accounts).users.find((u) => u.name === name);
    if (user?.kind === 'nopassword') return admit(session, user);
    const typed = yield* answer(session, 'Password');
    if (typed === undefined) return false;
    if (user?.stored && accepts(user.stored, typed)) return admit(session, user);
    session.device.emit(loginFailed, { line: session.line.name, user: name });
    logLogin(session, name, false);
    session.print('% Login invalid\n');
  }
  return false;
}

/** Whether a line asks anything: a line password that nobody set asks for nothing on the console. */
export function asks({ device, line }: Session): boolean {
  const { login, password } = lineSettings(device, line.name);
  return login === 'local' || (login === 'line' && password !== null);
}

/** Finds out who is there. True when the line may be used; the session then has its user and level. */
export function* logIn(session: Session): Io<boolean> {
  const { device, line } = session;
  const { login, password, privilege } = lineSettings(device, line.name);
  session.user = undefined;
  session.privilege = privilege;
  if (line.from !== undefined && login === 'line' && !password) {
    session.print('\nPassword required, but none set');
    return false;
  }
  if (asks(session)) {
    session.print('\nUser Access Verification\n');
    const admitted =
      login === 'local' ? yield* localUser(session) : !password || (yield* linePassword(session, password));
    if (!admitted) return false;
  }
  if (asks(session)) logLogin(session, session.user ?? '', true);
  device.emit(loggedIn, { line: line.name, user: session.user ?? '', privilege: session.privilege });
  return true;
}

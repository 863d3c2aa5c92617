import type { Session } from '../../../cli/session.ts';
import type { Io } from '../../../kernel/io.ts';
import { enableFailed, loginFailed } from './events.ts';
import { lineSettings, loginPatience } from './line-names.ts';
import { logLogin } from './login-log.ts';
import { accepts } from './passwords.ts';
import { accounts, type Stored, type User } from './state.ts';

const TRIES = 3;

/** One answer; undefined when nothing came for too long or the question was broken off. */
export function* answer(session: Session, word: 'Username' | 'Password', prompt = `${word}: `): Io<string | undefined> {
  const { device, line } = session;
  const end = yield* session.readLine({
    prompt,
    echo: word === 'Username',
    editing: false,
    patience: { clock: device.clock, idle: loginPatience(device, line.name) * 1000 },
  });
  session.ended = false;
  if (end.kind === 'line') return end.text;
  if (end.kind === 'idle') session.print(`\n% ${word}:  timeout expired!`);
  return undefined;
}

/** A name; an empty answer is asked again. */
export function* askUser(session: Session, prompt?: string): Io<string | undefined> {
  for (;;) {
    const name = yield* answer(session, 'Username', prompt);
    if (name === undefined || name.trim() !== '') return name?.trim();
  }
}

/** Somebody gave what is not right. */
export function noteFailure(session: Session, user: string): void {
  session.device.emit(loginFailed, { line: session.line.name, user });
  logLogin(session, user, false);
}

function* linePassword(session: Session, password: Stored): Io<boolean> {
  for (let tries = 0; tries < TRIES; tries++) {
    const typed = yield* answer(session, 'Password');
    if (typed === undefined) return false;
    if (accepts(password, typed)) return true;
    noteFailure(session, '');
  }
  session.print('% Bad passwords');
  return false;
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
    noteFailure(session, name);
    session.print('% Login invalid\n');
  }
  return false;
}

/** Asks as the line's own configuration says. */
export function* askAtLine(session: Session): Io<boolean> {
  const { login, password } = lineSettings(session.device, session.line.name);
  session.print('\nUser Access Verification\n');
  if (login === 'local') return yield* localUser(session);
  return !password || (yield* linePassword(session, password));
}

/** Asks three times for the secret of a level, or its password when it has no secret. */
export function* askEnable(session: Session, level: number, wanted: Stored, secret: boolean): Io<boolean> {
  for (let tries = 0; tries < TRIES; tries++) {
    const typed = yield* answer(session, 'Password');
    if (typed === undefined) return false;
    if (accepts(wanted, typed)) return true;
    session.device.emit(enableFailed, { level });
  }
  session.print(secret ? '% Bad secrets\n' : '% Bad passwords\n');
  return false;
}

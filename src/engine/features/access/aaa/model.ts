import type { Session } from '../../../cli/session.ts';
import type { Io } from '../../../kernel/io.ts';
import { answer, askUser, enableFailed, noteFailure, type LoginModel } from '../access/api.ts';
import { begin, tellStart, uniqueOf } from './account.ts';
import type { Answer, Claim } from './api.ts';
import { admitted } from './authorize.ts';
import { check } from './check.ts';
import { authen, hex8 } from './debug.ts';
import { methodsFor } from './line-lists.ts';
import { inTurn } from './methods.ts';
import { setting } from './settings.ts';

const ATTEMPTS = 3;

/** Methods that know no names. */
const NAMELESS = ['line', 'enable', 'none'];

/** How a line finds out who is there: the console lets everybody in where there is no list at all. */
function loginList({ device, line }: Session): { readonly name: string; readonly methods: string } {
  const { name, methods } = methodsFor(device, line.name, 'authentication login');
  return { name, methods: methods ?? (line.name.startsWith('vty') ? 'local' : 'none') };
}

/** A claim whose password is asked for once. */
function claimOf(session: Session, of: Pick<Claim, 'service' | 'level' | 'user'>, typed?: string): Claim {
  let known = typed;
  return {
    ...of,
    session,
    unique: uniqueOf(session.device, session.line.name),
    *password(prompt) {
      known ??= yield* answer(session, 'Password', setting(session.device, 'authentication password-prompt') ?? prompt);
      return known;
    },
  };
}

function* verdict(session: Session, user: string, typed?: string): Io<Answer> {
  const { name, methods } = loginList(session);
  const claim = claimOf(session, { service: 'login', level: 15, user }, typed);
  authen(session.device, `/LOGIN (${hex8(claim.unique)}): Pick method list '${name}' `);
  const [method, found] = yield* check(methods, claim);
  // Nobody of that name: the device asks for the password before it says no
  if (found === 'error' && method.startsWith('local') && (yield* claim.password()) === undefined) return 'gone';
  return found;
}

function greet(session: Session): void {
  const banner = setting(session.device, 'authentication banner');
  session.print(`\n${banner?.trim() ?? 'User Access Verification'}\n`);
}

function refuse(session: Session): void {
  const text = setting(session.device, 'authentication fail-message');
  session.print(`${text?.trim() ?? '% Authentication failed'}\n`);
}

function* logIn(session: Session): Io<boolean> {
  const { device } = session;
  const attempts = Number(setting(device, 'authentication attempts login') ?? ATTEMPTS);
  const [first = ''] = inTurn(loginList(session).methods);
  greet(session);
  for (let tries = 0; tries < attempts; tries++) {
    const user = NAMELESS.includes(first)
      ? ''
      : yield* askUser(session, setting(device, 'authentication username-prompt'));
    if (user === undefined) return false;
    const found = yield* verdict(session, user);
    if (found === 'gone') return false;
    if (found === 'pass') {
      session.user = user === '' ? undefined : user;
      return true;
    }
    noteFailure(session, user);
    refuse(session);
  }
  return false;
}

/** What a user types in vain is told in two ways: by the device, or by whoever else was asked. */
const denial = (method: string, found: Answer): string =>
  found === 'fail' && !method.startsWith('group ') ? '% Access denied\n' : '% Error in authentication.\n';

/** Debug messages name a claim to a level by a number of its own, another for each method. */
function enableDebug(session: Session): (method: string, answer: Answer) => void {
  const { device, line } = session;
  const id = (): number => device.random(0x40000000);
  const port = `port='tty${line.number}' list='' action=LOGIN service=ENABLE`;
  let current = id();
  authen(device, `/START (${current}): ${port}`);
  return (method, found) => {
    authen(device, `/START (${current}): Method=${method.replace('group ', '').toUpperCase()}`);
    if (found === 'fail' && method === 'enable') authen(device, `(${current}): password incorrect`);
    authen(device, ` (${current}): status = ${found.toUpperCase()}`);
    if (found !== 'error') return;
    current = id();
    authen(device, `/START (${current}): ${port}`);
    authen(device, `/START (${current}): Restart`);
  };
}

function* enables(session: Session, level: number): Io<boolean> {
  const { device, line } = session;
  const { methods = 'enable' } = methodsFor(device, line.name, 'authentication enable');
  const heard = enableDebug(session);
  const claim = claimOf(session, { service: 'enable', level, user: session.user ?? '' });
  const [method, found] = yield* check(methods, claim, heard);
  if (found === 'pass') return true;
  if (found === 'gone') return false;
  device.emit(enableFailed, { level });
  session.print(denial(method, found));
  return false;
}

/** Method lists find out who is there and what they may do. */
export const model: LoginModel = {
  asks: (session) => inTurn(loginList(session).methods)[0] !== 'none',
  *logIn(session) {
    begin(session);
    return yield* logIn(session);
  },
  *proves(session, name, password) {
    begin(session);
    const found = yield* verdict(session, name, password);
    if (found === 'pass') session.user = name;
    return found === 'pass';
  },
  *admits(session) {
    begin(session);
    if (!(yield* admitted(session))) return false;
    yield* tellStart(session);
    return true;
  },
  enables,
};

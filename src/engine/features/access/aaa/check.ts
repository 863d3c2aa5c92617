import type { Session } from '../../../cli/session.ts';
import type { Io } from '../../../kernel/io.ts';
import type { Device } from '../../../system/device.ts';
import { accepts, accounts, enables, lineSettings, type Stored, type User } from '../access/api.ts';
import { methodAnswered, serverGroups, type Answer, type Claim, type ServerGroups } from './api.ts';
import { inTurn } from './methods.ts';

/** The account of a name; `local` does not tell capitals from small letters. */
export function accountOf(device: Device, name: string, exact: boolean): User | undefined {
  const key = (text: string): string => (exact ? text : text.toLowerCase());
  return device.read(accounts).users.find((user) => key(user.name) === key(name));
}

/** What `enable` asks for at a level: its secret, or its password when it has no secret. */
function enableSecret(device: Device, level: number): Stored | undefined {
  const { secrets, passwords } = device.read(enables);
  return secrets[String(level)] ?? passwords[String(level)];
}

/** What the first protocol that knows the group says. */
export function* ofGroup<T>(device: Device, ask: (groups: ServerGroups) => Io<T> | undefined, unknown: T): Io<T> {
  for (const groups of device.hook(serverGroups, [])) {
    const asked = ask(groups);
    if (asked) return yield* asked;
  }
  return unknown;
}

/** Compares with what is stored; where nothing is, that decides nothing. */
function* against(claim: Claim, stored: Stored | null | undefined): Io<Answer> {
  if (!stored) return 'error';
  const typed = yield* claim.password();
  if (typed === undefined) return 'gone';
  return accepts(stored, typed) ? 'pass' : 'fail';
}

function* local(claim: Claim, exact: boolean): Io<Answer> {
  const user = accountOf(claim.session.device, claim.user, exact);
  if (user?.kind === 'nopassword') return 'pass';
  return yield* against(claim, user?.stored);
}

function* byEnable(claim: Claim): Io<Answer> {
  const { session, level, service } = claim;
  const stored = enableSecret(session.device, level);
  return !stored && service === 'enable' && session.line.from === undefined ? 'pass' : yield* against(claim, stored);
}

/** What a method says of a claim. Kerberos has nobody to ask here. */
function* said(method: string, claim: Claim): Io<Answer> {
  const { device, line } = claim.session;
  if (method.startsWith('group '))
    return yield* ofGroup<Answer>(device, (groups) => groups.authenticate(method.slice(6), claim), 'error');
  switch (method) {
    case 'local':
    case 'local-case':
      return yield* local(claim, method === 'local-case');
    case 'enable':
      return yield* byEnable(claim);
    case 'line':
      return yield* against(claim, lineSettings(device, line.name).password);
    case 'none':
      return 'pass';
    default:
      return 'error';
  }
}

/** Notes what a method said, for whoever watches and for marks. */
export function note(session: Session, purpose: string, user: string, method: string, answer: Answer): void {
  if (answer === 'gone') return;
  session.device.emit(methodAnswered, { purpose, line: session.line.name, user, method, answer });
}

/** Asks the methods of a list in turn, until one decides. The method that did, or the last one, and what it said. */
export function* check(
  methods: string,
  claim: Claim,
  heard: (method: string, answer: Answer) => void = () => {},
): Io<readonly [method: string, answer: Answer]> {
  let last: readonly [string, Answer] = ['', 'error'];
  for (const method of inTurn(methods)) {
    const answer = yield* said(method, claim);
    note(claim.session, claim.service, claim.user, method, answer);
    heard(method, answer);
    last = [method, answer];
    if (answer !== 'error') return last;
  }
  return last;
}

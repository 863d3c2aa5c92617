import type { Entered } from '../../../cli/shell.ts';
import { exec } from '../../../cli/mode.ts';
import type { Session } from '../../../cli/session.ts';
import type { Io } from '../../../kernel/io.ts';
import { tellCommand, uniqueOf } from './account.ts';
import { authorizationRefused, type Answer, type Wish } from './api.ts';
import { accountOf, note, ofGroup } from './check.ts';
import { commandWords, levelOf } from './command-words.ts';
import { author, hex8 } from './debug.ts';
import { methodsFor } from './line-lists.ts';
import { inTurn } from './methods.ts';
import { setting } from './settings.ts';

type Granted = readonly [answer: Answer, pairs: readonly string[]];

/** What `local` gives: an account's level for EXEC, any command to whoever has an account. */
function local({ session, user, pairs }: Wish): Granted {
  const account = accountOf(session.device, user, false);
  if (!account) return ['error', []];
  return ['pass', pairs.includes('cmd*') ? ['cmd=', `priv-lvl=${account.privilege}`] : []];
}

function* granted(method: string, wish: Wish): Io<Granted> {
  const { session } = wish;
  if (method.startsWith('group '))
    return yield* ofGroup<Granted>(session.device, (groups) => groups.authorize(method.slice(6), wish), ['error', []]);
  switch (method) {
    case 'local':
      return local(wish);
    case 'if-authenticated':
      return [session.user === undefined ? 'error' : 'pass', []];
    case 'none':
      return ['pass', []];
    default:
      return ['error', []];
  }
}

/** Asks the methods of a list in turn whether somebody may; where none decides, they may not. */
function* allowed(purpose: string, { name, methods }: { name: string; methods: string }, wish: Wish): Io<Granted> {
  const { device } = wish.session;
  author(device, ` (0x${wish.unique.toString(16).toUpperCase()}): Pick method list '${name}'`);
  for (const method of inTurn(methods)) {
    const [found, pairs] = yield* granted(method, wish);
    note(wish.session, purpose, wish.user, method, found);
    if (found !== 'error') return [found, pairs];
  }
  return ['fail', []];
}

/** Authorization at the console is a thing of its own. */
const spared = ({ device, line }: Session): boolean =>
  line.from === undefined && setting(device, 'authorization console') === undefined;

function wishOf(session: Session, level: number, pairs: readonly string[]): Wish {
  const { device, line, user = '' } = session;
  return { session, unique: uniqueOf(device, line.name), user, level, pairs: ['service=shell', ...pairs] };
}

/** Gives a session its level; false, with the device's words, when it may not have EXEC. */
export function* admitted(session: Session): Io<boolean> {
  const { device, line } = session;
  const { name, methods } = methodsFor(device, line.name, 'authorization exec');
  if (methods === undefined || spared(session)) return true;
  const wish = wishOf(session, session.privilege, ['cmd*']);
  const [found, pairs] = yield* allowed('exec', { name, methods }, wish);
  const id = `/EXEC(${hex8(wish.unique)})`;
  if (found !== 'pass') {
    author(device, `${id}: Authorization FAILED`);
    device.emit(authorizationRefused, { purpose: 'exec', line: line.name, user: wish.user });
    session.print('% Authorization failed.');
    return false;
  }
  for (const pair of pairs) author(device, `${id}: processing AV ${pair}`);
  author(device, `${id}: Authorization successful`);
  const level = pairs.map((pair) => /^priv-lvl[=*](\d{1,2})$/.exec(pair)?.[1]).find((one) => one !== undefined);
  if (level !== undefined && Number(level) <= 15) session.granted = session.privilege = Number(level);
  return true;
}

/** Whether a list for commands of a level reads commands of this mode. */
const covers = ({ session: { device }, mode }: Entered): boolean =>
  mode === exec || setting(device, 'authorization config-commands') !== undefined;

function* mayRun(entered: Entered): Io<boolean> {
  const { session } = entered;
  const { device, line } = session;
  const level = levelOf(entered);
  const { name, methods } = methodsFor(device, line.name, `authorization commands ${level}`);
  if (methods !== undefined && covers(entered) && !spared(session)) {
    const [command = '', ...more] = commandWords(entered);
    const pairs = [`cmd=${command}`, ...more.map((word) => `cmd-arg=${word}`), 'cmd-arg=<cr>'];
    const [found] = yield* allowed(`commands ${level}`, { name, methods }, wishOf(session, level, pairs));
    if (found !== 'pass') {
      const purpose = [command, ...more].join(' ');
      device.emit(authorizationRefused, { purpose, line: line.name, user: session.user ?? '' });
      session.print('Command authorization failed.\n');
      return false;
    }
  }
  yield* tellCommand(entered, level);
  return true;
}

/** A command that somebody entered: it is carried out when the lists of its level say so. */
export const asked = <E extends Entered>(entered: E): E => ({ ...entered, program: () => mayRun(entered) });

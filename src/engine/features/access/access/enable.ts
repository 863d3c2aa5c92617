import { defineCommand, type Command } from '../../../cli/command.ts';
import { arg, keyword, opt, seq } from '../../../cli/grammar.ts';
import type { Session } from '../../../cli/session.ts';
import { integer } from '../../../cli/types.ts';
import type { Io } from '../../../kernel/io.ts';
import { enabled, enabledHook, enableFailed } from './api.ts';
import { answer } from './login.ts';
import { accepts } from './passwords.ts';
import { enables } from './state.ts';

const TRIES = 3;

function succeed(session: Session, level: number): void {
  session.privilege = level;
  session.device.emit(enabled, { level, line: session.line.name, user: session.user ?? '' });
  session.device.hook(enabledHook, session);
}

/** Asks three times for the level's secret, or its password when it has no secret. */
function* enable(session: Session, level: number): Io<void> {
  const { secrets, passwords } = session.device.read(enables);
  const secret = secrets[String(level)];
  const wanted = secret ?? passwords[String(level)];
  if (level <= session.privilege) return succeed(session, level);
  if (!wanted) {
    if (session.line.number === 0) return succeed(session, level);
    return session.print('% No password set');
  }
  for (let tries = 0; tries < TRIES; tries++) {
    const typed = yield* answer(session, 'Password');
    if (typed === undefined) return;
    if (accepts(wanted, typed)) return succeed(session, level);
    session.device.emit(enableFailed, { level });
  }
  session.print(secret ? '% Bad secrets\n' : '% Bad passwords\n');
}

export const enableCommands: readonly Command[] = [
  defineCommand({
    id: 'enable',
    level: 0,
    syntax: seq(keyword('enable', 'Turn on privileged commands'), opt(arg('level', integer(0, 15), 'Enable level'))),
    *run(session, args) {
      yield* enable(session, args.level ?? 15);
    },
  }),
  defineCommand({
    id: 'disable',
    level: 0,
    syntax: seq(
      keyword('disable', 'Turn off privileged commands'),
      opt(arg('level', integer(0, 15), 'Privilege level to go to')),
    ),
    *run(session, args) {
      const level = args.level ?? 1;
      if (level > session.privilege) session.print('New privilege level must be less than current privilege level');
      else session.privilege = level;
    },
  }),
];

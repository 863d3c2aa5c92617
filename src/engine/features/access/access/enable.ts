import { defineCommand, type Command } from '../../../cli/command.ts';
import { arg, keyword, opt, seq } from '../../../cli/grammar.ts';
import type { Session } from '../../../cli/session.ts';
import { integer } from '../../../cli/types.ts';
import type { Io } from '../../../kernel/io.ts';
import { enabled, enabledHook } from './events.ts';
import { modelOf } from './login.ts';
import { askEnable } from './login-questions.ts';
import { enables } from './state.ts';

function succeed(session: Session, level: number): void {
  session.privilege = level;
  session.device.emit(enabled, { level, line: session.line.name, user: session.user ?? '' });
  session.device.hook(enabledHook, session);
}

/** Asks for the level's secret, or its password when it has no secret. */
function* enable(session: Session, level: number): Io<void> {
  const { device, line, privilege } = session;
  const { secrets, passwords } = device.read(enables);
  const secret = secrets[String(level)];
  const wanted = secret ?? passwords[String(level)];
  const model = modelOf(device);
  if (level <= privilege) return succeed(session, level);
  if (model) return (yield* model.enables(session, level)) ? succeed(session, level) : undefined;
  if (!wanted) {
    if (line.number === 0) return succeed(session, level);
    return session.print('% No password set');
  }
  if (yield* askEnable(session, level, wanted, secret !== undefined)) succeed(session, level);
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

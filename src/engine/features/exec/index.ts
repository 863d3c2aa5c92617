import { defineCommand } from '../../cli/command.ts';
import { alt, arg, flag, keyword, opt, seq } from '../../cli/grammar.ts';
import { configure } from '../../cli/mode.ts';
import { line } from '../../cli/types.ts';
import { leaveConfiguration } from '../../cli/shell.ts';
import type { Session } from '../../cli/session.ts';
import { defineFeature } from '../../feature.ts';
import type { Io } from '../../kernel/io.ts';

const WAYS = ['terminal', 'memory', 'network'] as const;
type Way = (typeof WAYS)[number];

function* askWay(session: Session): Io<Way | undefined> {
  const answer = yield* session.askLine('Configuring from terminal, memory, or network [terminal]? ');
  if (answer === undefined) return undefined;
  const typed = answer.trim().toLowerCase();
  return typed === '' ? 'terminal' : WAYS.find((way) => way.startsWith(typed));
}

function enterConfiguration(session: Session): void {
  session.print('Enter configuration commands, one per line.  End with CNTL/Z.');
  session.enter(configure);
}

const configureCommand = defineCommand({
  id: 'configure',
  syntax: seq(
    keyword('configure', 'Enter configuration mode'),
    opt(flag('terminal', 'Configure from the terminal', 'terminal')),
  ),
  *run(session, args) {
    const way = args.terminal ? 'terminal' : yield* askWay(session);
    if (way === 'terminal') enterConfiguration(session);
    else if (way === undefined) session.print('?Must be "terminal", "memory" or "network"');
    else session.print(`%Configuring from ${way} is not simulated here`);
  },
});

const endCommand = defineCommand({
  id: 'end',
  mode: configure,
  syntax: keyword('end', 'Exit from configure mode'),
  *run(session) {
    leaveConfiguration(session);
  },
});

const exitConfigure = defineCommand({
  id: 'exit',
  mode: configure,
  syntax: keyword('exit', 'Exit from configure mode'),
  *run(session) {
    leaveConfiguration(session);
  },
});

/** The shell reads the rest of a `do` line as an EXEC line; only the bare word arrives here. */
const doCommand = defineCommand({
  id: 'do',
  mode: configure,
  syntax: seq(keyword('do', 'To run exec commands in config mode'), arg('command', line, 'Exec Command')),
  *run() {},
});

const leave = (id: 'exit' | 'logout' | 'quit') =>
  defineCommand({
    id,
    level: 0,
    hidden: id === 'quit',
    syntax: alt(keyword(id, 'Exit from the EXEC')),
    *run(session) {
      session.ended = true;
    },
  });

export default defineFeature({
  id: 'exec',
  title: 'EXEC and configuration modes',
  commands: [configureCommand, endCommand, exitConfigure, doCommand, leave('exit'), leave('logout'), leave('quit')],
});

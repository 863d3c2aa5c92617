import { defineCommand } from '../../../cli/command.ts';
import { alt, arg, choice, keyword, opt, seq } from '../../../cli/grammar.ts';
import { configure } from '../../../cli/mode.ts';
import { line } from '../../../cli/types.ts';
import { leaveConfiguration, leavingExec } from '../../../cli/shell.ts';
import type { Session } from '../../../cli/session.ts';
import { defineFeature } from '../../../feature.ts';
import type { Io } from '../../../kernel/io.ts';
import { enterConfiguration } from './api.ts';
import { configureFromNetwork, mergeText, startupText } from '../configuration/api.ts';

const WAYS = ['terminal', 'memory', 'network'] as const;
type Way = (typeof WAYS)[number];

function* askWay(session: Session): Io<Way | undefined> {
  const answer = yield* session.askLine('Configuring from terminal, memory, or network [terminal]? ');
  if (answer === undefined) return undefined;
  const typed = answer.trim().toLowerCase();
  return typed === '' ? 'terminal' : WAYS.find((way) => way.startsWith(typed));
}

const configureCommand = defineCommand({
  id: 'configure',
  syntax: seq(
    keyword('configure', 'Enter configuration mode'),
    opt(
      alt(
        choice('terminal', 'Configure from the terminal', 'way', 'terminal'),
        choice('memory', 'Configure from NV memory', 'way', 'memory'),
        choice('network', 'Configure from a TFTP network host', 'way', 'network'),
      ),
    ),
  ),
  *run(session, args) {
    const way = args.way ?? (yield* askWay(session));
    switch (way) {
      case 'terminal':
        return enterConfiguration(session);
      case 'memory':
        return yield* fromMemory(session);
      case 'network':
        return yield* configureFromNetwork(session);
      case undefined:
        return session.print('?Must be "terminal", "memory" or "network"');
    }
  },
});

/** Merges startup-config into what runs. */
function* fromMemory(session: Session): Io<void> {
  const text = startupText(session.device);
  if (text === undefined) return session.print('startup-config is not present');
  yield* mergeText(session, text, 'memory');
}

const endCommand = defineCommand({
  id: 'end',
  mode: configure,
  level: 0,
  syntax: keyword('end', 'Exit from configure mode'),
  *run(session) {
    leaveConfiguration(session);
  },
});

const exitConfigure = defineCommand({
  id: 'exit',
  mode: configure,
  level: 0,
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

const doExecCommand = defineCommand({
  id: 'do-exec',
  level: 0,
  syntax: seq(keyword('do-exec', 'Mode-independent "do-exec" prefix support'), arg('command', line, 'Exec Command')),
  *run() {},
});

const leave = (id: 'exit' | 'logout' | 'quit') =>
  defineCommand({
    id,
    level: 0,
    hidden: id === 'quit',
    syntax: alt(keyword(id, 'Exit from the EXEC')),
    *run(session) {
      const { program } = session.device.hook(leavingExec, { session });
      session.ended = !program || (yield* program(session));
    },
  });

export default defineFeature({
  id: 'exec',
  title: 'EXEC and configuration modes',
  requires: ['configuration'],
  commands: [
    configureCommand,
    endCommand,
    exitConfigure,
    doCommand,
    doExecCommand,
    leave('exit'),
    leave('logout'),
    leave('quit'),
  ],
});

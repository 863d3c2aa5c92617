import { defineShow, type Command } from '../../../cli/command.ts';
import { keyword, seq } from '../../../cli/grammar.ts';
import { part } from '../../../kernel/part.ts';

const body = part(() => import('./terminal-text.ts'), 'last');

const show = keyword('show', 'Show running system information');

export const showTerminalCommands: readonly Command[] = [
  defineShow({
    id: 'show terminal',
    syntax: seq(show, keyword('terminal', 'Display terminal configuration parameters')),
    output: (_device, _args, session) => body.get().terminalText(session),
  }),
  defineShow({
    id: 'show history',
    syntax: seq(show, keyword('history', 'Display the session command history')),
    output: (_device, _args, session) => session.history.map((text) => `  ${text}\n`).join(''),
  }),
];

import { defineShow, type Command } from '../../../cli/command.ts';
import { keyword, opt, seq, type Syntax } from '../../../cli/grammar.ts';
import { part } from '../../../kernel/part.ts';
import { lineChoice } from './line-choice.ts';
import { lineOfNumber } from './line-names.ts';

const body = part(() => import('./show-text.ts'), 'last');

const show = keyword('show', 'Show running system information');

export const showCommands: readonly Command[] = [
  defineShow({
    id: 'show users',
    syntax: seq(show, keyword('users', 'Display information about terminal lines')),
    output: (_device, _args, session) => body.get().usersText(session),
  }),
  ...(['systat', 'who'] as const).map((id) =>
    defineShow({
      id,
      hidden: id === 'who',
      syntax: seq(keyword(id, 'Display information about terminal lines')),
      output: (_device, _args, session) => body.get().usersText(session),
    }),
  ),
  defineShow({
    id: 'show privilege',
    syntax: seq(show, keyword('privilege', 'Show current privilege level')),
    output: (_device, _args, session) => `Current privilege level is ${session.privilege}\n`,
  }),
  defineShow<{ readonly number?: number; readonly name?: string }>({
    id: 'show line',
    syntax: seq(show, keyword('line', 'TTY line information'), opt(lineChoice)) as Syntax<{
      readonly number?: number;
      readonly name?: string;
    }>,
    output: (device, { number, name }) => {
      const line = number === undefined ? name : lineOfNumber(device, number);
      return line === undefined ? body.get().linesText(device) : body.get().lineText(device, line);
    },
  }),
];

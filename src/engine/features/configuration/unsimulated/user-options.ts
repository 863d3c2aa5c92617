import { withNegation, type Command } from '../../../cli/command.ts';
import { arg, keyword, opt, seq, type Syntax } from '../../../cli/grammar.ts';
import { configure } from '../../../cli/mode.ts';
import type { Session } from '../../../cli/session.ts';
import { integer, line, word } from '../../../cli/types.ts';
import type { Io } from '../../../kernel/io.ts';
import { drop, keep } from './kept.ts';
import { keptOnly, tell } from '../../../cli/voice.ts';
import { tidy } from './words.ts';

const ALONE = [
  ['dnis', 'Do not require password when obtained via DNIS'],
  ['mac', 'This entry is for MAC Filtering where username=mac'],
  ['nocallback-verify', 'Do not require authentication after callback'],
  ['noescape', 'Prevent the user from using an escape character'],
  ['nohangup', 'Do not disconnect after an automatic command'],
  ['one-time', 'Specify that the username/password is valid for only one time'],
] as const;

const WITH_MORE = [
  ['aaa', 'AAA directive'],
  ['access-class', 'Restrict access by access-class'],
  ['autocommand', 'Automatically issue a command after the user logs in'],
  ['callback-dialstring', 'Callback dialstring'],
  ['callback-line', 'Associate a specific line with this callback'],
  ['callback-rotary', 'Associate a rotary group with this callback'],
  ['user-maxlinks', "Limit the user's number of inbound links"],
  ['view', 'Set view name'],
] as const;

const rest = arg('rest', line, 'Not simulated');

const account = seq(
  keyword('username', 'Establish User Name Authentication'),
  arg('name', word, 'User name'),
  opt(seq(keyword('privilege', 'Set user privilege level'), arg('privilege', integer(0, 15), 'User privilege level'))),
);

/** What accounts can have on the device, and have not here: kept as lines of their own. */
const command = (option: string, help: string, more: Syntax<{ rest?: string }>): readonly Command[] => {
  const undo = function* ({ device }: Session, args: Words): Io<void> {
    drop(device, ['username'], words(option, args));
  };
  return withNegation<Words>({
    id: `username ${option}`,
    mode: configure,
    vague: true,
    syntax: seq(account, keyword(option, help), more) as Syntax<Words>,
    noSyntax: seq(account, keyword(option, help), opt(rest)),
    *run(session, args) {
      keep(session.device, ['username'], words(option, args));
      tell(session, keptOnly(`username ${option}`));
    },
    undo,
  });
};

interface Words {
  readonly name?: string;
  readonly privilege?: number;
  readonly rest?: string;
}

const words = (option: string, { name = '', privilege, rest: more = '' }: Words): string =>
  tidy(`username ${name}${privilege === undefined ? '' : ` privilege ${privilege}`} ${option} ${more}`);

export const userOptionCommands: readonly Command[] = [
  ...ALONE.flatMap(([option, help]) => command(option, help, opt(rest))),
  ...WITH_MORE.flatMap(([option, help]) => command(option, help, rest)),
];

import { defineCommand, type Command } from '../../../cli/command.ts';
import { keyword } from '../../../cli/grammar.ts';
import { configure } from '../../../cli/mode.ts';
import type { Session } from '../../../cli/session.ts';
import type { Io } from '../../../kernel/io.ts';

const TEXT = `Help may be requested at any point in a command by entering
a question mark '?'.  If nothing matches, the help list will
be empty and you must backup until entering a '?' shows the
available options.
Two styles of help are provided:
1. Full help is available when you are ready to enter a
   command argument (e.g. 'show ?') and describes each possible
   argument.
2. Partial help is provided when an abbreviated argument is entered
   and you want to know what arguments match the input
   (e.g. 'show pr?'.)
`;

const described = {
  id: 'help',
  level: 0,
  syntax: keyword('help', 'Description of the interactive help system'),
  *run(session: Session): Io<void> {
    session.print(TEXT);
  },
};

export const helpCommands: readonly Command[] = [
  defineCommand(described),
  defineCommand({ ...described, mode: configure, stays: true }),
];

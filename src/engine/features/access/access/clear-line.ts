import { defineCommand } from '../../../cli/command.ts';
import { alt, arg, choice, keyword, seq, type ArgType } from '../../../cli/grammar.ts';
import type { Session } from '../../../cli/session.ts';
import type { Io } from '../../../kernel/io.ts';
import { absoluteLine, lineNames, lineOfNumber } from './line-names.ts';

/** The number of a line among those of its kind that the device has. */
const numberOf = (kind: string, label: string): ArgType<string> => ({
  label,
  parse: (word, device) => (lineNames(device).includes(`${kind} ${word}`) ? `${kind} ${word}` : undefined),
});

const HELP = 'Line number';

const line = alt(
  arg('number', absoluteLine, HELP),
  seq(choice('aux', 'Auxiliary line', 'kind', 'aux'), arg('name', numberOf('aux', '<0-0>'), HELP)),
  seq(choice('console', 'Primary terminal line', 'kind', 'con'), arg('name', numberOf('con', '<0-0>'), HELP)),
  seq(choice('vty', 'Virtual terminal', 'kind', 'vty'), arg('name', numberOf('vty', '<0-15>'), HELP)),
);

/** Ends what somebody does at another line; one that nobody is at is cleared all the same. */
function* clear(session: Session, named: string | undefined): Io<void> {
  if (named === session.line.name) return session.print('% Not allowed to clear current line');
  if (!(yield* session.confirm(''))) return;
  session.device.lines.get(named ?? '')?.hangUp();
  session.print(' [OK]');
}

export const clearLine = defineCommand({
  id: 'clear line',
  syntax: seq(keyword('clear', 'Reset functions'), keyword('line', 'Reset a terminal line'), line),
  *run(session, { number = 0, name = lineOfNumber(session.device, number) }) {
    yield* clear(session, name);
  },
});

import { defineCommand } from '../../../cli/command.ts';
import { keyword, seq } from '../../../cli/grammar.ts';
import type { Session } from '../../../cli/session.ts';
import type { Io } from '../../../kernel/io.ts';
import { lineChoice } from './line-choice.ts';
import { lineOfNumber } from './line-names.ts';

/** Ends what somebody does at another line; one that nobody is at is cleared all the same. */
function* clear(session: Session, named: string | undefined): Io<void> {
  if (named === session.line.name) return session.print('% Not allowed to clear current line');
  if (!(yield* session.confirm(''))) return;
  session.device.lines.get(named ?? '')?.hangUp('cleared');
  session.print(' [OK]');
}

export const clearLine = defineCommand({
  id: 'clear line',
  syntax: seq(keyword('clear', 'Reset functions'), keyword('line', 'Reset a terminal line'), lineChoice),
  *run(session, { number = 0, name = lineOfNumber(session.device, number) }) {
    yield* clear(session, name);
  },
});

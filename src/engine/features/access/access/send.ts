import { defineCommand } from '../../../cli/command.ts';
import { alt, arg, choice, keyword, seq } from '../../../cli/grammar.ts';
import type { Session } from '../../../cli/session.ts';
import { integer, line } from '../../../cli/types.ts';
import type { Io } from '../../../kernel/io.ts';
import { lineChoice } from './line-choice.ts';
import { absoluteNumber, lineOfNumber } from './line-names.ts';
import { userLogs } from './user-logs.ts';

/** Severity of a text for the log when none is named. */
const DEBUGGING = 7;

const MESSAGE = 'Message to be logged';

/** Lines until Ctrl-Z; undefined when broken off. */
function* message(session: Session): Io<string | undefined> {
  session.print('Enter message, end with CTRL/Z; abort with CTRL/C:');
  for (let text = ''; ; ) {
    const end = yield* session.readLine({ prompt: '' });
    if (end.kind === 'line') text += `${end.text}\n`;
    else return end.kind === 'interrupt' && end.key === 'ctrl-z' ? text + end.text : undefined;
  }
}

/** Shows a text to whoever is at a line; undefined: at any. */
function* send(session: Session, named: string | undefined): Io<void> {
  const text = yield* message(session);
  if (text === undefined || !(yield* session.confirm('Send message? '))) return;
  const { device, line } = session;
  const to = named === undefined ? 'all terminals' : `tty${absoluteNumber(device, named)}`;
  for (const [name, other] of device.lines)
    if (name === (named ?? name))
      other.interrupt(`\n\n***\n***\n*** Message from tty${line.number} to ${to}:\n***\n${text}\n`);
}

export const sendCommand = defineCommand({
  id: 'send',
  syntax: seq(
    keyword('send', 'Send a message to other tty lines'),
    alt(choice('*', 'All tty lines', 'all', true), lineChoice),
  ),
  *run(session, { all, number = 0, name = lineOfNumber(session.device, number) }) {
    yield* send(session, all ? undefined : name);
  },
});

export const sendLogCommand = defineCommand({
  id: 'send log',
  level: 15,
  syntax: seq(
    keyword('send', 'Send a message to other tty lines'),
    keyword('log', 'Logging destinations'),
    alt(
      seq(arg('severity', integer(0, 7), 'Severity level'), arg('text', line, MESSAGE)),
      arg('text', { ...line, parse: (text) => (/^[0-7](\s|$)/.test(text) ? undefined : text) }, MESSAGE),
    ),
  ),
  *run({ device, line: { number }, user = '' }, { severity = DEBUGGING, text }) {
    const message = userLogs[severity];
    if (message && text !== undefined) device.log(message, number, user, text);
  },
});

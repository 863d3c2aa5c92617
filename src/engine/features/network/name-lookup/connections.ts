import { defineCommand, defineShow, type Command } from '../../../cli/command.ts';
import { arg, keyword, opt, seq } from '../../../cli/grammar.ts';
import { integer, word } from '../../../cli/types.ts';
import { body } from './parts.ts';

const opening = (id: 'telnet' | 'connect', help: string): Command =>
  defineCommand({
    id,
    level: 1,
    syntax: seq(
      keyword(id, help),
      opt(
        seq(
          arg('target', word, 'IP address or hostname of a remote system'),
          opt(arg('port', integer(0, 65535), 'Port number')),
        ),
      ),
    ),
    *run(session, { target, port }) {
      yield* body.get().telnet(session, target, port);
    },
  });

const listing = (id: 'where' | 'show sessions'): Command =>
  defineShow({
    id,
    syntax:
      id === 'where'
        ? seq(keyword('where', 'List active connections'))
        : seq(
            keyword('show', 'Show running system information'),
            keyword('sessions', 'Information about Telnet connections'),
          ),
    output: (_device, _args, session) => body.get().sessionsText(session),
  });

const choosing = (id: 'resume' | 'disconnect', help: string): Command =>
  defineCommand({
    id,
    level: 1,
    syntax: seq(
      keyword(id, help),
      opt(
        arg(
          'number',
          integer(1, 99),
          id === 'resume' ? 'Session number to resume' : 'The number of an active network connection',
        ),
      ),
    ),
    *run(session, { number }) {
      yield* body.get()[id](session, number);
    },
  });

export const connectionCommands: readonly Command[] = [
  opening('telnet', 'Open a telnet connection'),
  opening('connect', 'Open a terminal connection'),
  listing('where'),
  listing('show sessions'),
  choosing('resume', 'Resume an active network connection'),
  choosing('disconnect', 'Disconnect an existing network connection'),
];

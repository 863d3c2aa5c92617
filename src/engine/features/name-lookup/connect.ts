import { defineCommand, defineShow, type Command } from '../../cli/command.ts';
import { arg, keyword, opt, seq } from '../../cli/grammar.ts';
import type { Session } from '../../cli/session.ts';
import { integer, word } from '../../cli/types.ts';
import { on, type Io } from '../../kernel/io.ts';
import { interfaceToward, isOwnAddress } from '../interfaces/api.ts';
import { withLastWord } from './abort.ts';
import { resolveName } from './resolve.ts';

/** Milliseconds until a connection that nobody answers is given up. */
const CONNECT_TIMEOUT = 30_000;

/** Tries to open a connection. There is no network: the device refuses itself, others do not answer. */
function* connect(session: Session, address: string, name: string | undefined): Io<void> {
  const { device } = session;
  session.write(name === undefined ? `Trying ${address} ... ` : `Trying ${name} (${address})... `);
  if (isOwnAddress(device, address)) return session.print('\n% Connection refused by remote host\n');
  if (interfaceToward(device, address) === undefined)
    return session.print('\n% Destination unreachable; gateway or host down\n');
  yield* withLastWord(on(device.clock.after(CONNECT_TIMEOUT)), () => session.print());
  session.print('\n% Connection timed out; remote host not responding\n');
}

/** A word that is no command: a host to connect to, the device supposes. */
export const connectToWord = (word: string) =>
  function* (session: Session): Io<void> {
    const found = yield* resolveName(session, word);
    if (found.kind === 'unknown')
      return session.print('% Unknown command or computer name, or unable to find computer address\n');
    yield* connect(session, found.address, found.name);
  };

/** Opens a connection to what was typed. */
function* connectTo(session: Session, target: string): Io<void> {
  const found = yield* resolveName(session, target);
  if (found.kind === 'address') return yield* connect(session, found.address, found.name);
  if (found.asked) session.print();
  session.print('% Bad IP address or host name');
}

function* telnet(session: Session, target: string | undefined): Io<void> {
  const host = target ?? (yield* session.askLine('Host: '))?.trim();
  if (host) yield* connectTo(session, host);
}

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
    *run(session, { target }) {
      yield* telnet(session, target);
    },
  });

const NONE_OPEN = '% No connections open';
const NONE_CURRENT = '% No current connection';

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
    output: () => NONE_OPEN,
  });

/** `resume` and `disconnect`: no connection is ever open here. */
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
      session.print(number === undefined ? NONE_CURRENT : `% ${number} is not an open connection`);
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

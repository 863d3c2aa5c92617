import { defineCommand, defineShow, type Command } from '../../../cli/command.ts';
import { alt, arg, flag, keyword, opt, seq, type Syntax } from '../../../cli/grammar.ts';
import { integer, word } from '../../../cli/types.ts';
import { body } from './parts.ts';
import type { Wanted } from './wanted.ts';

const archive = keyword('archive', 'Archive functions');
const log = keyword('log', 'Archive log');
const config = keyword('config', 'Config log');

const number = integer(1, 2_147_483_647);
const entries = alt(
  keyword('all', 'All entries of the config log'),
  seq(arg('first', number, 'First entry to show'), opt(arg('last', number, 'Last entry to show'))),
);
const statistics = flag('statistics', 'Memory that the config log takes', 'statistics');
const form = seq(
  opt(flag('provisioning', 'As lines of a configuration file', 'provisioning')),
  opt(
    seq(
      keyword('contenttype', 'Format of the output'),
      alt(keyword('plaintext', 'Plain text'), flag('xml', 'Extensible Markup Language', 'xml')),
    ),
  ),
);
const ofUser = seq(
  keyword('user', 'Entries of one user'),
  arg('user', word, 'User name'),
  opt(seq(keyword('session', 'Entries of one session'), arg('session', integer(1, 1000), 'Session number'))),
);

const show = defineShow<Wanted>({
  id: 'show archive log config',
  level: 15,
  syntax: seq(
    keyword('show', 'Show running system information'),
    archive,
    log,
    config,
    alt(seq(entries, form), statistics, seq(ofUser, alt(seq(opt(entries), form), statistics))),
  ) as Syntax<Wanted>,
  output: (device, wanted) => body.get().logText(device, wanted),
});

const clear = defineCommand({
  id: 'clear archive log config',
  syntax: seq(
    keyword('clear', 'Reset functions'),
    keyword('archive', 'Clear archive'),
    log,
    config,
    opt(flag('force', 'Do not ask', 'force')),
  ),
  *run(session, { force }) {
    yield* body.get().clearLog(session, force === true);
  },
});

export const commands: readonly Command[] = [show, clear];

import type { Command } from '../../../cli/command.ts';
import { alt, arg, flag, keyword, opt, seq } from '../../../cli/grammar.ts';
import type { Session } from '../../../cli/session.ts';
import { integer } from '../../../cli/types.ts';
import { absoluteNumber, lineSettings } from './line-names.ts';
import { usualTerminal } from '../../../system/terminal/line.ts';
import { back, lineCommand, lineMode } from './line-mode.ts';
import { modelOf } from './login.ts';
import { passwordInput, storedPassword } from './passwords.ts';

/** A line that asks for a password nobody set is closed until there is one; the device says so for each. */
function warnOfMissingPassword(session: Session): void {
  if (!session.interactive || modelOf(session.device)) return;
  for (const name of session.contextOf(lineMode))
    if (lineSettings(session.device, name).password === null)
      session.print(`% Login disabled on line ${absoluteNumber(session.device, name)}, until 'password' is set`);
}

const passwords: readonly Command[] = [
  ...lineCommand({
    id: 'login',
    syntax: seq(keyword('login', 'Enable password checking'), opt(flag('local', 'Local password checking', 'local'))),
    restore: back('login'),
    set:
      ({ local }) =>
      (draft) => {
        draft.login = local ? 'local' : 'line';
      },
    unset: (draft) => {
      draft.login = 'none';
    },
    after: (session, { local }) => {
      if (!local) warnOfMissingPassword(session);
    },
  }),
  ...lineCommand({
    id: 'password',
    syntax: seq(keyword('password', 'Set a password'), passwordInput('The UNENCRYPTED (cleartext) line password')),
    restore: back('password'),
    set: (typed, session) => {
      const stored = storedPassword(session, typed);
      return stored && ((draft) => void (draft.password = stored));
    },
  }),
];

const numbers: readonly Command[] = [
  ...lineCommand({
    id: 'exec-timeout',
    syntax: seq(
      keyword('exec-timeout', 'Set the EXEC timeout'),
      arg('minutes', integer(0, 35791), 'Timeout in minutes'),
      opt(arg('seconds', integer(0, 2147483), 'Timeout in seconds')),
    ),
    restore: back('execTimeout'),
    set: (args) => (draft) => {
      draft.execTimeout = args.minutes * 60 + (args.seconds ?? 0);
    },
    unset: (draft) => {
      draft.execTimeout = 0;
    },
  }),
  ...lineCommand({
    id: 'session-timeout',
    syntax: seq(
      keyword('session-timeout', 'Set interval for closing connection when there is no input traffic'),
      arg('minutes', integer(0, 35791), 'Session timeout interval in minutes'),
    ),
    restore: back('sessionTimeout'),
    set: (args) => (draft) => {
      draft.sessionTimeout = args.minutes;
    },
  }),
  ...lineCommand({
    id: 'privilege',
    syntax: seq(
      keyword('privilege', 'Change privilege level for line'),
      keyword('level', 'Assign default privilege level for line'),
      arg('level', integer(0, 15), 'Default privilege level for line'),
    ),
    restore: back('privilege'),
    set: (args) => (draft) => {
      draft.privilege = args.level;
    },
  }),
  ...lineCommand({
    id: 'length',
    syntax: seq(
      keyword('length', 'Set number of lines on a screen'),
      arg('rows', integer(0, 512), 'Number of lines on screen (0 for no pausing)'),
    ),
    restore: back('length'),
    set: (args) => (draft) => {
      draft.length = args.rows;
    },
  }),
  ...lineCommand({
    id: 'width',
    syntax: seq(
      keyword('width', 'Set width of the display terminal'),
      arg('columns', integer(0, 512), 'Number of characters on a screen line'),
    ),
    restore: back('width'),
    set: (args) => (draft) => {
      draft.width = args.columns;
    },
  }),
  ...lineCommand({
    id: 'history',
    syntax: seq(
      keyword('history', 'Enable and control the command history function'),
      opt(
        seq(flag('size', 'Set history buffer size', 'sized'), arg('size', integer(0, 256), 'Size of history buffer')),
      ),
    ),
    restore: back('history'),
    set: (args) => (draft) => {
      draft.history = args.size ?? (draft.history === 0 ? usualTerminal.historySize : draft.history);
    },
    unset: (draft, _, { sized }) => {
      draft.history = sized ? usualTerminal.historySize : 0;
    },
  }),
];

const switches: readonly Command[] = [
  ...lineCommand({
    id: 'logging synchronous',
    syntax: seq(
      keyword('logging', 'Modify message logging facilities'),
      keyword('synchronous', 'Synchronized message output'),
      opt(
        alt(
          seq(
            keyword('level', 'Severity level to output asynchronously'),
            arg('level', integer(0, 7), 'Severity level'),
          ),
          seq(keyword('limit', 'Messages queue size'), arg('limit', integer(0, 2147483647), 'Number of messages')),
        ),
      ),
    ),
    restore: back('synchronous'),
    set: () => (draft) => {
      draft.synchronous = true;
    },
  }),
  ...(
    [
      ['exec', 'exec', 'Configure EXEC'],
      ['exec-banner', 'execBanner', 'Enable the display of the EXEC banner'],
      ['motd-banner', 'motdBanner', 'Enable the display of the MOTD banner'],
      ['editing', 'editing', 'Enable command line editing'],
      ['full-help', 'fullHelp', 'Provide help to unprivileged user'],
    ] as const
  ).flatMap(([id, field, help]) =>
    lineCommand({
      id,
      syntax: keyword(id, help),
      restore: back(field),
      set: () => (draft) => {
        draft[field] = true;
      },
      unset: (draft) => {
        draft[field] = false;
      },
    }),
  ),
];

export const lineSettingCommands: readonly Command[] = [...passwords, ...numbers, ...switches];

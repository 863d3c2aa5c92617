import { defineFact, defineMessage } from '../../../system/device.ts';
import { commandLog, loggerSettings } from './state.ts';

export { logConfigMode } from './mode.ts';

/** User, command. */
export const commandLogged = defineMessage('PARSER', 5, 'CFGLOG_LOGGEDCMD', 'User:{0}  logged command:{1}');

export const loggerFacts = [
  defineFact({
    id: 'archive.logs-commands',
    kind: 'flag',
    describe: 'Whether configuration commands are logged',
    read: (device) => device.read(loggerSettings).enabled,
  }),
  defineFact({
    id: 'archive.hides-keys',
    kind: 'flag',
    describe: 'Whether passwords in logged configuration commands are hidden',
    read: (device) => device.read(loggerSettings).hideKeys,
  }),
  defineFact({
    id: 'archive.logged-commands',
    kind: 'list',
    describe: 'Configuration commands in the log, oldest first, each with who entered it: `ann@vty0 hostname R1`',
    read: (device) => device.read(commandLog).entries.map(({ user, line, text }) => `${user}@${line} ${text.trim()}`),
  }),
];

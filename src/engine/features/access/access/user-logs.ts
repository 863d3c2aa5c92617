import { defineMessage, type SyslogMessage } from '../../../system/device.ts';

const NAMES = ['EMERG', 'ALERT', 'CRIT', 'ERR', 'WARNING', 'NOTICE', 'INFO', 'DEBUG'] as const;

/** What `send log` logs, by severity. Number of the line, user, text. */
export const userLogs: readonly SyslogMessage[] = NAMES.map((name, severity) =>
  defineMessage(
    'SYS',
    severity as SyslogMessage['severity'],
    `USERLOG_${name}`,
    'Message from tty{0}(user id: {1}): {2}',
  ),
);

import { defineConfig, type Command } from '../../../cli/command.ts';
import { flag, keyword, opt, seq } from '../../../cli/grammar.ts';
import { configure } from '../../../cli/mode.ts';
import type { Session } from '../../../cli/session.ts';
import { defineSlice } from '../../../kernel/slice.ts';
import { defineMessage, type Device } from '../../../system/device.ts';
import type { TerminalLine } from '../../../system/terminal/line.ts';
import { formatDateTime, wallClock } from '../../base/clock/api.ts';

/** Which attempts to log in are logged. */
export const loginLog = defineSlice<{ success: boolean; failure: boolean }>({
  id: 'access.login-log',
  lifetime: 'ram',
  initial: () => ({ success: false, failure: false }),
});

/** User, address, local port, when. */
const succeeded = defineMessage(
  'SEC_LOGIN',
  5,
  'LOGIN_SUCCESS',
  'Login Success [user: {0}] [Source: {1}] [localport: {2}] at {3}',
);
const failed = defineMessage(
  'SEC_LOGIN',
  4,
  'LOGIN_FAILED',
  'Login failed [user: {0}] [Source: {1}] [localport: {2}] [Reason: Login Authentication Failed] at {3}',
);
/** User, number of the line, address. */
const exited = defineMessage('SYS', 6, 'LOGOUT', 'User {0} has exited tty session {1}({2})');

/** Number of the line, address, user. */
const expired = defineMessage('SYS', 6, 'TTY_EXPIRE_TIMER', '(exec timer expired, tty {0} ({1})), user {2}');

export const loginMessages = [succeeded, failed, exited, expired];

const NOWHERE = '0.0.0.0';

/** Somebody has logged in, or tried to; whether that is said is configured. */
export function logLogin({ device, line }: Session, user: string, success: boolean): void {
  if (!device.read(loginLog)[success ? 'success' : 'failure']) return;
  const at = formatDateTime(device, wallClock(device), 'moment');
  device.log(success ? succeeded : failed, user, line.from ?? NOWHERE, line.port ?? 0, at);
}

/** Nobody has typed at a virtual terminal for too long. */
export function logExpiry(device: Device, { number, from }: TerminalLine, user: string): void {
  if (from !== undefined) device.log(expired, number, from, user);
}

/** Somebody has left a line. */
export function logLogout(device: Device, line: TerminalLine, user: string): void {
  if (device.read(loginLog).success) device.log(exited, user, line.number, line.from ?? NOWHERE);
}

const command = (outcome: 'success' | 'failure', help: string): readonly Command[] =>
  defineConfig({
    id: `login on-${outcome}`,
    mode: configure,
    slice: loginLog,
    syntax: seq(
      keyword('login', 'Enable secure login checking'),
      keyword(`on-${outcome}`, help),
      opt(flag('log', 'Generate syslogs on logins', 'log')),
    ),
    set: (draft) => {
      draft[outcome] = true;
    },
    unset: (draft) => {
      draft[outcome] = false;
    },
  });

export const loginLogCommands: readonly Command[] = [
  ...command('failure', 'Set options for failed login attempt'),
  ...command('success', 'Set options for successful login attempt'),
];

export function loginLogLines(device: Device): readonly string[] {
  const { success, failure } = device.read(loginLog);
  return [...(failure ? ['login on-failure log'] : []), ...(success ? ['login on-success log'] : [])];
}

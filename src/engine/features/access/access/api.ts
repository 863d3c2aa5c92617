import { part } from '../../../kernel/part.ts';
import type { Device } from '../../../system/device.ts';
import { lineKept } from './line-names.ts';
export { ESCAPE_HELP, escapeChoice, escapeOf, keyName } from './escape.ts';
export { enabledHook, enableFailed } from './events.ts';
export { lineCommand, lineMode } from './line-mode.ts';
export { lineSettings } from './line-names.ts';
export { loginModel, type LoginModel } from './login.ts';
export { answer, askUser, noteFailure } from './login-questions.ts';
export { bannerText } from './banner.ts';
export { serveProved } from './line-process.ts';
export { bannerToken } from './banner-token.ts';
export type { Caller } from './connect.ts';
export { accessClass, listPermits } from './access-class.ts';
export type { Left } from './line-users.ts';
export {
  leaveLine,
  lineHosts,
  lineLeft,
  lineUser,
  monitor,
  monitoringLines,
  nameUser,
  takeLine,
} from './line-users.ts';
export { accepts, hidden, passwordInput, storedPassword } from './passwords.ts';
export { accounts, enables, lines, type Stored, type User } from './state.ts';

const telling = part(() => import('./told-line.ts'), 'last');

/** What `show terminal` and `show line` tell of a line. */
export const toldLines = telling.fn('toldLines');

const proving = part(() => import('./prove.ts'), 'last');

/** For those who come with a protocol of their own: whether they are who they say, then whether they may stay. */
export const proveUser = proving.fn('proveUser');
export const admitUser = proving.fn('admitUser');

/** Whether somebody of level 15 gave this name and password to the web server. */
export const provesPrivileged = proving.fn('provesPrivileged');

/** Lets somebody in who comes by a protocol of another feature. */
export const callers = part(() => import('./server.ts'), 'last');

/** Words of `transport preferred` or `transport input` of a line, if configured. */
export const lineTransport = (
  device: Device,
  line: string,
  way: 'preferred' | 'input' | 'output',
): string | undefined => lineKept(device, line, `transport ${way}`);

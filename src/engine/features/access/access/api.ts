import type { Session } from '../../../cli/session.ts';
import { defineEvent } from '../../../kernel/events.ts';
import { ownValue } from '../../../kernel/record.ts';
import { defineFact, defineHook, type Device, type Fact } from '../../../system/device.ts';
import { runningSections } from '../../../cli/running-config.ts';
import { lineSettings } from './line-names.ts';
export { loginPatience } from './line-names.ts';
export { ESCAPE_HELP, escapeChoice, escapeOf, keyName } from './escape.ts';
export { bannerToken } from './banner-token.ts';
export { accessClass, listPermits } from './access-class.ts';
export { lineMode } from './line-mode.ts';
export { lineHosts, lineLeft, lineUser, monitor, monitoringLines } from './line-users.ts';
export { hidden, passwordInput, storedPassword } from './passwords.ts';
export type { Stored } from './state.ts';
import { accepts } from './passwords.ts';
import { accounts, banners, enables, type User } from './state.ts';

const userNamed = (device: Device, name: string): User | undefined =>
  device.read(accounts).users.find((user) => user.name === name);

/** Whether this name and password would be let in by `login local`. */
function userAccepts(device: Device, name: string, password: string): boolean {
  const user = userNamed(device, name);
  return user?.kind === 'nopassword' || (user?.stored ? accepts(user.stored, password) : false);
}

/** How a line asks who is there: `none`, `line` (its password) or `local` (accounts). */
const lineLogin = (device: Device, line: string): 'none' | 'line' | 'local' => lineSettings(device, line).login;

/** Whether this is the password of a line, `con 0 secret`; a line without one takes none. */
function lineAccepts(device: Device, of: string): boolean {
  const [, line = '', password = ''] = /^(\S+ \S+) (.*)$/.exec(of) ?? [];
  const stored = lineSettings(device, line).password;
  return stored ? accepts(stored, password) : false;
}

/** What a line's configuration says of a setting that it only keeps, `stopbits`, typed or by itself. */
export const lineKept = (device: Device, line: string, key: string): string | undefined =>
  lineSettings(device, line).kept[key] ?? ownValue(device.platform.lines, line)?.[key];

/** Bits per second, sent and received. */
export function lineSpeeds(device: Device, line: string): string {
  const usual = lineKept(device, line, 'speed') ?? '9600';
  return ['txspeed', 'rxspeed'].map((way) => lineKept(device, line, way) ?? usual).join('/');
}

/** What follows these words in a line's configuration, where other features keep them. */
export function lineSaid(device: Device, line: string, words: string): string | undefined {
  const sections = device.hook(runningSections, [{ header: `line ${line}`, lines: [] }]);
  const said = sections[0]?.lines.find((text) => text === words || text.startsWith(`${words} `));
  return said?.slice(words.length + 1);
}

/** Minutes without traffic after which a line closes its connections; 0 never. */
export const lineSessionTimeout = (device: Device, line: string): number => lineSettings(device, line).sessionTimeout;

/** Words of `transport preferred` or `transport input` of a line, if configured. */
export const lineTransport = (
  device: Device,
  line: string,
  way: 'preferred' | 'input' | 'output',
): string | undefined => lineSettings(device, line).kept[`transport ${way}`];

/** Whether `enable` takes this password; with neither secret nor password it takes none. */
function enableAccepts(device: Device, password: string): boolean {
  const { secrets, passwords } = device.read(enables);
  const wanted = secrets['15'] ?? passwords['15'];
  return wanted ? accepts(wanted, password) : false;
}

/** A session reached a privilege level by `enable`. */
export const enabledHook = defineHook<Session>('access.enabled');

export const enabled = defineEvent<{ level: number; line: string; user: string }>(
  'session.enabled',
  { level: 'number', line: 'text', user: 'text' },
  'Somebody reached this privilege level with `enable`; `user` is empty without a login name.',
);
export const enableFailed = defineEvent<{ level: number }>(
  'access.enable-failed',
  { level: 'number' },
  'Somebody typed a wrong password at `enable`.',
);
export const loggedIn = defineEvent<{ line: string; user: string; privilege: number }>(
  'session.logged-in',
  { line: 'text', user: 'text', privilege: 'number' },
  'Somebody began to use a line; `user` is empty where no name is asked.',
);
export const loggedOut = defineEvent<{ line: string; user: string }>(
  'session.logged-out',
  { line: 'text', user: 'text' },
  'A line was left, by logout or because nobody typed for too long.',
);
export const loginFailed = defineEvent<{ line: string; user: string }>(
  'access.login-failed',
  { line: 'text', user: 'text' },
  'Somebody gave a wrong name or password at login.',
);
export const userChanged = defineEvent<{ user: string; privilege: number; present: boolean }>(
  'access.user-changed',
  { user: 'text', privilege: 'number', present: 'flag' },
  'An account was made, changed or (not `present`) removed.',
);

export const accessEvents = [enabled, enableFailed, loggedIn, loggedOut, loginFailed, userChanged];

const OF_USER = 'user name';
const OF_LINE = 'line, as `con 0` or `vty 0`';

export const accessFacts: readonly Fact[] = [
  defineFact({
    id: 'access.users',
    kind: 'list',
    describe: 'Names of all accounts, in the order they were made',
    read: (device) => device.read(accounts).users.map(({ name }) => name),
  }),
  defineFact({
    id: 'access.user-exists',
    kind: 'flag',
    of: OF_USER,
    describe: 'Whether there is an account of this name',
    read: (device, of) => userNamed(device, of) !== undefined,
  }),
  defineFact({
    id: 'access.user-privilege',
    kind: 'number',
    nullable: true,
    of: OF_USER,
    describe: 'Privilege level of the account; none without the account',
    read: (device, of) => userNamed(device, of)?.privilege ?? null,
  }),
  defineFact({
    id: 'access.user-secret-type',
    kind: 'number',
    nullable: true,
    of: OF_USER,
    describe: "Type of the account's secret or password (0, 4, 5, 7, 8, 9); none when it has neither",
    read: (device, of) => userNamed(device, of)?.stored?.type ?? null,
  }),
  defineFact({
    id: 'access.user-accepts',
    kind: 'flag',
    of: 'user name, one space, password',
    describe: 'Whether the account can log in with this password',
    read: (device, of) => userAccepts(device, of.split(' ')[0] ?? '', of.slice(of.indexOf(' ') + 1)),
  }),
  defineFact({
    id: 'access.enable-secret-type',
    kind: 'number',
    nullable: true,
    describe: 'Type of the enable secret (4, 5, 8, 9); none when there is no enable secret',
    read: (device) => device.read(enables).secrets['15']?.type ?? null,
  }),
  defineFact({
    id: 'access.enable-password-type',
    kind: 'number',
    nullable: true,
    describe: 'Type of the enable password (0 or 7); none when there is no enable password',
    read: (device) => device.read(enables).passwords['15']?.type ?? null,
  }),
  defineFact({
    id: 'access.enable-accepts',
    kind: 'flag',
    of: 'password',
    describe: 'Whether `enable` takes this password; false when neither secret nor password is set',
    read: enableAccepts,
  }),
  defineFact({
    id: 'access.line-login',
    kind: 'text',
    of: OF_LINE,
    describe: 'How the line asks who is there; none, line (its password) or local (accounts)',
    read: lineLogin,
  }),
  defineFact({
    id: 'access.line-password-type',
    kind: 'number',
    nullable: true,
    of: OF_LINE,
    describe: "Type of the line's password (0 or 7); none when it has none",
    read: (device, of) => lineSettings(device, of).password?.type ?? null,
  }),
  defineFact({
    id: 'access.line-accepts',
    kind: 'flag',
    of: 'line, one space, password, as `con 0 secret`',
    describe: 'Whether the line takes this as its password',
    read: lineAccepts,
  }),
  defineFact({
    id: 'access.line-exec-timeout',
    kind: 'number',
    of: OF_LINE,
    describe: 'Seconds without a key after which the line is closed; 0 never',
    read: (device, of) => lineSettings(device, of).execTimeout,
  }),
  defineFact({
    id: 'access.line-transport-input',
    kind: 'text',
    nullable: true,
    of: OF_LINE,
    describe: 'Protocols by which the line can be reached; none when nothing is configured',
    read: (device, of) => lineTransport(device, of, 'input') ?? null,
  }),
  defineFact({
    id: 'access.banner',
    kind: 'text',
    nullable: true,
    of: 'motd, login, exec or incoming',
    describe: 'Text of the banner; none when there is none',
    read: (device, of) => ownValue<string | undefined>(device.read(banners), of)?.trim() ?? null,
  }),
];

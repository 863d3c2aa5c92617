import { ownValue } from '../../../kernel/record.ts';
import { defineFact, type Device, type Fact } from '../../../system/device.ts';
import { lineTransport } from './api.ts';
import { lineSettings } from './line-names.ts';
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

/** Whether `enable` takes this password; with neither secret nor password it takes none. */
function enableAccepts(device: Device, password: string): boolean {
  const { secrets, passwords } = device.read(enables);
  const wanted = secrets['15'] ?? passwords['15'];
  return wanted ? accepts(wanted, password) : false;
}

const OF_USER = 'user name';
const OF_LINE = 'line, as `con 0` or `vty 0`';

export const facts: readonly Fact[] = [
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

import { withNegation, type Command } from '../../../cli/command.ts';
import { alt, arg, flag, keyword, lenient, opt, seq, type Syntax } from '../../../cli/grammar.ts';
import { configure } from '../../../cli/mode.ts';
import { sectionGone } from '../../../cli/running-config.ts';
import type { Session } from '../../../cli/session.ts';
import { integer, word } from '../../../cli/types.ts';
import type { Io } from '../../../kernel/io.ts';
import { undrafted } from '../../../kernel/slice.ts';
import type { Device } from '../../../system/device.ts';
import { userChanged } from './events.ts';
import { algorithmType, passwordInput, secretInput, storedPassword, storedSecret, type Typed } from './passwords.ts';
import { accounts, type Stored, type User } from './state.ts';

interface UserArgs extends Typed {
  readonly name: string;
  readonly privilege?: number;
  readonly secret?: true;
  readonly password?: true;
  readonly nopassword?: true;
}

const clearHelp = 'The UNENCRYPTED (cleartext) user secret';
const secret = flag('secret', 'Specify the secret for the user', 'secret');

const named = seq(keyword('username', 'Establish User Name Authentication'), arg('name', word, 'User name'));
const account = seq(
  opt(seq(keyword('privilege', 'Set user privilege level'), arg('privilege', integer(0, 15), 'User privilege level'))),
  opt(
    alt(
      seq(secret, secretInput(clearHelp)),
      seq(algorithmType, secret, secretInput(clearHelp)),
      seq(
        flag('password', 'Specify the password for the user', 'password'),
        passwordInput('The UNENCRYPTED (cleartext) user password'),
      ),
      flag('nopassword', 'No password is required for the user to log in', 'nopassword'),
    ),
  ),
);
const syntax = seq(named, account) as Syntax<UserArgs>;

/** What the user will have, or undefined after a complaint. */
function credential(
  session: Session,
  before: User | undefined,
  args: UserArgs,
): Pick<User, 'kind' | 'stored'> | undefined {
  if (args.nopassword) return { kind: 'nopassword', stored: null };
  if (!args.secret && !args.password) return { kind: before?.kind ?? 'none', stored: before?.stored ?? null };
  const other = args.secret ? 'password' : 'secret';
  if (before?.kind === other) {
    session.print('ERROR: Can not have both a user password and a user secret.');
    session.print('Please choose one or the other.');
    return undefined;
  }
  const stored: Stored | undefined = args.secret ? storedSecret(session, args) : storedPassword(session, args);
  return stored && { kind: args.secret ? 'secret' : 'password', stored };
}

function setUser(session: Session, args: UserArgs): void {
  const { device } = session;
  const { users } = device.read(accounts);
  const at = users.findIndex(({ name }) => name === args.name);
  const before = users[at];
  const found = credential(session, before, args);
  if (!found) return;
  const user: User = { name: args.name, privilege: args.privilege ?? before?.privilege ?? 1, ...found };
  device.update(accounts, (draft) => {
    if (at < 0) draft.users.push(user);
    else draft.users[at] = user;
  });
  device.emit(userChanged, { user: user.name, privilege: user.privilege, present: true });
}

const SAME_NAME =
  'This operation will remove all username related configurations with same name.Do you want to continue? ';

/** Takes an account away when whoever types confirms it. */
function* removeUser(session: Session, name = ''): Io<void> {
  const { device } = session;
  const known = (): User | undefined => device.read(accounts).users.find((user) => user.name === name);
  if (known() && !(yield* session.confirm(SAME_NAME))) return;
  device.hook(sectionGone, `username ${name}`);
  const user = known();
  if (!user) return;
  device.update(accounts, (draft) => {
    draft.users = undrafted(draft.users).filter((other) => other.name !== name);
  });
  device.emit(userChanged, { user: name, privilege: user.privilege, present: false });
}

export const userCommands: readonly Command[] = withNegation<UserArgs>({
  id: 'username',
  mode: configure,
  syntax,
  noSyntax: seq(named, { node: lenient(account.node) }),
  *run(session, args) {
    setUser(session, args);
  },
  *undo(session, args) {
    yield* removeUser(session, args.name);
  },
});

function userLine({ name, privilege, kind, stored }: User): string {
  const level = privilege === 1 ? '' : ` privilege ${privilege}`;
  const tail = kind === 'nopassword' ? ' nopassword' : stored ? ` ${kind} ${stored.type} ${stored.text}` : '';
  return `username ${name}${level}${tail}`;
}

export const userLines = (device: Device): readonly string[] => device.read(accounts).users.map(userLine);

import { withNegation, type Command } from '../../../cli/command.ts';
import { alt, arg, flag, keyword, opt, seq, type Syntax } from '../../../cli/grammar.ts';
import { configure } from '../../../cli/mode.ts';
import type { Session } from '../../../cli/session.ts';
import { integer } from '../../../cli/types.ts';
import type { Device } from '../../../system/device.ts';
import {
  accepts,
  algorithmType,
  passwordInput,
  secretInput,
  storedPassword,
  storedSecret,
  storedText,
  type Typed,
} from './passwords.ts';
import { enables } from './state.ts';

interface EnableArgs extends Typed {
  readonly secret?: true;
  readonly password?: true;
  readonly level?: number;
}

const enable = keyword('enable', 'Modify enable password parameters');
const secret = flag('secret', 'Assign the privileged level secret (MAX of 25 characters)', 'secret');
const password = flag('password', 'Assign the privileged level password (MAX of 25 characters)', 'password');
const level = opt(seq(keyword('level', 'Set exec level password'), arg('level', integer(1, 15), 'Level number')));
const clearSecret = "The UNENCRYPTED (cleartext) 'enable' secret";

const syntax = seq(
  enable,
  alt(
    seq(secret, level, secretInput(clearSecret)),
    seq(algorithmType, secret, level, secretInput(clearSecret)),
    seq(password, level, passwordInput("The UNENCRYPTED (cleartext) 'enable' password")),
  ),
) as Syntax<EnableArgs>;

const noSyntax = seq(
  enable,
  alt(
    seq(secret, level, opt(secretInput(clearSecret))),
    seq(algorithmType, secret, level),
    seq(password, level, opt(passwordInput("The UNENCRYPTED (cleartext) 'enable' password"))),
  ),
) as Syntax<EnableArgs>;

/** The two passwords of a level should differ; the device says so and takes it all the same. */
function warnOfTwins(session: Session, kind: 'secret' | 'password', args: EnableArgs, of: string): void {
  const { secrets, passwords } = session.device.read(enables);
  const other = kind === 'secret' ? passwords[of] : secrets[of];
  if (!other || (args.type ?? 0) !== 0 || args.text === undefined || !accepts(other, args.text)) return;
  const otherKind = kind === 'secret' ? 'password' : 'secret';
  session.print(`The enable ${kind} you have chosen is the same as your enable ${otherKind}.`);
  session.print(`This is not recommended.  Re-enter the enable ${kind}.\n`);
}

function setEnable(session: Session, args: EnableArgs): void {
  const of = String(args.level ?? 15);
  const stored = args.secret ? storedSecret(session, args) : storedPassword(session, args);
  if (!stored) return;
  warnOfTwins(session, args.secret ? 'secret' : 'password', args, of);
  session.device.update(enables, (draft) => {
    (args.secret ? draft.secrets : draft.passwords)[of] = stored;
  });
}

export const enableConfigCommands: readonly Command[] = withNegation<EnableArgs>({
  id: 'enable',
  mode: configure,
  syntax,
  noSyntax,
  *run(session, args) {
    setEnable(session, args);
  },
  *undo(session, args) {
    session.device.update(enables, (draft) => {
      delete (args.secret ? draft.secrets : draft.passwords)[String(args.level ?? 15)];
    });
  },
});

const levelWords = (of: string): string => (of === '15' ? '' : `level ${of} `);

export function enableLines(device: Device): readonly string[] {
  const { secrets, passwords } = device.read(enables);
  return [
    ...Object.entries(secrets).map(([of, s]) => `enable secret ${levelWords(of)}${s.type} ${s.text}`),
    ...Object.entries(passwords).map(([of, s]) => `enable password ${levelWords(of)}${storedText(s)}`),
  ];
}

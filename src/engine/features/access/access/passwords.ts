import { alt, arg, choice, keyword, seq, type Syntax } from '../../../cli/grammar.ts';
import type { Session } from '../../../cli/session.ts';
import { line, word } from '../../../cli/types.ts';
import type { Device } from '../../../system/device.ts';
import { checkSecret, encodeSecret, validStored, type SecretType } from '../../../system/crypto/passwords.ts';
import { passwordEncryption } from '../../base/service/api.ts';
import type { Stored } from './state.ts';

/** Algorithm of a secret typed in clear. */
type Algorithm = 5 | 8 | 9;

/** A password as typed: in clear, or as a configuration keeps it. */
export interface Typed {
  readonly type?: SecretType;
  readonly text?: string;
  readonly algorithm?: Algorithm;
}

const hashed = (digit: string, help: string, type: SecretType): Syntax<Typed> =>
  seq(choice(digit, help, 'type', type), arg('text', word, 'The HASHED secret'));

/** What follows `secret`. */
export const secretInput = (clearHelp: string): Syntax<Typed> =>
  alt(
    seq(choice('0', 'Specifies an UNENCRYPTED password will follow', 'type', 0), arg('text', line, clearHelp)),
    hashed('4', 'Specifies a SHA256 ENCRYPTED secret will follow', 4),
    hashed('5', 'Specifies a MD5 HASHED secret will follow', 5),
    hashed('8', 'Specifies a PBKDF2 HASHED secret will follow', 8),
    hashed('9', 'Specifies a SCRYPT HASHED secret will follow', 9),
    arg('text', line, clearHelp),
  ) as Syntax<Typed>;

/** What follows `password`. */
export const passwordInput = (clearHelp: string): Syntax<Typed> =>
  alt(
    seq(choice('0', 'Specifies an UNENCRYPTED password will follow', 'type', 0), arg('text', line, clearHelp)),
    seq(
      choice('7', 'Specifies a HIDDEN password will follow', 'type', 7),
      arg('text', word, 'The HIDDEN user password string'),
    ),
    arg('text', line, clearHelp),
  ) as Syntax<Typed>;

/** `algorithm-type md5|scrypt|sha256 secret LINE`, the part before `secret`. */
export const algorithmType = seq(
  keyword('algorithm-type', 'Algorithm to use for hashing the plaintext secret'),
  alt(
    choice('md5', 'Encode the password using the MD5 algorithm', 'algorithm', 5),
    choice('scrypt', 'Encode the password using the SCRYPT hashing algorithm', 'algorithm', 9),
    choice('sha256', 'Encode the password using the PBKDF2 hashing algorithm', 'algorithm', 8),
  ),
);

const TYPE_4 =
  ' WARNING: Command has been added to the configuration but Type 4 passwords have been deprecated.\n Migrate to a supported password type';

const random = (device: Device) => (below: number) => device.random(below);

/** A secret to keep, or undefined after the device's complaint. Without an algorithm, MD5. */
export function storedSecret(session: Session, { type = 0, text = '', algorithm = 5 }: Typed): Stored | undefined {
  if (type === 0) return { type: algorithm, text: encodeSecret(algorithm, text, random(session.device)) };
  if (validStored(type, text)) {
    if (type === 4) session.print(TYPE_4);
    return { type, text };
  }
  session.print('ERROR: The secret you entered is not a valid encrypted secret.');
  session.print(`To enter an UNENCRYPTED secret, do not specify type ${type} encryption.`);
  session.print('When you properly enter an UNENCRYPTED secret, it will be encrypted.\n');
  return undefined;
}

/** A password to keep, or undefined after the device's complaint. Hidden at once under `service password-encryption`. */
export function storedPassword(session: Session, { type = 0, text = '' }: Typed): Stored | undefined {
  if (type === 0) return passwordEncryption(session.device) ? hidden(session.device, { type, text }) : { type, text };
  if (validStored(type, text)) return { type, text };
  session.print(`Invalid encrypted password: ${text}`);
  return undefined;
}

/** The same password as type 7, when it is in clear. */
export const hidden = (device: Device, stored: Stored): Stored =>
  stored.type === 0 ? { type: 7, text: encodeSecret(7, stored.text, random(device)) } : stored;

export const accepts = ({ type, text }: Stored, typed: string): boolean => checkSecret(type, text, typed);

/** `7 0822455D0A16`, as after `password`; clear passwords stand without a type on lines and `enable`. */
export const storedText = ({ type, text }: Stored): string => (type === 0 ? text : `${type} ${text}`);

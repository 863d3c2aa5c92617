import type { Session } from '../../../cli/session.ts';
import type { Io } from '../../../kernel/io.ts';
import { hostname } from '../../../system/device.ts';
import { encodeSecret } from '../../../system/crypto/passwords.ts';
import { question, until, yesOrNo } from './questions.ts';

const NAME = /^[A-Za-z][A-Za-z0-9_.-]{0,62}$/;

function* hostName(session: Session): Io<string> {
  const current = session.device.hook(hostname, 'Router');
  return yield* until(
    session,
    `  Enter host name [${current}]: `,
    (answer) => {
      if (NAME.test(answer)) return answer;
      session.print(
        '% A hostname must start with a letter and hold letters, digits, hyphens, dots or underscores only.',
      );
      return undefined;
    },
    current,
  );
}

const required =
  (session: Session) =>
  (answer: string): string | undefined => {
    if (answer !== '') return answer;
    session.print('% No defaulting allowed');
    return undefined;
  };

/** Host name and the three passwords, as configuration lines. */
export function* globalParameters(session: Session): Io<readonly string[]> {
  session.print('Configuring global parameters:\n');
  const name = yield* hostName(session);
  session.print('\n  The enable secret protects privileged EXEC and configuration modes.\n  It is stored as a hash.');
  const secret = yield* until(session, '  Enter enable secret: ', required(session));
  session.print('\n  The enable password is used where no enable secret is known, by some older software.');
  const password = yield* until(session, '  Enter enable password: ', (answer) => {
    if (answer !== secret) return required(session)(answer);
    session.print('% Please choose a password that is different from the enable secret');
    return undefined;
  });
  session.print('\n  The virtual terminal password protects access over a network interface.');
  const terminal = yield* until(session, '  Enter virtual terminal password: ', required(session));
  const snmp = yield* management(session);
  const hashed = encodeSecret(5, secret, (below) => session.device.random(below));
  return [
    `hostname ${name}`,
    `enable secret 5 ${hashed}`,
    `enable password ${password}`,
    'line vty 0 4',
    `password ${terminal}`,
    ...snmp,
    '!',
  ];
}

function* management(session: Session): Io<readonly string[]> {
  if (!(yield* yesOrNo(session, '  Configure SNMP Network Management? [yes]: ', true))) return ['no snmp-server'];
  const community = (yield* question(session, '    Community string [public]: ')) || 'public';
  return [`snmp-server community ${community}`];
}

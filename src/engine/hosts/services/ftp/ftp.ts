import { on, type Io } from '../../../kernel/io.ts';
import { utf8Encode } from '../../../system/bytes.ts';
import type { Machine } from '../../../system/machine.ts';
import type { Stream } from '../../../system/network/network.ts';
import { loginTried } from '../../events.ts';
import { listen } from '../../listen.ts';
import { canonical } from '../../paths.ts';
import type { Service } from '../../service.ts';
import { Incoming } from '../../../system/network/conversation.ts';
import { epsv, eprt, forgetWay, pasv, port } from './data.ts';
import { cwd, dele, mdtm, mkd, pwd, rmd, rnfr, rnto, size } from './manage.ts';
import { patience, reply, type FtpConfig, type FtpSession, type Guest } from './session.ts';
import { isAbort, list, retr, stor } from './transfer.ts';

const FTP_PORT = 21;
/** Clients at once. */
export const MOST_CLIENTS = 50;
const LONGEST_LINE = 4096;
/** Logins that may fail, and milliseconds that each costs. */
const FAILURES = { most: 3, delay: 1000 } as const;
const ANONYMOUS = /^(anonymous|ftp)$/i;
const GUEST = 'ftp';

const FEATURES = ['EPRT', 'EPSV', 'MDTM', 'PASV', 'REST STREAM', 'SIZE', 'TVFS'];

/** Who this is and where they stand; undefined: the login is wrong. */
function guestFor(
  { accounts, anonymous, fault }: FtpConfig,
  user: string,
  password: string,
): [Guest, string] | undefined {
  if (fault?.kind === 'wrong-account') return undefined;
  if (ANONYMOUS.test(user) && anonymous) {
    const { folder, writes = false } = anonymous;
    return [{ who: GUEST, anonymous: true, root: canonical(folder), writes }, '/'];
  }
  const account = accounts.find((one) => one.user === user && one.password === password);
  if (!account) return undefined;
  const { home, confined = false, writes = true } = account;
  const root = confined ? canonical(home) : '/';
  return [{ who: user, anonymous: false, root, writes }, confined ? '/' : canonical(home)];
}

function user(session: FtpSession, name: string): void {
  if (session.guest)
    return session.guest.anonymous
      ? reply(session, 530, "Can't change from guest user.")
      : name === session.user
        ? reply(session, 331, 'Any password will do.')
        : reply(session, 530, "Can't change to another user.");
  session.user = name;
  reply(session, 331, 'Please specify the password.');
}

/** Tries a login. False: there were too many. */
function* pass(session: FtpSession, password: string): Io<boolean> {
  const { machine, config, user: name } = session;
  if (session.guest) reply(session, 230, 'Already logged in.');
  else if (name === undefined) reply(session, 503, 'Login with USER first.');
  else {
    const found = guestFor(config, name, password);
    machine.emit(loginTried, { protocol: 'ftp', user: name, accepted: found !== undefined });
    if (found) {
      [session.guest, session.folder] = found;
      reply(session, 230, 'Login successful.');
      return true;
    }
    session.user = undefined;
    yield* on(machine.clock.after(FAILURES.delay));
    reply(session, 530, 'Login incorrect.');
    return ++session.failures < FAILURES.most;
  }
  return true;
}

function type(session: FtpSession, given: string): void {
  if (/^[IL]/i.test(given)) reply(session, 200, 'Switching to Binary mode.');
  else if (/^A/i.test(given)) reply(session, 200, 'Switching to ASCII mode.');
  else reply(session, 500, 'Unrecognised TYPE command.');
}

const oneOf = (session: FtpSession, given: string, only: string, [done, bad]: readonly [string, string]): void =>
  given.toUpperCase() === only ? reply(session, 200, done) : reply(session, 504, bad);

type Command = (session: FtpSession, given: string) => void | Io<void>;

function rest(session: FtpSession, given: string): void {
  session.offset = /^\d{1,15}$/.test(given) ? Number(given) : 0;
  reply(session, 350, `Restart position accepted (${session.offset}).`);
}

/** What somebody who is logged in may ask. */
const commands: ReadonlyMap<string, Command> = new Map<string, Command>([
  ['SYST', (session) => reply(session, 215, 'UNIX Type: L8')],
  ['NOOP', (session) => reply(session, 200, 'NOOP ok.')],
  ['ALLO', (session) => reply(session, 202, 'ALLO command ignored.')],
  ['TYPE', type],
  ['MODE', (session, given) => oneOf(session, given, 'S', ['Mode set to S.', 'Bad MODE command.'])],
  ['STRU', (session, given) => oneOf(session, given, 'F', ['Structure set to F.', 'Bad STRU command.'])],
  ['PWD', pwd],
  ['XPWD', pwd],
  ['CWD', cwd],
  ['XCWD', cwd],
  ['CDUP', (session) => cwd(session, '..')],
  ['XCUP', (session) => cwd(session, '..')],
  ['SIZE', size],
  ['MDTM', mdtm],
  ['PASV', pasv],
  ['EPSV', epsv],
  ['PORT', port],
  ['EPRT', eprt],
  ['LIST', (session, given) => list(session, given, true)],
  ['NLST', (session, given) => list(session, given, false)],
  ['REST', rest],
  ['RETR', retr],
  ['STOR', (session, given) => stor(session, given)],
  ['APPE', (session, given) => stor(session, given, true)],
  ['DELE', dele],
  ['MKD', mkd],
  ['XMKD', mkd],
  ['RMD', rmd],
  ['XRMD', rmd],
  ['RNFR', rnfr],
  ['RNTO', rnto],
  ['ABOR', (session) => reply(session, 225, 'No transfer to ABOR.')],
]);

const features = ({ control }: FtpSession): void =>
  control.send(utf8Encode(['211-Features:', ...FEATURES.map((name) => ` ${name}`), '211 End', ''].join('\r\n')));

/** Does what a line asks. False: that was the last. */
function* obey(session: FtpSession, line: string): Io<boolean> {
  const [, word = '', given = ''] = /^\s*(\S*) ?(.*)$/s.exec(line) ?? [];
  const name = isAbort(line) ? 'ABOR' : word.toUpperCase();
  if (name === 'QUIT') {
    reply(session, 221, 'Goodbye.');
    return false;
  }
  if (name === 'PASS') return yield* pass(session, given);
  const command = commands.get(name);
  if (name === 'USER') user(session, given);
  else if (name === 'FEAT') features(session);
  else if (!session.guest) reply(session, 530, 'Please login with USER and PASS.');
  else if (!command) reply(session, 500, 'Unknown command.');
  else yield* command(session, given) ?? nothing();
  return true;
}

function* nothing(): Io<void> {}

/** Talks to one client. */
function* serve(machine: Machine, config: FtpConfig, control: Stream): Io<void> {
  const session: FtpSession = {
    machine,
    config,
    control,
    incoming: new Incoming(control),
    user: undefined,
    guest: undefined,
    failures: 0,
    folder: '/',
    way: undefined,
    extendedOnly: false,
    renaming: undefined,
    offset: 0,
    waiting: [],
  };
  reply(session, 220, '(vsFTPd 3.0.3)');
  try {
    for (let more = true; more; ) {
      const waiting = session.waiting.shift();
      const heard =
        waiting === undefined
          ? yield* session.incoming.line(LONGEST_LINE, patience(session, 'command'))
          : { text: waiting };
      if ('text' in heard) more = yield* obey(session, heard.text);
      else {
        if (heard.ended === 'idle') reply(session, 421, 'Timeout.');
        if (heard.ended === 'too-long') reply(session, 500, 'Input line too long.');
        return;
      }
    }
  } finally {
    forgetWay(session);
  }
}

/** A file server that knows accounts (as vsFTPd 3.0.3). */
export const ftp: Service<FtpConfig> = {
  id: 'ftp',
  port: FTP_PORT,
  run: (machine, config) =>
    listen(machine, config, {
      port: FTP_PORT,
      most: MOST_CLIENTS,
      serve: (stream) => serve(machine, config, stream),
      crowded: utf8Encode('421 There are too many connected users, please try later.\r\n'),
    }),
};

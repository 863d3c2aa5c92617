import type { Io } from '../../../kernel/io.ts';
import type { Machine } from '../../../system/machine.ts';
import type { Stream } from '../../../system/network/network.ts';
import { messagesOf } from '../../../system/network/tacacs-stream.ts';
import {
  ACCT,
  ACCT_FLAGS,
  accountedBytes,
  AUTHEN,
  AUTHOR,
  bodyOf,
  KINDS,
  messageBytes,
  parseContinue,
  parseRequest,
  parseStart,
  replyBytes,
  responseBytes,
  SERVICES,
  TYPES,
  UNENCRYPTED,
  type Message,
  type Start,
} from '../../../system/network/tacacs.ts';
import { commandAsked, loginTried, recordTaken } from '../../events.ts';
import type { TacacsAccount, TacacsConfig } from './config.ts';

/** Milliseconds without a word after which a connection is closed. */
const PATIENCE = 60_000;
const SINGLE = 4;

/** One login that has begun on a connection. */
interface Login {
  readonly start: Start;
  user: string;
}

const accountOf = ({ accounts }: TacacsConfig, user: string): TacacsAccount | undefined =>
  accounts.find((one) => one.user === user);

/** What a login that has all it needs comes to. */
function verdict(machine: Machine, config: TacacsConfig, { start, user }: Login, password: string): Uint8Array {
  const account = accountOf(config, user);
  const wanted = start.service === SERVICES.enable ? (account?.enable ?? config.enable) : account?.password;
  const accepted = account !== undefined && wanted !== undefined && password === wanted;
  machine.emit(loginTried, { protocol: 'tacacs+', user, accepted });
  return replyBytes({ status: accepted ? AUTHEN.pass : AUTHEN.fail, message: '' });
}

const askName = replyBytes({ status: AUTHEN.getUser, message: 'Username: ' });
const askPassword = replyBytes({ status: AUTHEN.getPass, message: 'Password: ' });
const failed = replyBytes({ status: AUTHEN.error, message: '' });

/** Whether a command is one of those that an account may carry out, word by word. */
const allows = ({ commands }: TacacsAccount, command: string): boolean =>
  commands?.some((one) => command === one || command.startsWith(`${one} `)) ?? true;

function authorization(machine: Machine, config: TacacsConfig, body: Uint8Array): Uint8Array {
  const asked = parseRequest(body);
  if (!asked) return responseBytes({ status: AUTHOR.error, pairs: [] });
  const account = accountOf(config, asked.user);
  const command = asked.pairs
    .flatMap((pair) => /^cmd(?:-arg)?[=*](.+)$/.exec(pair)?.[1] ?? [])
    .filter((word) => word !== '<cr>')
    .join(' ');
  const shell = asked.pairs.includes('service=shell');
  const accepted = account !== undefined && shell && (command === '' || allows(account, command));
  machine.emit(commandAsked, { user: asked.user, command, accepted });
  if (!accepted) return responseBytes({ status: AUTHOR.fail, pairs: [] });
  const pairs = command === '' ? [`priv-lvl=${account.privilege ?? 1}`] : [];
  return responseBytes({ status: AUTHOR.passAdd, pairs });
}

function accounting(machine: Machine, body: Uint8Array): Uint8Array {
  const told = parseRequest(body, true);
  if (!told) return accountedBytes(ACCT.error);
  const kind = (told.flags & ACCT_FLAGS.start) !== 0 ? 'start' : 'stop';
  const command = told.pairs.find((pair) => pair.startsWith('cmd='))?.slice(4) ?? '';
  machine.emit(recordTaken, { user: told.user, kind, command });
  return accountedBytes(ACCT.success);
}

/** A conversation with one client. */
class Client {
  readonly #machine: Machine;
  readonly #config: TacacsConfig;
  #login: Login | undefined;
  /** It has said all that there was to say. */
  over = false;

  constructor(machine: Machine, config: TacacsConfig) {
    this.#machine = machine;
    this.#config = config;
  }

  /** The body that answers a message; undefined: nothing does. */
  answer(message: Message): Uint8Array | undefined {
    const { fault, key } = this.#config;
    const body = bodyOf(message, fault?.kind === 'wrong-key' ? `not ${key}` : key);
    const { type } = message;
    this.over = true;
    if ((message.flags & UNENCRYPTED) !== 0) return undefined;
    if (type === TYPES.authentication) return this.#authentication(message, body);
    if (type === TYPES.accounting)
      return fault?.kind === 'error' ? accountedBytes(ACCT.error) : accounting(this.#machine, body);
    if (type !== TYPES.authorization) return undefined;
    return fault?.kind === 'error'
      ? responseBytes({ status: AUTHOR.error, pairs: [] })
      : authorization(this.#machine, this.#config, body);
  }

  #authentication({ sequence }: Message, body: Uint8Array): Uint8Array | undefined {
    if (this.#config.fault?.kind === 'error') return failed;
    return sequence === 1 ? this.#begin(body) : this.#goOn(body);
  }

  #begin(body: Uint8Array): Uint8Array {
    const start = parseStart(body);
    if (!start) return failed;
    const login: Login = { start, user: start.user };
    if (start.kind === KINDS.pap) return verdict(this.#machine, this.#config, login, start.data);
    if (start.kind !== KINDS.ascii) return replyBytes({ status: AUTHEN.fail, message: '' });
    this.#login = login;
    this.over = false;
    return start.user === '' ? askName : askPassword;
  }

  #goOn(body: Uint8Array): Uint8Array | undefined {
    const said = parseContinue(body);
    const login = this.#login;
    if (said === null || !login) return undefined;
    if (said === undefined) return failed;
    if (login.user !== '') return verdict(this.#machine, this.#config, login, said);
    login.user = said;
    this.over = false;
    return said === '' ? askName : askPassword;
  }
}

/** Talks with one client, to the end. */
export function* serve(machine: Machine, config: TacacsConfig, stream: Stream): Io<void> {
  const incoming = messagesOf(stream);
  const client = new Client(machine, config);
  const key = config.fault?.kind === 'wrong-key' ? `not ${config.key}` : config.key;
  for (let answered = 0; ; answered++) {
    const message = yield* incoming.next(machine.clock.after(PATIENCE));
    if (message === undefined) return;
    if (config.fault?.kind === 'stops' && answered > 0) return yield* incoming.mute();
    const body = client.answer(message);
    if (body === undefined) return;
    const { version, type, session, flags } = message;
    stream.send(
      messageBytes({ version, type, session, sequence: message.sequence + 1, flags: flags & SINGLE }, body, key),
    );
    if (client.over && (flags & SINGLE) === 0) return;
  }
}

import type { Io, Wait } from '../../../kernel/io.ts';
import { utf8Encode } from '../../bytes.ts';
import type { Over, Transport } from './transport.ts';
import { byte, Fields, flag, Malformed, names, SSH, text, u32 } from './wire.ts';

const SERVICE = 'ssh-userauth';
const CONNECTION = 'ssh-connection';
const INTERACTIVE = 'keyboard-interactive';

/** How a server finds out who comes. */
export interface Asking {
  readonly methods: readonly string[];
  /** How often somebody may be wrong: with the last time it is over. */
  readonly failures: number;
  /** What is said before anything is asked. */
  readonly banner: string | undefined;
  tried(user: string, method: string): void;
  proves(user: string, password: string): Io<boolean>;
}

/** The password that a request brings; undefined: it brings none. */
function* passwordOf(transport: Transport, idle: Wait<void>, method: string, fields: Fields): Io<string | undefined> {
  if (method === 'password') {
    fields.byte();
    return fields.text();
  }
  if (method !== INTERACTIVE) return undefined;
  transport.send(byte(SSH.infoRequest), text(''), text(''), text(''), u32(1), text('Password: '), flag(false));
  const answer = yield* transport.receive(idle);
  if (typeof answer === 'string' || answer[0] !== SSH.infoResponse) return undefined;
  const given = new Fields(answer.subarray(1));
  return given.u32() === 1 ? given.text() : undefined;
}

/** The server's side (RFC 4252, 4256): the user who has shown who they are; undefined: nobody has. */
export function* authenticate(transport: Transport, idle: Wait<void>, asking: Asking): Io<string | undefined> {
  try {
    return yield* asked(transport, idle, asking);
  } catch (error) {
    if (error instanceof Malformed) return undefined;
    throw error;
  }
}

function* asked(transport: Transport, idle: Wait<void>, asking: Asking): Io<string | undefined> {
  let { banner } = asking;
  for (let failures = 0; failures < asking.failures; ) {
    const message = yield* transport.receive(idle);
    if (typeof message === 'string') return undefined;
    const fields = new Fields(message);
    const kind = fields.byte();
    if (kind === SSH.serviceRequest && fields.text() === SERVICE) {
      transport.send(byte(SSH.serviceAccept), text(SERVICE));
      continue;
    }
    if (kind !== SSH.authRequest) return undefined;
    const user = fields.text();
    fields.text();
    const method = fields.text();
    if (banner !== undefined) transport.send(byte(SSH.authBanner), text(banner), text(''));
    banner = undefined;
    asking.tried(user, method);
    const password = yield* passwordOf(transport, idle, method, fields);
    if (password !== undefined && (yield* asking.proves(user, password))) {
      transport.send(byte(SSH.authSuccess));
      return user;
    }
    if (password !== undefined) failures++;
    transport.send(byte(SSH.authFailure), names(asking.methods), flag(false));
  }
  return undefined;
}

/** How a client shows who it is. */
export interface Answering {
  readonly user: string;
  /** How often each method is tried. */
  readonly tries: number;
  readonly methods: readonly ('keyboard-interactive' | 'password')[];
  banner(text: string): void;
  /** Asks whoever sits there. `again`: it was wrong before. Undefined: they break it off. */
  password(method: 'keyboard-interactive' | 'password', prompt: string, again: boolean): Io<string | undefined>;
}

/** How that ended; `denied`: by what the server would have let somebody in. */
export type Answered = 'in' | 'broken off' | { readonly over: Over } | { readonly denied: readonly string[] };

/** The client's side. */
export function* authenticateAs(transport: Transport, idle: Wait<void>, answering: Answering): Io<Answered> {
  try {
    return yield* answered(transport, idle, answering);
  } catch (error) {
    if (error instanceof Malformed) return { over: 'broken' };
    throw error;
  }
}

function* answered(transport: Transport, idle: Wait<void>, answering: Answering): Io<Answered> {
  const request = (method: string, ...more: readonly Uint8Array[]): void => {
    transport.send(byte(SSH.authRequest), text(answering.user), text(CONNECTION), text(method), ...more);
  };
  const verdict = function* (): Io<Fields | 'in' | { readonly over: Over } | readonly string[]> {
    for (;;) {
      const message = yield* transport.receive(idle);
      if (typeof message === 'string') return { over: message };
      const fields = new Fields(message.subarray(1));
      switch (message[0]) {
        case SSH.authSuccess:
          return 'in';
        case SSH.authFailure:
          return fields.names();
        case SSH.authBanner:
          answering.banner(fields.text());
          break;
        case SSH.infoRequest:
          return fields;
        case SSH.serviceAccept:
          break;
        default:
          return { over: 'broken' };
      }
    }
  };
  transport.send(byte(SSH.serviceRequest), text(SERVICE));
  request('none');
  let said = yield* verdict();
  for (const method of answering.methods)
    for (let tries = 0; tries < answering.tries; tries++) {
      if (said === 'in' || 'over' in said) return said;
      if (said instanceof Fields) return { over: 'broken' };
      if (!said.includes(method)) break;
      let prompt = 'Password: ';
      if (method === INTERACTIVE) {
        request(method, text(''), text(''));
        const fields = yield* verdict();
        if (!(fields instanceof Fields)) {
          said = fields;
          break;
        }
        for (let skipped = 0; skipped < 3; skipped++) fields.bytes();
        if (fields.u32() !== 1) return { over: 'broken' };
        prompt = fields.text();
      }
      const password = yield* answering.password(method, prompt, tries > 0);
      if (password === undefined) return 'broken off';
      if (method === INTERACTIVE) transport.send(byte(SSH.infoResponse), u32(1), text(utf8Encode(password)));
      else request(method, flag(false), text(utf8Encode(password)));
      said = yield* verdict();
    }
  if (said === 'in' || 'over' in said) return said;
  return said instanceof Fields ? { over: 'broken' } : { denied: said };
}

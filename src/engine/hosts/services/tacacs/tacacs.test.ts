import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { on, type Io } from '../../../kernel/io.ts';
import type { Stream } from '../../../system/network/network.ts';
import { messagesOf } from '../../../system/network/tacacs-stream.ts';
import {
  AUTHEN,
  AUTHOR,
  bodyOf,
  continueBytes,
  KINDS,
  messageBytes,
  parseAccounted,
  parseReply,
  parseResponse,
  requestBytes,
  SERVICES,
  startBytes,
  TYPES,
  type Start,
} from '../../../system/network/tacacs.ts';
import { HostBench, SERVER } from '../../../testing/host-bench.ts';
import type { TacacsConfig } from './config.ts';

const KEY = 'span0key';
const CONFIG: TacacsConfig = {
  key: KEY,
  enable: 'all-up',
  accounts: [
    { user: 'Bob', password: 'cisco12345', privilege: 15, enable: 'up' },
    { user: 'Eve', password: 'lookonly', commands: ['show version', 'exit'] },
  ],
};
const bench = (changes: Partial<TacacsConfig> = {}): HostBench =>
  new HostBench({ files: [], services: { tacacs: { ...CONFIG, ...changes } } });

const who = { port: 'tty1', from: '10.1.1.5' };
const start = (changes: Partial<Start>): Uint8Array =>
  startBytes({ ...who, user: 'Bob', level: 1, kind: KINDS.ascii, service: SERVICES.login, data: '', ...changes });

/** A client that has connected. */
class Client {
  readonly #bench: HostBench;
  readonly #stream: Stream;
  readonly #key: string;
  #sequence = 1;
  readonly #messages;

  constructor(bench: HostBench, stream: Stream, key: string) {
    this.#bench = bench;
    this.#stream = stream;
    this.#key = key;
    this.#messages = messagesOf(stream);
  }

  /** The body that answers one; undefined: nothing came for ten seconds, or the connection was closed. */
  *say(type: number, body: Uint8Array): Io<Uint8Array | undefined> {
    const header = { version: 0xc0, type, flags: 0, session: 7, sequence: this.#sequence };
    this.#stream.send(messageBytes(header, body, this.#key));
    this.#sequence += 2;
    const heard = yield* this.#messages.next(this.#bench.clock.after(10_000));
    return heard && bodyOf(heard, this.#key);
  }
}

/** Says these bodies on one connection; the last answer. */
function says(server: HostBench, type: number, bodies: readonly Uint8Array[], key = KEY): Uint8Array | undefined {
  function* program(): Io<Uint8Array | undefined> {
    const opened = yield* on(server.network.connect({ address: SERVER, port: 49 }));
    if (!opened.ok) return undefined;
    const client = new Client(server, opened.value, key);
    let last: Uint8Array | undefined;
    for (const body of bodies) last = yield* client.say(type, body);
    return last;
  }
  return server.run(program());
}

const login = (server: HostBench, ...bodies: readonly Uint8Array[]) => {
  const heard = says(server, TYPES.authentication, bodies);
  return heard && parseReply(heard);
};
const wish = (user: string, ...pairs: readonly string[]): Uint8Array => requestBytes({ ...who, user, level: 1, pairs });
const asks = (server: HostBench, user: string, ...pairs: readonly string[]) => {
  const heard = says(server, TYPES.authorization, [wish(user, ...pairs)]);
  return heard && parseResponse(heard);
};

describe('logins', () => {
  it('R90 asks for what is missing, and says who is right', () => {
    const server = bench();
    const typed = (text: string): Uint8Array => continueBytes(text);
    expect(login(server, start({}))).toEqual({ status: AUTHEN.getPass, message: 'Password: ' });
    expect(login(server, start({}), typed('cisco12345'))?.status).toBe(AUTHEN.pass);
    expect(login(server, start({}), typed('no'))?.status).toBe(AUTHEN.fail);
    expect(login(server, start({ user: '' }))).toEqual({ status: AUTHEN.getUser, message: 'Username: ' });
    expect(login(server, start({ user: '' }), typed('Eve'), typed('lookonly'))?.status).toBe(AUTHEN.pass);
    expect(login(server, start({ kind: KINDS.pap, data: 'cisco12345' }))?.status).toBe(AUTHEN.pass);
    expect(login(server, start({ kind: KINDS.pap, user: 'constructor' }))?.status).toBe(AUTHEN.fail);
    expect(login(server, start({}), continueBytes(undefined))).toBeUndefined();
    expect(server.events.map(({ payload }) => payload['accepted'])).toEqual([true, false, true, true, false]);
  });

  it('R91 enable has a password of its own', () => {
    const up = (server: HostBench, user: string, password: string) =>
      login(server, start({ user, service: SERVICES.enable, level: 15 }), continueBytes(password))?.status;
    expect([up(bench(), 'Bob', 'up'), up(bench(), 'Bob', 'cisco12345'), up(bench(), 'Eve', 'all-up')]).toEqual([
      1, 2, 1,
    ]);
    expect(up(bench({ enable: undefined }), 'Eve', '')).toBe(AUTHEN.fail);
  });
});

describe('what users may do', () => {
  it('R92 is said by level and commands', () => {
    const server = bench();
    const exec = ['service=shell', 'cmd*'];
    expect(asks(server, 'Bob', ...exec)).toEqual({ status: AUTHOR.passAdd, pairs: ['priv-lvl=15'] });
    expect(asks(server, 'Eve', ...exec)?.pairs).toEqual(['priv-lvl=1']);
    expect(asks(server, 'Joe', ...exec)).toEqual({ status: AUTHOR.fail, pairs: [] });
    expect(asks(server, 'Bob', 'service=ppp', 'cmd*')?.status).toBe(AUTHOR.fail);
    const may = (...words: readonly string[]) =>
      asks(
        server,
        'Eve',
        'service=shell',
        `cmd=${words[0]}`,
        ...words.slice(1).map((w) => `cmd-arg=${w}`),
        'cmd-arg=<cr>',
      )?.status;
    expect([may('show', 'version'), may('exit'), may('show', 'versions'), may('show'), may('reload')]).toEqual([
      AUTHOR.passAdd,
      AUTHOR.passAdd,
      AUTHOR.fail,
      AUTHOR.fail,
      AUTHOR.fail,
    ]);
    expect(server.events.at(-1)?.payload).toEqual({ user: 'Eve', command: 'reload', accepted: false });
  });

  it('R93 is told when they have done it', () => {
    const server = bench();
    const body = requestBytes({ ...who, user: 'Bob', level: 15, pairs: ['task_id=1', 'cmd=show clock <cr>'] }, 4);
    const heard = says(server, TYPES.accounting, [body]);
    expect(heard && parseAccounted(heard)).toBe(1);
    expect(server.events.at(-1)).toMatchObject({
      id: 'tacacs.accounted',
      payload: { user: 'Bob', kind: 'stop', command: 'show clock <cr>' },
    });
  });
});

describe('what may be wrong', () => {
  const with_ = (kind: NonNullable<TacacsConfig['fault']>['kind']): HostBench => bench({ fault: { kind } });

  it('R94 refuses, says nothing, stops, has another key, or says so', () => {
    const first = start({});
    expect([login(with_('refuses'), first), login(with_('silent'), first)]).toEqual([undefined, undefined]);
    expect(login(with_('stops'), first)?.status).toBe(AUTHEN.getPass);
    expect(login(with_('stops'), first, continueBytes('cisco12345'))).toBeUndefined();
    expect(says(with_('wrong-key'), TYPES.authentication, [first])).toBeDefined();
    expect(login(with_('wrong-key'), first)).toBeUndefined();
    expect(login(with_('error'), first)?.status).toBe(AUTHEN.error);
    expect(asks(with_('error'), 'Bob', 'service=shell', 'cmd*')?.status).toBe(AUTHOR.error);
    expect(says(bench(), TYPES.authentication, [first], '')).toBeUndefined();
  });

  it('R30 survives whatever comes', () => {
    const server = bench();
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 4 }), fc.uint8Array({ maxLength: 60 }), (type, body) => {
        says(server, type, [body]);
        return true;
      }),
      { numRuns: 60 },
    );
    expect(login(server, start({}))?.status).toBe(AUTHEN.getPass);
  });
});

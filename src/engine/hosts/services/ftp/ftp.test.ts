import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { on, race, type Io } from '../../../kernel/io.ts';
import { latin1Decode, utf8Encode } from '../../../system/bytes.ts';
import { contentKey, join, patch, read, sizeOf, textContent, textOf, type Content } from '../../../system/content.ts';
import type { Stream } from '../../../system/network/network.ts';
import { Received } from '../../../system/network/received.ts';
import { CLIENT, HostBench, SERVER } from '../../../testing/host-bench.ts';
import { entryAt } from '../../files.ts';
import { Incoming, isFlow } from '../../../system/network/conversation.ts';
import { MOST_CLIENTS } from './ftp.ts';
import type { FtpConfig } from './session.ts';

const image: Content = { kind: 'noise', seed: 'image', length: 1_000_000 };
const config = textContent('hostname R1\nend\n');
const files = [
  { path: '/home/net/branch.cfg', content: config, owner: 'net', modified: 1_700_000_000_000 },
  { path: '/home/net/image.bin', content: image, owner: 'net' },
  { path: '/home/net/sub', owner: 'net' },
  { path: '/home/net', owner: 'net' },
  { path: '/srv/ftp/readme', content: config },
  { path: '/srv/ftp/hidden', content: config, mode: 0o600 },
  { path: '/srv/ftp/in', owner: 'ftp' },
  { path: '/etc/shadow', content: config, mode: 0o600 },
];
const account = { user: 'net', password: 'guess me', home: '/home/net' };
const bench = (changes: Partial<FtpConfig> = {}, room?: number) =>
  new HostBench({
    files,
    room,
    services: { ftp: { accounts: [account], anonymous: { folder: '/srv/ftp', writes: true }, ...changes } },
  });

/** Somebody at a client, who types commands and reads answers. */
class Client {
  readonly bench: HostBench;
  readonly control: Stream;
  readonly #incoming: Incoming;

  constructor(bench: HostBench, control: Stream) {
    this.bench = bench;
    this.control = control;
    this.#incoming = new Incoming(control);
  }

  /** The next answer of one line or many, or how the conversation ended. */
  *answer(): Io<string> {
    const lines: string[] = [];
    for (;;) {
      const heard = yield* this.#incoming.line(10_000, this.bench.clock.after(400_000));
      if ('ended' in heard) return heard.ended;
      lines.push(heard.text);
      if (/^\d{3} /.test(heard.text)) return lines.join('\n');
    }
  }

  *say(...lines: readonly string[]): Io<string> {
    const answers: string[] = [];
    for (const line of lines) {
      this.control.send(utf8Encode(`${line}\r\n`));
      answers.push(yield* this.answer());
    }
    return answers.join('\n');
  }

  *data(): Io<Stream> {
    const said = yield* this.say('EPSV');
    const port = Number(/\|\|\|(\d+)\|/.exec(said)?.[1]);
    const opened = yield* on(this.bench.network.connect({ address: SERVER, port }));
    if (!opened.ok) throw new Error(opened.error);
    return opened.value;
  }

  /** What came over a connection, and how it ended; undefined: it stands still. */
  *take(data: Stream): Io<readonly [Content, string | undefined]> {
    const received = new Received();
    for (;;) {
      const [, heard] = yield* on(race(this.bench.clock.after(100_000), data.receive));
      if (heard === undefined || typeof heard === 'string') return [received.content, heard ?? undefined];
      if (isFlow(heard)) {
        received.follow(heard);
        yield* on(race(heard.until(Infinity), heard.quiet(50_000)));
      } else received.add(heard);
    }
  }

  *get(file: string): Io<readonly [answers: string, Content, string | undefined]> {
    const data = yield* this.data();
    const opening = yield* this.say(`RETR ${file}`);
    if (!opening.startsWith('150')) return [opening, join(), undefined];
    const [content, ended] = yield* this.take(data);
    data.close();
    return [`${opening}\n${ended === undefined ? '' : yield* this.answer()}`, content, ended];
  }

  *put(file: string, content: Content): Io<string> {
    const data = yield* this.data();
    const opening = yield* this.say(`STOR ${file}`);
    if (!opening.startsWith('150')) return opening;
    const flow = data.pour(content);
    yield* on(race(flow.until(Infinity), flow.quiet(20_000)));
    const whole = flow.arrived === sizeOf(content);
    data.close();
    return `${opening}\n${whole || flow.ended ? yield* this.answer() : 'stands still'}`;
  }
}

/** Connects to a server and does something there; with `login` as the user who has an account. */
function at<T>(server: HostBench, act: (client: Client) => Io<T>, login = true): T {
  function* program(): Io<T> {
    const opened = yield* on(server.network.connect({ address: SERVER, port: 21 }));
    if (!opened.ok) throw new Error(opened.error);
    const client = new Client(server, opened.value);
    if (!login) return yield* act(client);
    yield* client.answer();
    expect(yield* client.say('USER net', 'PASS guess me')).toMatch(/230 Login successful.$/);
    return yield* act(client);
  }
  return server.run(program());
}
const says = (server: HostBench, ...lines: readonly string[]): string[] =>
  at(server, (client) => client.say(...lines)).split('\n');
const held = (server: HostBench, path: string) => {
  const entry = entryAt(server.machine, path);
  return entry?.kind === 'file' ? entry.content : undefined;
};
const told = ({ events }: HostBench) =>
  events.filter(({ id }) => id !== 'login.tried').map(({ id, payload }) => [id, payload]);

describe('logging in to the FTP server', () => {
  it('R50 greets, asks for a password, and lets in who knows it', () => {
    const server = bench();
    function* meeting(client: Client): Io<string[]> {
      const first = yield* client.answer();
      return [
        first,
        ...(yield* client.say('PWD', 'PASS x', 'USER net', 'PASS guess me', 'USER ann', 'QUIT')).split('\n'),
      ];
    }
    expect(at(server, meeting, false)).toEqual([
      '220 (vsFTPd 3.0.3)',
      '530 Please login with USER and PASS.',
      '503 Login with USER first.',
      '331 Please specify the password.',
      '230 Login successful.',
      "530 Can't change to another user.",
      '221 Goodbye.',
    ]);
    expect(server.events.map(({ id, payload }) => [id, payload])).toEqual([
      ['login.tried', { protocol: 'ftp', user: 'net', accepted: true }],
    ]);
  });

  it('R51 refuses who does not, after a second, and after three times hangs up', () => {
    const wrong = (client: Client): Io<string> =>
      client.say('USER net', 'PASS no', 'USER constructor', 'PASS no', 'USER net', 'PASS', 'NOOP');
    const server = bench();
    const answers = at(
      server,
      function* (client) {
        yield* client.answer();
        return yield* wrong(client);
      },
      false,
    ).split('\n');
    expect(answers.filter((text) => text === '530 Login incorrect.').length).toBe(3);
    expect(answers.at(-1)).toBe('closed');
    expect(server.events.map(({ payload }) => payload.accepted)).toEqual([false, false, false]);
    expect(
      at(
        bench({ fault: { kind: 'wrong-account' } }),
        function* (client) {
          yield* client.answer();
          return yield* client.say('USER net', 'PASS guess me');
        },
        false,
      ),
    ).toMatch(/530 Login incorrect.$/);
  });

  it('R52 confines guests, and accounts that are to be', () => {
    const guest = at(
      bench(),
      function* (client) {
        yield* client.answer();
        const said = yield* client.say(
          'USER anonymous',
          'PASS a@b',
          'CWD ../../home',
          'PWD',
          'SIZE readme',
          'SIZE hidden',
        );
        const [answers, content] = yield* client.get('../../srv/ftp/readme');
        return [...said.split('\n').slice(2), answers, textOf(content)];
      },
      false,
    );
    expect(guest).toEqual([
      '550 Failed to change directory.',
      '257 "/" is the current directory',
      '213 16',
      '550 Could not get file size.',
      '550 Failed to open file.',
      '',
    ]);
    expect(says(bench(), 'PWD', 'CWD /srv', 'CDUP', 'PWD')).toEqual([
      '257 "/home/net" is the current directory',
      '250 Directory successfully changed.',
      '250 Directory successfully changed.',
      '257 "/" is the current directory',
    ]);
    expect(says(bench({ accounts: [{ ...account, confined: true }] }), 'PWD', 'SIZE /branch.cfg', 'CWD /etc')).toEqual([
      '257 "/" is the current directory',
      '213 16',
      '550 Failed to change directory.',
    ]);
  });
});

describe('files of the FTP server', () => {
  it('R53 answers what is asked about them', () => {
    expect(
      says(bench(), 'SYST', 'FEAT', 'TYPE I', 'TYPE A', 'TYPE X', 'SIZE image.bin', 'MDTM branch.cfg', 'HELO'),
    ).toEqual([
      '215 UNIX Type: L8',
      '211-Features:',
      ' EPRT',
      ' EPSV',
      ' MDTM',
      ' PASV',
      ' REST STREAM',
      ' SIZE',
      ' TVFS',
      '211 End',
      '200 Switching to Binary mode.',
      '200 Switching to ASCII mode.',
      '500 Unrecognised TYPE command.',
      '213 1000000',
      '213 20231114221320',
      '500 Unknown command.',
    ]);
  });

  it('R54 are changed, as far as one may', () => {
    const server = bench();
    expect(
      says(
        server,
        'MKD new',
        'RMD sub',
        'RNTO x',
        'RNFR branch.cfg',
        'RNTO new/b',
        'DELE new/b',
        'DELE new',
        'MKD /etc/x',
      ),
    ).toEqual([
      '257 "/home/net/new" created',
      '250 Remove directory operation successful.',
      '503 RNFR required first.',
      '350 Ready for RNTO.',
      '250 Rename successful.',
      '250 Delete operation successful.',
      '550 Delete operation failed.',
      '550 Create directory operation failed.',
    ]);
    const all = ['MKD a', 'RMD sub', 'DELE branch.cfg', 'RNFR branch.cfg', 'STOR x'];
    const denied = all.map(() => '550 Permission denied.');
    expect(says(bench({ fault: { kind: 'read-only' } }), ...all)).toEqual(denied);
    expect(says(bench({ accounts: [{ ...account, writes: false }] }), ...all)).toEqual(denied);
  });

  it('R55 are listed', () => {
    const list = (line: string) =>
      at(bench(), function* (client) {
        const data = yield* client.data();
        yield* client.say(line);
        const [content] = yield* client.take(data);
        return [...(textOf(content) ?? '').split('\r\n').filter(Boolean), yield* client.answer()];
      });
    expect(list('LIST')).toEqual([
      '-rw-r--r--    1 1000     1000           16 Nov 14  2023 branch.cfg',
      '-rw-r--r--    1 1000     1000      1000000 Jan 02 03:04 image.bin',
      'drwxr-xr-x    2 1000     1000         4096 Jan 02 03:04 sub',
      '226 Directory send OK.',
    ]);
    expect(list('NLST *.c?g')).toEqual(['branch.cfg', '226 Directory send OK.']);
    expect(list('LIST -la /none')).toEqual(['226 Directory send OK.']);
  });
});

describe('transfers of the FTP server', () => {
  it('R56 send a file over a connection that the client opens', () => {
    const server = bench();
    const [answers, content, ended] = at(server, (client) => client.get('image.bin'));
    expect(answers.split('\n')).toEqual([
      '150 Opening BINARY mode data connection for image.bin (1000000 bytes).',
      '226 Transfer complete.',
    ]);
    expect([content, ended]).toEqual([image, 'closed']);
    const payload = { protocol: 'ftp', file: '/home/net/image.bin', from: 'SRV', to: CLIENT };
    expect(told(server)).toEqual([['transfer.done', { ...payload, bytes: 1_000_000, direction: 'download' }]]);
    expect(at(bench(), (client) => client.get('none'))[0]).toBe('550 Failed to open file.');
    expect(at(bench(), (client) => client.get('branch.cfg'))[1]).toEqual(config);
  });

  it('R56 tell where to connect, and go on in the middle of a file', () => {
    expect(says(bench(), 'PASV')[0]).toMatch(/^227 Entering Passive Mode \(10,1,1,20,\d+,\d+\)\.$/);
    expect(says(bench(), 'EPSV 2', 'EPSV ALL', 'PASV')).toEqual([
      '522 Bad network protocol.',
      '200 EPSV ALL ok.',
      '500 Unknown command.',
    ]);
    const [said, content] = at(bench(), function* (client) {
      const answer = yield* client.say('REST 999000');
      return [answer, (yield* client.get('image.bin'))[1]] as const;
    });
    expect(said).toBe('350 Restart position accepted (999000).');
    expect(read(content, 0, 2000)).toEqual(read(image, 999_000, 2000));
  });

  it('R57 send a file from port 20 to a port of the client, and to nobody else', () => {
    const active = (order: string) =>
      at(bench(), function* (client) {
        const { accept } = client.bench.network.listen(2000);
        const agreed = yield* client.say(order);
        const opening = yield* client.say('RETR branch.cfg');
        if (!opening.startsWith('150')) return [agreed, opening];
        const data = yield* on(accept);
        const [content] = yield* client.take(data);
        return [agreed, data.remote.port, textOf(content), yield* client.answer()];
      });
    const text = 'hostname R1\nend\n';
    const port = '200 PORT command successful. Consider using PASV.';
    expect(active('PORT 10,1,1,1,7,208')).toEqual([port, 20, text, '226 Transfer complete.']);
    const eprt = '200 EPRT command successful. Consider using EPSV.';
    expect(active('EPRT |1|10.1.1.1|2000|')).toEqual([eprt, 20, text, '226 Transfer complete.']);
    const none = '425 Use PORT or PASV first.';
    expect(active('PORT 10,1,1,9,7,208')).toEqual(['500 Illegal PORT command.', none]);
    expect(active('PORT 10,1,1,1,0,80')).toEqual(['500 Illegal PORT command.', none]);
    expect(active('EPRT |2|::1|2000|')).toEqual(['522 Bad EPRT protocol.', none]);
    expect(active('PORT 10,1,1,1,7,209')).toEqual([port, '425 Failed to establish connection.']);
  });

  it('R58 take a file, and keep what came of one that broke', () => {
    const server = bench();
    expect(at(server, (client) => client.put('new.bin', image))).toBe('150 Ok to send data.\n226 Transfer complete.');
    expect(held(server, '/home/net/new.bin')).toEqual(image);
    expect(at(server, (client) => client.put('/etc/x', image))).toBe('553 Could not create file.');
    expect(at(server, (client) => client.put('new.bin', config))).toContain('226');
    expect(held(server, '/home/net/new.bin')).toEqual(config);
    const half = at(server, function* (client) {
      const data = yield* client.data();
      yield* client.say('STOR half.bin');
      const flow = data.pour(image);
      yield* on(flow.until(400_000));
      const answer = yield* client.say('ABOR');
      return [answer, yield* client.answer(), yield* client.say('ABOR')];
    });
    expect(half).toEqual(['426 Failure reading network stream.', '226 ABOR successful.', '225 No transfer to ABOR.']);
    const arrived = sizeOf(held(server, '/home/net/half.bin') ?? join());
    expect(arrived).toBeGreaterThanOrEqual(400_000);
    expect(arrived).toBeLessThan(1_000_000);
    expect(told(server).at(-1)).toMatchObject(['transfer.failed', { reason: 'aborted', bytes: arrived }]);
  });

  it('R58 end when the client breaks them off', () => {
    const server = bench();
    const answers = at(server, function* (client) {
      const data = yield* client.data();
      yield* client.say('RETR image.bin');
      const heard = yield* on(data.receive);
      if (typeof heard !== 'object' || !isFlow(heard)) return [];
      yield* on(heard.until(300_000));
      client.control.send(utf8Encode('NOOP\r\n\xff\xf4\xff\xf2ABOR\r\n'));
      return [yield* client.answer(), yield* client.answer(), yield* client.answer()];
    });
    expect(answers).toEqual(['426 Failure writing network stream.', '226 ABOR successful.', '200 NOOP ok.']);
    expect(told(server)).toMatchObject([['transfer.failed', { reason: 'aborted', direction: 'download' }]]);
  });

  it('R13 R59 find the disk full, and keep what fits', () => {
    const server = bench({}, 1_500_000);
    expect(at(server, (client) => client.put('new.bin', image))).toMatch(/451 Failure writing to local file.$/);
    expect(sizeOf(held(server, '/home/net/new.bin') ?? join())).toBeGreaterThan(400_000);
    expect(told(server)).toMatchObject([['transfer.failed', { reason: 'full', direction: 'upload' }]]);
    expect(at(bench({ fault: { kind: 'full' } }), (client) => client.put('x', config))).toMatch(/451/);
  });
});

describe('what can be wrong with the FTP server', () => {
  const stops = (after: number, how: 'silent' | 'closes') => bench({ fault: { kind: 'stops', after, how } });

  it('R10 nobody listens, or nobody speaks', () => {
    const refused = bench({ fault: { kind: 'refuses' } });
    expect(refused.run(on(refused.network.connect({ address: SERVER, port: 21 })))).toEqual({
      ok: false,
      error: 'refused',
    });
    expect(at(bench({ fault: { kind: 'silent' } }), (client) => client.answer(), false)).toBe('idle');
    const path = '/home/net/branch.cfg';
    expect(says(bench({ files: [{ path, fault: { kind: 'refuses' } }] }), 'RETR branch.cfg', 'RETR none')).toEqual([
      '550 Failed to open file.',
      '550 Failed to open file.',
    ]);
    expect(says(bench({ files: [{ path, fault: { kind: 'silent' } }] }), 'RETR branch.cfg')).toEqual(['idle']);
  });

  it.each([0, 1, 500_000, 999_999, 1_000_000])('R11 a download stops after %i bytes', (after) => {
    for (const how of ['silent', 'closes'] as const) {
      const server = stops(after, how);
      const [answers, content, ended] = at(server, (client) => client.get('image.bin'));
      expect(sizeOf(content)).toBe(after);
      expect(ended).toBe(how === 'closes' ? 'closed' : undefined);
      expect(answers.includes('426 Failure writing network stream.')).toBe(how === 'closes');
      expect(told(server)).toMatchObject([['transfer.failed', { reason: 'stopped', bytes: after }]]);
    }
    expect(at(stops(1_000_001, 'closes'), (client) => client.get('image.bin'))[0]).toContain('226');
  });

  it.each([0, 1, 500_000, 1_000_000])('R11 an upload stops after %i bytes', (after) => {
    for (const how of ['silent', 'closes'] as const) {
      const server = stops(after, how);
      const answers = at(server, (client) => client.put('new.bin', image));
      expect(answers).toMatch(how === 'closes' ? /426 Failure reading network stream.$/ : /stands still$|idle$/);
      expect(sizeOf(held(server, '/home/net/new.bin') ?? join())).toBe(after);
    }
  });

  it('R12 sends altered bytes, and keeps the file as it is', () => {
    const server = bench({ fault: { kind: 'alters', at: 700_000, by: { xor: 1 } } });
    const [, content] = at(server, (client) => client.get('image.bin'));
    const [byte = 0] = read(image, 700_000, 1);
    const hex = (byte ^ 1).toString(16).padStart(2, '0');
    expect(contentKey(content)).toBe(contentKey(patch(image, { at: 700_000, hex })));
    expect(held(server, '/home/net/image.bin')).toEqual(image);
    const path = '/home/net/branch.cfg';
    const one = bench({ files: [{ path, fault: { kind: 'alters', at: 0, by: { hex: '48' } } }] });
    expect(textOf(at(one, (client) => client.get('branch.cfg'))[1])).toBe('Hostname R1\nend\n');
    expect(at(one, (client) => client.get('image.bin'))[1]).toEqual(image);
  });
});

it('R58 add to a file that is there, and to none', () => {
  const server = bench();
  const add = (file: string) =>
    at(server, function* (client) {
      const data = yield* client.data();
      yield* client.say(`APPE ${file}`);
      data.send(utf8Encode('more\n'));
      data.close();
      return yield* client.answer();
    });
  expect([add('branch.cfg'), add('new')]).toEqual(['226 Transfer complete.', '226 Transfer complete.']);
  expect(held(server, '/home/net/branch.cfg')).toEqual(textContent('hostname R1\nend\nmore\n'));
  expect(held(server, '/home/net/new')).toEqual(textContent('more\n'));
});

describe('strangers at the FTP server', () => {
  const verbs = [
    'USER',
    'PASS',
    'RETR',
    'STOR',
    'LIST',
    'PASV',
    'EPSV',
    'PORT',
    'EPRT',
    'CWD',
    'REST',
    'RNFR',
    'RNTO',
    'MKD',
    'TYPE',
    'ABOR',
    'DELE',
    'SIZE',
  ];
  const line = fc
    .tuple(
      fc.constantFrom(...verbs),
      fc.oneof(fc.string({ maxLength: 40 }), fc.constantFrom('../..', '*', '1,2,3', '|1||', '__proto__')),
    )
    .map(([verb, text]) => utf8Encode(`${verb} ${text}\r\n`));

  it('R30 get an answer of the protocol to whatever they send', () => {
    const server = bench();
    fc.assert(
      fc.property(fc.array(fc.oneof(line, fc.uint8Array({ maxLength: 100 })), { maxLength: 12 }), (sent) => {
        const heard = at(server, function* (client) {
          for (const bytes of sent) client.control.send(bytes);
          const said: Uint8Array[] = [];
          for (;;) {
            const [, next] = yield* on(race(client.bench.clock.after(70_000), client.control.receive));
            if (!(next instanceof Uint8Array)) break;
            said.push(next);
          }
          client.control.close();
          return said.map(latin1Decode).join('');
        });
        expect(heard).toMatch(/^(\d{3}[- ][^\r\n]*\r\n|( \S[^\r\n]*\r\n))*$/);
      }),
      { numRuns: 60 },
    );
    expect(says(server, 'NOOP')).toEqual(['200 NOOP ok.']);
  });

  it('R30 are not so many at once, say not so much at once, and do not stay for ever', () => {
    const server = bench();
    const crowd = Array.from({ length: MOST_CLIENTS }, () =>
      at(
        server,
        function* (client) {
          yield* client.answer();
          return client;
        },
        false,
      ),
    );
    expect(at(server, (client) => client.answer(), false)).toBe(
      '421 There are too many connected users, please try later.',
    );
    crowd[0]?.control.close();
    server.wait(10);
    expect(at(server, (client) => client.answer(), false)).toBe('220 (vsFTPd 3.0.3)');
    server.wait(310_000);
    expect(at(server, (client) => client.say('x'.repeat(5000)), true)).toBe('500 Input line too long.');
    expect(
      at(server, function* (client) {
        client.control.pour(image);
        return yield* client.answer();
      }),
    ).toBe('500 Input line too long.');
    expect(at(server, (client) => client.answer())).toBe('421 Timeout.');
  });
});

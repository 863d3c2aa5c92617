import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { on, race, type Io } from '../../../kernel/io.ts';
import { encode64, latin1Decode, utf8Encode } from '../../../system/bytes.ts';
import { emptyContent, patch, read, sizeOf, textContent, type Content } from '../../../system/content.ts';
import { Received } from '../../../system/network/received.ts';
import { CLIENT, HostBench, SERVER } from '../../../testing/host-bench.ts';
import { entryAt } from '../../files.ts';
import { isFlow } from '../../../system/network/conversation.ts';
import { MOST_CLIENTS, type HttpConfig } from './http.ts';

const image: Content = { kind: 'noise', seed: 'image', length: 1_000_000 };
const config = textContent('hostname R1\nend\n');
const files = [
  { path: '/srv/www/branch.cfg', content: config },
  { path: '/srv/www/a b.cfg', content: config },
  { path: '/srv/www/image.bin', content: image },
  { path: '/srv/www/secret', content: config, mode: 0o600 },
  { path: '/srv/www/docs/index.html', content: textContent('<p>hello</p>') },
  { path: '/srv/www/in', owner: 'www-data' },
  { path: '/etc/passwd', content: config },
];
const bench = (changes: Partial<HttpConfig> = {}, room?: number) =>
  new HostBench({ files, room, services: { http: { folder: '/srv/www', ...changes } } });

interface Heard {
  /** Everything that came as messages, and bulk data behind it. */
  readonly text: string;
  readonly body: Content;
  readonly ended: string | undefined;
}

/** Sends one piece after the other and hears what comes until it ends, or nothing does for so long. */
function* talk(server: HostBench, sent: readonly (string | Content)[], ms = 5000): Io<Heard> {
  const opened = yield* on(server.network.connect({ address: SERVER, port: 80 }));
  if (!opened.ok) return { text: '', body: emptyContent, ended: opened.error };
  const stream = opened.value;
  for (const one of sent) {
    if (typeof one === 'string') stream.send(utf8Encode(one));
    else stream.pour(one);
  }
  const received = new Received();
  let text = '';
  for (;;) {
    const [, heard] = yield* on(race(server.clock.after(ms), stream.receive));
    if (heard === undefined || typeof heard === 'string') {
      stream.close();
      return { text, body: received.content, ended: heard ?? undefined };
    }
    if (isFlow(heard)) {
      received.follow(heard);
      yield* on(race(heard.until(Infinity), heard.quiet(20_000)));
    } else text += latin1Decode(heard);
  }
}
const asked = (server: HostBench, ...sent: readonly (string | Content)[]): Heard => server.run(talk(server, sent));
const request = (line: string, ...fields: readonly string[]): string =>
  [`${line} HTTP/1.1`, 'Host: srv', ...fields, '', ''].join('\r\n');
const statusOf = ({ text }: Heard): string => text.split('\r\n')[0] ?? '';
const statuses = (server: HostBench, ...lines: readonly string[]) =>
  lines.map((line) => statusOf(asked(server, request(line))));
const held = (server: HostBench, path: string) => {
  const entry = entryAt(server.machine, path);
  return entry?.kind === 'file' ? entry.content : undefined;
};
const told = ({ events }: HostBench) => events.map(({ id, payload }) => [id, payload] as const);
const put = (server: HostBench, path: string, content: Content) =>
  asked(server, request(`PUT ${path}`, `Content-Length: ${sizeOf(content)}`), content);

describe('the web server', () => {
  it('R80 gives a file', () => {
    const server = bench();
    expect(asked(server, request('GET /branch.cfg')).text.split('\r\n')).toEqual([
      'HTTP/1.1 200 OK',
      'Server: nginx/1.22.1',
      'Date: Fri, 02 Jan 2026 03:04:05 GMT',
      'Connection: keep-alive',
      'Content-Type: application/octet-stream',
      'Content-Length: 16',
      'Last-Modified: Fri, 02 Jan 2026 03:04:05 GMT',
      'Accept-Ranges: bytes',
      '',
      'hostname R1\nend\n',
    ]);
    const { text, body } = asked(server, request('GET /image.bin'));
    expect(text).toContain('Content-Length: 1000000\r\n');
    expect(body).toEqual(image);
    expect(asked(server, request('HEAD /image.bin')).body).toEqual(emptyContent);
    const payload = { protocol: 'http', from: 'SRV', to: CLIENT, direction: 'download' };
    expect(told(server)).toEqual([
      ['transfer.done', { ...payload, file: '/srv/www/branch.cfg', bytes: 16 }],
      ['transfer.done', { ...payload, file: '/srv/www/image.bin', bytes: 1_000_000 }],
    ]);
  });

  it('R80 gives part of a file', () => {
    const part = (range: string) => asked(bench(), request('GET /branch.cfg', `Range: bytes=${range}`)).text;
    expect(part('9-10')).toMatch(/^HTTP\/1.1 206 Partial Content\r\n[^]*Content-Range: bytes 9-10\/16\r\n\r\nR1$/);
    expect(part('12-')).toMatch(/\r\n\r\nend\n$/);
    expect(part('-4')).toMatch(/\r\n\r\nend\n$/);
    expect(part('16-')).toMatch(/^HTTP\/1.1 416 [^]*Content-Range: bytes \*\/16/);
    expect(read(asked(bench(), request('GET /image.bin', 'Range: bytes=10-')).body, 0, 9)).toEqual(read(image, 10, 9));
  });

  it('R81 keeps a connection, or closes it', () => {
    const server = bench();
    const two = asked(server, request('GET /branch.cfg') + request('GET /none', 'Connection: close'));
    expect(two.text.match(/HTTP\/1.1 \d+/g)).toEqual(['HTTP/1.1 200', 'HTTP/1.1 404']);
    expect(two.ended).toBe('closed');
    expect(asked(server, 'GET /branch.cfg HTTP/1.0\r\n\r\n').ended).toBe('closed');
    expect(asked(server, request('GET /branch.cfg')).ended).toBeUndefined();
    expect(server.run(talk(server, [request('GET /branch.cfg')], 70_000)).ended).toBe('closed');
  });

  it('R82 says why there is no file', () => {
    const server = bench();
    expect(
      statuses(
        server,
        'GET /none',
        'GET /secret',
        'GET /',
        'GET /docs',
        'GET /docs/',
        'GET /../../etc/passwd',
        'GET /%2e%2e/etc/passwd',
        'GET /a%20b.cfg',
        'GET /__proto__',
        'POST /x',
        'PUT /in/x',
        'GET x',
        'GET /%zz',
      ),
    ).toEqual([
      'HTTP/1.1 404 Not Found',
      'HTTP/1.1 403 Forbidden',
      'HTTP/1.1 403 Forbidden',
      'HTTP/1.1 301 Moved Permanently',
      'HTTP/1.1 200 OK',
      'HTTP/1.1 404 Not Found',
      'HTTP/1.1 404 Not Found',
      'HTTP/1.1 200 OK',
      'HTTP/1.1 404 Not Found',
      'HTTP/1.1 405 Not Allowed',
      'HTTP/1.1 411 Length Required',
      'HTTP/1.1 400 Bad Request',
      'HTTP/1.1 400 Bad Request',
    ]);
    expect(asked(server, request('GET /none')).text).toContain(
      '<center><h1>404 Not Found</h1></center>\r\n<hr><center>nginx',
    );
    expect(statusOf(asked(server, 'GET / HTTP/1.1\r\n\r\n'))).toBe('HTTP/1.1 400 Bad Request');
    expect(statusOf(asked(server, 'hello\r\n\r\n'))).toBe('HTTP/1.1 400 Bad Request');
    expect(statusOf(asked(server, `GET /${'x'.repeat(9000)}`))).toBe('HTTP/1.1 414 Request-URI Too Large');
  });

  it('R83 asks who it is, where not everybody may', () => {
    const accounts = [{ user: 'net', password: 'a:b' }];
    const as = (server: HostBench, user: string, password: string) =>
      statusOf(
        asked(
          server,
          request('GET /branch.cfg', `Authorization: Basic ${encode64(utf8Encode(`${user}:${password}`))}`),
        ),
      );
    const server = bench({ accounts });
    expect(asked(server, request('GET /branch.cfg')).text).toMatch(
      /^HTTP\/1.1 401 Unauthorized\r\n[^]*WWW-Authenticate: Basic realm=/,
    );
    expect([as(server, 'net', 'a:b'), as(server, 'net', 'no')]).toEqual([
      'HTTP/1.1 200 OK',
      'HTTP/1.1 401 Unauthorized',
    ]);
    expect(
      told(server)
        .filter(([id]) => id === 'login.tried')
        .map(([, { accepted }]) => accepted),
    ).toEqual([true, false]);
    expect(as(bench({ accounts, fault: { kind: 'wrong-account' } }), 'net', 'a:b')).toBe('HTTP/1.1 401 Unauthorized');
  });

  it('R84 takes files, where it may', () => {
    const server = bench({ writes: true });
    expect(statusOf(put(server, '/in/new.bin', image))).toBe('HTTP/1.1 201 Created');
    expect(held(server, '/srv/www/in/new.bin')).toEqual(image);
    expect(statusOf(put(server, '/in/new.bin', config))).toBe('HTTP/1.1 204 No Content');
    expect(held(server, '/srv/www/in/new.bin')).toEqual(config);
    const both = request('PUT /in/t', 'Content-Length: 4') + 'text' + request('GET /in/t', 'Connection: close');
    expect(asked(server, both).text).toMatch(/ 201 Created\r\n[^]* 200 OK\r\n[^]*\r\n\r\ntext$/);
    expect(statusOf(put(server, '/new.bin', config))).toBe('HTTP/1.1 403 Forbidden');
    expect(statusOf(put(server, '/none/new.bin', config))).toBe('HTTP/1.1 409 Conflict');
    expect(statusOf(put(bench(), '/in/new.bin', config))).toBe('HTTP/1.1 405 Not Allowed');
    expect(statusOf(put(bench({ writes: true, fault: { kind: 'read-only' } }), '/in/x', config))).toBe(
      'HTTP/1.1 403 Forbidden',
    );
    const half = bench({ writes: true });
    half.run(talk(half, [request('PUT /in/half', 'Content-Length: 100'), 'only this']));
    half.wait(100);
    expect(held(half, '/srv/www/in/half')).toEqual(textContent('only this'));
    expect(told(half)).toMatchObject([['transfer.failed', { reason: 'aborted', bytes: 9, direction: 'upload' }]]);
  });

  it('R13 finds the disk full', () => {
    const server = bench({ writes: true }, 1_500_000);
    expect(statusOf(put(server, '/in/new.bin', image))).toBe('HTTP/1.1 507 Insufficient Storage');
    expect(told(server)).toMatchObject([['transfer.failed', { reason: 'full' }]]);
    expect(statusOf(put(bench({ writes: true, fault: { kind: 'full' } }), '/in/x', config))).toContain('507');
  });

  it('R10 nobody listens, or nobody speaks', () => {
    expect(asked(bench({ fault: { kind: 'refuses' } }), request('GET /')).ended).toBe('refused');
    expect(asked(bench({ fault: { kind: 'silent' } }), request('GET /'))).toMatchObject({ text: '', ended: undefined });
    const path = '/srv/www/branch.cfg';
    const one = (kind: 'refuses' | 'silent') => bench({ files: [{ path, fault: { kind } }] });
    expect(statuses(one('refuses'), 'GET /branch.cfg', 'GET /docs/')).toEqual([
      'HTTP/1.1 403 Forbidden',
      'HTTP/1.1 200 OK',
    ]);
    expect(asked(one('silent'), request('GET /branch.cfg')).text).toBe('');
  });

  it.each([0, 1, 500_000, 999_999, 1_000_000])('R11 stops after %i bytes', (after) => {
    for (const how of ['silent', 'closes'] as const) {
      const server = bench({ writes: true, fault: { kind: 'stops', after, how } });
      const { text, body, ended } = asked(server, request('GET /image.bin'));
      const head = text.slice(0, text.indexOf('\r\n\r\n') + 4);
      expect(text.length - head.length + sizeOf(body)).toBe(after);
      expect(text).toContain('Content-Length: 1000000');
      expect(ended).toBe(how === 'closes' ? 'closed' : undefined);
      expect(told(server)).toMatchObject([['transfer.failed', { reason: 'stopped', bytes: after }]]);
      const answer = put(server, '/in/new.bin', image);
      expect([answer.text, answer.ended]).toEqual(['', how === 'closes' ? 'closed' : undefined]);
      expect(sizeOf(held(server, '/srv/www/in/new.bin') ?? config)).toBe(after);
    }
  });

  it('R12 sends altered bytes', () => {
    const server = bench({ fault: { kind: 'alters', at: 700_000, by: { hex: '0102' } } });
    expect(asked(server, request('GET /image.bin')).body).toEqual(patch(image, { at: 700_000, hex: '0102' }));
  });
});

describe('strangers at the web server', () => {
  const line = fc
    .tuple(
      fc.constantFrom('GET', 'PUT', 'HEAD', 'POST', 'get'),
      fc.oneof(fc.constantFrom('/', '/branch.cfg', '/in/x', '/%', '*', '//', '/..'), fc.string({ maxLength: 20 })),
      fc.constantFrom('HTTP/1.1', 'HTTP/1.0', 'HTTP/2', ''),
      fc.array(
        fc.constantFrom(
          'Host: x',
          'Content-Length: 5',
          'Content-Length: -1',
          'Range: bytes=5-2',
          'Transfer-Encoding: chunked',
          'Expect: 100-continue',
          'Authorization: Basic !',
          ': x',
          '__proto__: x',
        ),
        { maxLength: 5 },
      ),
      fc.constantFrom('', 'hello', '\0\xff'),
    )
    .map(([method, target, version, fields, body]) =>
      [`${method} ${target} ${version}`, ...fields, '', body].join('\r\n'),
    );

  it('R30 get an answer of the protocol to whatever they send', () => {
    const server = bench({ writes: true });
    fc.assert(
      fc.property(fc.array(fc.oneof(line, fc.string({ unit: 'binary', maxLength: 60 })), { maxLength: 6 }), (sent) => {
        const { text } = asked(server, ...sent);
        if (text !== '') expect(text).toMatch(/^HTTP\/1\.1 \d{3} [^\r\n]+\r\n([\w-]+: [^\r\n]*\r\n)*\r\n/);
      }),
      { numRuns: 100 },
    );
    expect(statuses(server, 'GET /branch.cfg')).toEqual(['HTTP/1.1 200 OK']);
  });

  it('R30 are not so many at once', () => {
    const server = bench();
    const connect = () => server.run(on(server.network.connect({ address: SERVER, port: 80 })));
    const all = Array.from({ length: MOST_CLIENTS }, connect);
    expect(statuses(server, 'GET /branch.cfg')).toEqual(['HTTP/1.1 503 Service Temporarily Unavailable']);
    for (const one of all) if (one.ok) one.value.close();
    server.wait(100);
    expect(statuses(server, 'GET /branch.cfg')).toEqual(['HTTP/1.1 200 OK']);
  });
});

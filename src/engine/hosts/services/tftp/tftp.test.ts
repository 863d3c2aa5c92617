import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { on, race, type Io } from '../../../kernel/io.ts';
import { utf8Encode } from '../../../system/bytes.ts';
import { bytesContent, patch, read, sizeOf, textContent, textOf, type Content } from '../../../system/content.ts';
import type { Endpoint, Socket } from '../../../system/network/network.ts';
import { memoryTaker } from '../../../system/network/taker.ts';
import {
  parseTftp,
  tftpAcknowledged,
  tftpData,
  tftpError,
  tftpRequest,
  type TftpMessage,
} from '../../../system/network/tftp-packets.ts';
import { readByTftp, writeByTftp, type TftpCall } from '../../../system/network/tftp.ts';
import { CLIENT, HostBench, SERVER } from '../../../testing/host-bench.ts';
import { entryAt } from '../../files.ts';
import type { TftpConfig } from './tftp.ts';
import { MOST_TRANSFERS } from '../../../system/network/tftp-listen.ts';

const image: Content = { kind: 'noise', seed: 'image', length: 1_000_000 };
const config = textContent('hostname R1\nend\n');
const files = [
  { path: '/srv/tftp/branch.cfg', content: config },
  { path: '/srv/tftp/image.bin', content: image },
  { path: '/srv/tftp/secret', content: config, mode: 0o600 },
  { path: '/srv/tftp/open', content: config, mode: 0o666 },
  { path: '/srv/tftp/even', content: { kind: 'fill', byte: 7, length: 1024 } as const },
  { path: '/srv/tftp', mode: 0o777 },
  { path: '/etc/passwd', content: config },
];
const bench = (changes: Partial<TftpConfig> = {}, room?: number, loss?: number) =>
  new HostBench({ files, room, services: { tftp: { folder: '/srv/tftp', ...changes } } }, loss);

const call = ({ network, clock }: HostBench, blockSize?: number): TftpCall => ({
  clock,
  socket: network.bind(),
  server: SERVER,
  patience: [4000, 5000, 6000, 7000, 8000, 8000],
  blockSize,
  pace: () => 1_000_000,
  signs: () => {},
  waited: () => {},
  stray: () => {},
});
const get = (server: HostBench, file: string, blockSize?: number) => {
  const got = server.run(readByTftp(call(server, blockSize), file, memoryTaker));
  server.wait(60_000);
  return got.ok ? got.value : got.error;
};
const put = (server: HostBench, file: string, content: Content, blockSize?: number) => {
  const done = server.run(writeByTftp(call(server, blockSize), file, content));
  server.wait(60_000);
  return done.ok ? 'done' : done.error;
};
const held = (server: HostBench, path: string) => {
  const entry = entryAt(server.machine, path);
  return entry?.kind === 'file' ? entry.content : undefined;
};
const told = ({ events }: HostBench) => events.map(({ id, payload }) => [id, payload] as const);

/** Says one thing and hears what is said within half a minute, with the moments. */
function* talk({ network, clock }: HostBench, first: Uint8Array, ms = 500): Io<(TftpMessage | undefined)[]> {
  const socket = network.bind();
  socket.send({ address: SERVER, port: 69 }, first);
  const heard: (TftpMessage | undefined)[] = [];
  for (;;) {
    const [, next] = yield* on(race(clock.after(ms), socket.receive));
    if (!next) break;
    heard.push(parseTftp(next.bytes));
  }
  socket.close();
  return heard;
}
const asks = (server: HostBench, ...request: Parameters<typeof tftpRequest>) =>
  server.run(talk(server, tftpRequest(...request)));

describe('the TFTP server', () => {
  it('R70 sends a file, from a port of its own', () => {
    const server = bench();
    expect(textOf(get(server, 'branch.cfg') as Content)).toBe('hostname R1\nend\n');
    expect(server.datagrams.filter(({ body }) => body.fromPort === 69)).toEqual([]);
    expect(get(server, '/even')).toEqual(bytesContent(new Uint8Array(1024).fill(7)));
    const payload = { protocol: 'tftp', from: 'SRV', to: CLIENT, direction: 'download' };
    expect(told(server)).toEqual([
      ['transfer.done', { ...payload, file: '/srv/tftp/branch.cfg', bytes: 16 }],
      ['transfer.done', { ...payload, file: '/srv/tftp/even', bytes: 1024 }],
    ]);
  });

  it('R70 sends a large one as a few packets and bulk data, whatever the blocks', () => {
    for (const size of [undefined, 1468, 8192]) {
      const server = bench();
      expect(get(server, 'image.bin', size)).toEqual(image);
      expect(server.datagrams.length).toBeLessThan(12);
    }
  });

  it('R71 answers with its errors', () => {
    const server = bench();
    const error = (code: number, text: string) => [{ kind: 'error', code, text }];
    expect(asks(server, 'read', 'none')).toEqual(error(1, 'File not found'));
    expect(asks(server, 'read', '/')).toEqual(error(1, 'File not found'));
    expect(asks(server, 'read', '__proto__')).toEqual(error(1, 'File not found'));
    expect(asks(server, 'read', '../../etc/passwd')).toEqual(error(1, 'File not found'));
    expect(asks(server, 'read', 'secret')).toEqual(error(2, 'Access denied'));
    expect(asks(server, 'write', 'new')).toEqual(error(1, 'File not found'));
    expect(asks(server, 'write', 'branch.cfg')).toEqual(error(2, 'Access denied'));
    expect(server.run(talk(server, utf8Encode('\0\x01x\0mail\0')))).toEqual(error(4, 'Unknown mode'));
    expect(server.run(talk(server, utf8Encode('\0\x01nothing')))).toEqual(error(4, 'Illegal TFTP operation'));
    expect(server.run(talk(server, tftpAcknowledged(1)))).toEqual([]);
    expect(told(server).map(([id, { reason = '' }]) => [id, reason].join(' '))).toEqual([
      ...Array.from({ length: 4 }, () => 'transfer.failed missing'),
      'transfer.failed denied',
      'transfer.failed missing',
      'transfer.failed denied',
    ]);
  });

  it('R72 agrees on options that it knows', () => {
    const server = bench();
    const options = (list: Record<string, string>) =>
      asks(server, 'read', 'image.bin', new Map(Object.entries(list)))[0];
    const agreed = (list: Record<string, string>) => ({ kind: 'options', options: new Map(Object.entries(list)) });
    expect(options({ BLKSIZE: '8192', tsize: '0', timeout: '3', other: '1' })).toEqual(
      agreed({ blksize: '8192', tsize: '1000000', timeout: '3' }),
    );
    expect(options({ blksize: '70000' })).toEqual(agreed({ blksize: '65464' }));
    expect(options({ blksize: '7', timeout: '256' })).toMatchObject({ kind: 'data', block: 1 });
    const writing = asks(bench({ create: true }), 'write', 'new', new Map([['tsize', '5']]));
    expect(writing[0]).toEqual(agreed({ tsize: '5' }));
  });

  it('R73 sends again after 1, 2, 4 and 8 seconds, and gives up 16 later', () => {
    const server = bench();
    const socket = server.network.bind();
    socket.send({ address: SERVER, port: 69 }, tftpRequest('read', 'branch.cfg'));
    const at: number[] = [];
    function* listen(): Io<void> {
      for (;;) {
        const [, next] = yield* on(race(server.clock.after(60_000), socket.receive));
        if (!next) return;
        at.push(server.clock.now);
      }
    }
    server.run(listen());
    expect(at.map((moment) => moment - (at[0] ?? 0))).toEqual([0, 1000, 3000, 7000, 15_000]);
    expect(told(server)).toMatchObject([['transfer.failed', { reason: 'timed-out', bytes: 0 }]]);
    expect(server.events[0]?.at).toBe((at[0] ?? 0) - 4 + 31_000);
  });

  it('R73 gets every byte through a wire that loses packets', () => {
    const server = bench({ create: true }, undefined, 0.25);
    expect(get(server, 'image.bin')).toEqual(image);
    expect(put(server, 'new.bin', image)).toBe('done');
    expect(held(server, '/srv/tftp/new.bin')).toEqual(image);
  });

  it('R74 takes a file, when it may', () => {
    const server = bench({ create: true });
    for (const size of [undefined, 1468]) expect(put(server, 'new.bin', image, size)).toBe('done');
    expect(held(server, '/srv/tftp/new.bin')).toEqual(image);
    expect(put(server, 'new.bin', config)).toBe('done');
    expect(held(server, '/srv/tftp/new.bin')).toEqual(config);
    expect(put(bench(), 'open', image)).toBe('done');
    expect(told(server).at(-1)).toEqual([
      'transfer.done',
      { protocol: 'tftp', file: '/srv/tftp/new.bin', from: CLIENT, to: 'SRV', direction: 'upload', bytes: 16 },
    ]);
  });

  it('R74 keeps what came of a file that broke', () => {
    const server = bench({ create: true });
    function* halfway(): Io<void> {
      const socket = server.network.bind();
      socket.send({ address: SERVER, port: 69 }, tftpRequest('write', 'half'));
      const { from } = yield* on(socket.receive);
      socket.send(from, tftpData(1, read(image, 0, 512)));
      yield* on(socket.receive);
      socket.send(from, tftpError(0, 'enough'));
      yield* on(server.clock.after(1000));
    }
    server.run(halfway());
    expect(held(server, '/srv/tftp/half')).toEqual(bytesContent(read(image, 0, 512)));
    expect(told(server)).toMatchObject([['transfer.failed', { reason: 'aborted', bytes: 512 }]]);
  });

  it('R75 turns line ends where a file goes as text', () => {
    const server = bench({ create: true });
    const request = utf8Encode('\0\x01branch.cfg\0netascii\0');
    expect(server.run(talk(server, request))[0]).toMatchObject({
      bytes: utf8Encode('hostname R1\r\nend\r\n'),
    });
    function* write(): Io<void> {
      const socket = server.network.bind();
      socket.send({ address: SERVER, port: 69 }, utf8Encode('\0\x02text\0netascii\0'));
      const { from } = yield* on(socket.receive);
      socket.send(from, tftpData(1, utf8Encode('a\r\nb\r\0c')));
      yield* on(server.clock.after(5000));
    }
    server.run(write());
    expect(held(server, '/srv/tftp/text')).toEqual(textContent('a\nb\rc'));
  });

  it('R13 finds the disk full or not to be written', () => {
    const server = bench({ create: true }, 1_500_000);
    expect(put(server, 'new.bin', image)).toMatchObject({ kind: 'refused', code: 3 });
    expect(sizeOf(held(server, '/srv/tftp/new.bin') ?? config)).toBe(1_500_000 - sizeOf(image) - 1024 - 4 * 16);
    expect(put(bench({ create: true, fault: { kind: 'full' } }), 'new.bin', config)).toMatchObject({ code: 3 });
    const error = [{ kind: 'error', code: 0, text: 'Read-only file system' }];
    expect(asks(bench({ create: true, fault: { kind: 'read-only' } }), 'write', 'new')).toEqual(error);
  });

  it('R10 denies every request, or says nothing', () => {
    const denied = [{ kind: 'error', code: 2, text: 'Access denied' }];
    expect(asks(bench({ fault: { kind: 'refuses' } }), 'read', 'branch.cfg')).toEqual(denied);
    expect(asks(bench({ fault: { kind: 'silent' } }), 'read', 'branch.cfg')).toEqual([]);
    const one = bench({ files: [{ path: '/srv/tftp/branch.cfg', fault: { kind: 'silent' } }] });
    expect(asks(one, 'read', 'branch.cfg')).toEqual([]);
    expect(asks(one, 'read', 'even').length).toBe(1);
  });

  it.each([0, 511, 512, 500_000, 999_935, 999_936, 999_999, 1_000_000])('R11 stops after %i bytes', (after) => {
    for (const how of ['silent', 'closes'] as const) {
      const server = bench({ create: true, fault: { kind: 'stops', after, how } });
      const got = get(server, 'image.bin');
      const whole = Math.floor(after / 512) * 512;
      if (after === 1_000_000) expect(got).toEqual(image);
      else expect(got).toMatchObject(how === 'silent' ? { kind: 'silent' } : { kind: 'refused', code: 0 });
      const bytes = after === 1_000_000 ? after : whole;
      expect(told(server).at(-1)).toMatchObject([after === 1_000_000 ? 'transfer.done' : 'transfer.failed', { bytes }]);
      expect(put(server, 'new.bin', image)).toMatchObject(how === 'silent' ? { kind: 'silent' } : { code: 0 });
      expect(sizeOf(held(server, '/srv/tftp/new.bin') ?? image)).toBe(after);
    }
  });

  it('R12 sends altered bytes', () => {
    const server = bench({ fault: { kind: 'alters', at: 700_000, by: { hex: '0102' } } });
    expect(get(server, 'image.bin')).toEqual(patch(image, { at: 700_000, hex: '0102' }));
  });
});

describe('strangers at the TFTP server', () => {
  const word = fc.oneof(
    fc.string({ maxLength: 20 }),
    fc.constantFrom('blksize', 'tsize', 'timeout', '512', '0', '../x', 'open'),
  );
  const request = fc
    .tuple(fc.nat(7), fc.array(word, { maxLength: 8 }))
    .map(([kind, words]) => utf8Encode(`\0${String.fromCharCode(kind)}${words.join('\0')}\0`));

  it('R30 get packets of the protocol to whatever they send', () => {
    const server = bench({ create: true });
    fc.assert(
      fc.property(fc.array(fc.oneof(request, fc.uint8Array({ maxLength: 60 })), { maxLength: 5 }), (sent) => {
        function* poke(socket: Socket, to: Endpoint): Io<void> {
          for (const bytes of sent) socket.send(to, bytes);
          for (;;) {
            const [, next] = yield* on(race(server.clock.after(20_000), socket.receive));
            if (!next) return;
            const said = parseTftp(next.bytes);
            expect(said).toBeDefined();
            if (said?.kind === 'error') return;
            for (const bytes of sent) socket.send(next.from, bytes);
            if (said?.kind === 'data' && sent.length === 0) return;
            sent.pop();
          }
        }
        server.run(poke(server.network.bind(), { address: SERVER, port: 69 }));
      }),
      { numRuns: 60 },
    );
    server.wait(120_000);
    expect(get(server, 'image.bin')).toEqual(image);
  });

  it('R30 are not so many at once', () => {
    const server = bench();
    const all = Array.from({ length: MOST_TRANSFERS + 6 }, () => server.network.bind());
    for (const socket of all) socket.send({ address: SERVER, port: 69 }, tftpRequest('read', 'even'));
    server.wait(100);
    const served = new Set(server.datagrams.filter(({ to }) => to === CLIENT).map(({ body }) => body.toPort));
    expect(served.size).toBe(MOST_TRANSFERS);
  });
});

import { describe, expect, it } from 'vitest';
import { VirtualClock } from '../kernel/clock.ts';
import { DNS_A, DNS_PTR, dnsAnswer, nameBytes, parseQuestion, question } from '../system/network/dns.ts';
import { utf8Encode } from '../system/bytes.ts';
import { talked } from '../testing/talking-lab.ts';
import { Bench } from '../testing/lab.ts';
import { wire, wiredRouter } from '../testing/wired.ts';
import { WireWords, type WireLine } from './describe.ts';
import type { Captured, Packet } from './packet.ts';
import { Wire } from './wire.ts';

const sizes = { tftp: 120_000, ftp: 300_000, http: 100_000 };
let made: WireWords | undefined;
const words = (): WireWords => (made ??= new WireWords(talked(sizes).lab.wires));
const of = (protocol: string): readonly WireLine[] =>
  words()
    .lines()
    .filter((line) => line.protocol === protocol);
const said = (protocol: string): readonly string[] => of(protocol).map(({ says }) => says);

/** A wire that carried so many pings, and keeps the last. */
function crowded(frames: number): Wire {
  const lan = new Wire({ name: 'w', kind: 'link', ends: [], rate: 1000, latency: 0, loss: 0 }, new VirtualClock(), 1);
  const body = { kind: 'icmp', type: 8, code: 0, id: 1, sequence: 1, size: 72 } as const;
  for (let at = 0; at < frames; at++)
    lan.capture({ kind: 'frame', at, frame: { from: 'a', to: 'b', carries: packet(body) } });
  return lan;
}

/** What is said of packets that somebody made up. */
function madeUp(...packets: readonly Packet[]): readonly WireLine[] {
  const captured = packets.map(
    (carries, at): Captured => ({ kind: 'frame', at, frame: { from: 'a', to: 'b', carries } }),
  );
  const bare = { spec: { name: 'w' }, captured, attached: [], forgotten: 0 };
  return new WireWords([bare as unknown as Wire]).lines();
}
const packet = (body: Packet['body']): Packet => ({
  from: '10.1.1.1',
  to: '10.1.1.2',
  ttl: 1,
  id: 1,
  dontFragment: false,
  body,
});
const datagram = (toPort: number, bytes: Uint8Array, fromPort = 50_000): Packet =>
  packet({ kind: 'udp', fromPort, toPort, bytes });

it('counts what a wire no longer kept when somebody looked for the first time', () => {
  const lan = crowded(50_002);
  const late = new WireWords([lan]);
  const lines = late.lines();
  expect([lines.length, late.forgotten]).toEqual([30_002, 20_000]);
  expect(lines[0]).toMatchObject({ index: 20_000, at: 20_000 });
  expect(late.bytes(20_000)).toHaveLength(114);
});

it('forgets what was spoken where with the lines that it is about', () => {
  const web = (text: string): Captured => {
    const body = {
      kind: 'tcp',
      fromPort: 50_000,
      toPort: 8080,
      sequence: 1,
      window: 1,
      bytes: utf8Encode(text),
    } as const;
    return { kind: 'frame', at: 0, frame: { from: 'a', to: 'b', carries: packet(body) } };
  };
  const captured = [web('GET /a HTTP/1.1\r\n'), web('more')];
  const bare = { spec: { name: 'w' }, captured, attached: [], forgotten: 0 };
  const growing = new WireWords([bare as unknown as Wire]);
  expect(growing.lines().map(({ protocol }) => protocol)).toEqual(['HTTP', 'HTTP']);
  captured.push(...crowded(30_000).captured, ...crowded(30_000).captured);
  expect(growing.lines()).toHaveLength(40_000);
  captured.push({ ...web('other'), at: 60_000 });
  expect(growing.lines().at(-1)).toMatchObject({ protocol: 'TCP', says: ' 50000 to 8080, 5 bytes' });
});

describe('what was said', () => {
  it('over FTP can be read, the password too, and its data belongs to it', () => {
    expect(said('FTP')).toEqual(expect.arrayContaining(['Request: USER netuser', 'Request: PASS guessme']));
    expect(said('FTP')).toContain('Response: 230 Login successful.');
    expect(said('FTP')).toContain('bulk data, all 300000 bytes');
    expect(new Set(of('FTP').map(({ conversation }) => conversation)).size).toBe(1);
  });

  it('over FTP and telnet at other ports is known by how the server begins', () => {
    const say = (way: 'to' | 'from', text: string, syn = false): Packet => ({
      ...packet({
        kind: 'tcp',
        ...(way === 'to' ? { fromPort: 50_000, toPort: 2121 } : { fromPort: 2121, toPort: 50_000, acknowledges: 1 }),
        sequence: syn ? text.length : 9,
        window: 1,
        syn,
        bytes: Uint8Array.from(syn ? '' : text, (char) => char.charCodeAt(0)),
      }),
      ...(way === 'from' && { from: '10.1.1.2', to: '10.1.1.1' }),
    });
    const lines = madeUp(
      say('to', 'a', true),
      say('from', '220 Ready\r\n'),
      say('to', 'USER ann\r\n'),
      say('to', 'other', true),
      say('from', '\xff\xfb\x01'),
      say('to', 'ls\r\n'),
      say('to', 'as before', true),
      say('to', 'something'),
    );
    expect(lines.map(({ protocol, says }) => `${protocol} ${says}`)).toEqual([
      'TCP SYN 50000 to 2121',
      'FTP Response: 220 Ready',
      'FTP Request: USER ann',
      'TCP SYN 50000 to 2121',
      'TELNET options, 3 bytes',
      'TELNET data: ls',
      'TCP SYN 50000 to 2121',
      'TCP  50000 to 2121, 9 bytes',
    ]);
  });

  it('over FTP has its data where a port was named for it, and not what uses the port later', () => {
    const tcp = (fromPort: number, toPort: number, sequence: number, text: string): Packet =>
      packet({ kind: 'tcp', fromPort, toPort, sequence, window: 1, syn: text === '', bytes: utf8Encode(text) });
    const named = { ...tcp(50_000, 21, 1, 'PORT 10,1,1,2,156,65\r\n') };
    const lines = madeUp(
      named,
      tcp(20, 40_001, 7, ''),
      tcp(20, 40_001, 7, ''),
      tcp(20, 40_001, 8, 'listing'),
      tcp(50_009, 40_001, 90, ''),
      tcp(50_009, 40_001, 91, 'private'),
    );
    expect(lines.slice(3).map(({ protocol, says }) => `${protocol} ${says}`)).toEqual([
      'FTP data, 7 bytes',
      'TCP SYN 50009 to 40001',
      'TCP  50009 to 40001, 7 bytes',
    ]);
    expect(lines[3]?.conversation).toBe(lines[0]?.conversation);
  });

  it('over TFTP is followed to the ports that it goes on at', () => {
    for (const says of ['RRQ branch.cfg octet', 'DATA block 1, 512 bytes', 'ACK block 1'])
      expect(said('TFTP')).toContain(says);
    expect(said('TFTP').some((says) => /^bulk data, all \d+ bytes$/.test(says))).toBe(true);
    expect(new Set(of('TFTP').map(({ conversation }) => conversation)).size).toBe(1);
  });

  it('over HTTP, and by ARP and TCP themselves', () => {
    expect(said('HTTP')).toContainEqual(expect.stringMatching(/^GET \S+ HTTP\/1\.[01]$/));
    expect(said('HTTP')).toContainEqual(expect.stringMatching(/^HTTP\/1\.[01] 200/));
    expect(said('ARP')).toContainEqual(expect.stringMatching(/^who has [\d.]+\? tell [\d.]+$/));
    expect(said('TCP')).toContainEqual(expect.stringMatching(/^SYN \d+ to 21$/));
  });

  it('is by machines that told their addresses, in the order of time', () => {
    const lines = words().lines();
    expect(lines.map(({ at }) => at)).toEqual(lines.map(({ at }) => at).toSorted((a, b) => a - b));
    expect(of('FTP').some(({ from, to }) => /^[A-Z]/.test(from) && /^[A-Z]/.test(to))).toBe(true);
  });

  it('by an echo is told with its number, and by an error with what it is about', () => {
    const echo = packet({ kind: 'icmp', type: 8, code: 0, id: 3, sequence: 4, size: 72 });
    const refused = packet({
      kind: 'icmp',
      type: 3,
      code: 3,
      id: 0,
      sequence: 0,
      size: 0,
      about: datagram(33_434, new Uint8Array()),
    });
    expect(madeUp(echo, refused).map(({ says }) => says)).toEqual([
      'echo request id 3 seq 4, 72 bytes',
      'unreachable: port (10.1.1.1 to 10.1.1.2)',
    ]);
  });

  it('to a name server is its question', () => {
    expect(madeUp(datagram(53, question(7, 'srv.span.com') ?? new Uint8Array()))[0]?.says).toBe('A? srv.span.com');
  });

  it('by a name server is a name, an address, that there is neither, or that it will not say', () => {
    const told = (type: number, code: 'done' | 'no-such-name' | 'refused', data?: Uint8Array): string | undefined => {
      const asked = parseQuestion(question(7, 'x.test', type) ?? new Uint8Array());
      if (!asked) throw new Error('no question');
      const records = data ? [{ type, seconds: 60, data }] : [];
      return madeUp(datagram(50_000, dnsAnswer(asked, code, records), 53))[0]?.says;
    };
    expect(told(DNS_PTR, 'done', nameBytes('srv.span.com'))).toBe('PTR x.test is srv.span.com');
    expect(told(DNS_A, 'done', Uint8Array.of(10, 1, 1, 20))).toBe('A x.test is 10.1.1.20');
    expect(told(DNS_PTR, 'no-such-name')).toBe('PTR x.test: no such name');
    expect([told(DNS_A, 'done'), told(DNS_PTR, 'done')]).toEqual(['A x.test: no data', 'PTR x.test: no data']);
    expect(told(DNS_PTR, 'refused')).toBe('PTR x.test: refused or failed');
  });

  it('by hostile bytes acts on no screen', () => {
    const evil = utf8Encode('<13>\x1b[2J\r\nnext\u202e');
    expect(madeUp(datagram(514, evil))[0]?.says).toBe('<13>\\x1b[2J\\r\\nnext\\x202e');
    const noise = Uint8Array.from({ length: 300 }, (_, i) => (i * 37) & 255);
    for (const port of [53, 69, 123, 514, 9]) expect(madeUp(datagram(port, noise))[0]?.says).not.toMatch(/\p{Cc}/u);
  });
});

it('grows with what crosses, and what was told before stays', () => {
  const r = new Bench({
    devices: [wiredRouter('R1', ['GigabitEthernet0/0 10.1.1.1']), wiredRouter('R2', ['GigabitEthernet0/0 10.1.1.2'])],
    wires: [wire('cable', ['R1 GigabitEthernet0/0', 'R2 GigabitEthernet0/0'])],
  });
  r.player.settle();
  r.type('', '⟦+60s⟧', 'enable');
  const growing = new WireWords(r.lab.wires);
  const before = growing.lines();
  r.type('ping 10.1.1.2');
  const after = growing.lines();
  expect(after.slice(0, before.length)).toEqual(before);
  const echoes = after.slice(before.length).filter(({ protocol }) => protocol === 'ICMP');
  expect(echoes.map(({ from, to }) => `${from} ${to}`).slice(0, 2)).toEqual(['R1 R2', 'R2 R1']);
  expect(growing.bytes(echoes[0]?.index ?? -1).length).toBe(114);
  expect(growing.text(({ protocol }) => protocol === 'ICMP', 0).split('\n').length).toBe(echoes.length + 1);
});

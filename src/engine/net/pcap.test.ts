import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { concat, toHex, utf8Encode } from '../system/bytes.ts';
import { question } from '../system/network/dns.ts';
import { talked, talkingLab, TALK_BEGINS } from '../testing/talking-lab.ts';
import { Bench } from '../testing/lab.ts';
import { frameBytes } from './frame-bytes.ts';
import type { Captured, Frame, Packet } from './packet.ts';
import { pcapHeader, pcapOf, Recording } from './pcap.ts';

const [ROUTER, HOST] = ['10f3.11ff.5160', '0050.5601.0014'] as const;

const framed = (body: Packet['body'], changes: Partial<Packet> = {}): Frame => ({
  from: ROUTER,
  to: HOST,
  carries: { from: '10.1.1.1', to: '10.1.1.20', ttl: 255, id: 7, dontFragment: false, body, ...changes },
});

/** Hexadecimal of what stands behind Ethernet and IP. */
const inside = (body: Packet['body']): string => toHex((frameBytes(framed(body))[0] ?? new Uint8Array()).subarray(34));

describe('the bytes of a frame', () => {
  it('of ARP are those of the reference, padded to what Ethernet wants', () => {
    const from = { mac: ROUTER, address: '10.1.1.1' };
    const ask: Frame = {
      from: ROUTER,
      to: 'ffff.ffff.ffff',
      carries: { kind: 'request', from, to: { address: '10.1.1.20' } },
    };
    const answer: Frame = {
      from: HOST,
      to: ROUTER,
      carries: { kind: 'reply', from: { mac: HOST, address: '10.1.1.20' }, to: from },
    };
    expect(frameBytes(ask).map(toHex)).toEqual([
      `ffffffffffff10f311ff51600806${'0001080006040001'}10f311ff51600a010101${'000000000000'}0a010114${'00'.repeat(18)}`,
    ]);
    expect(frameBytes(answer).map(toHex)).toEqual([
      `10f311ff51600050560100140806${'0001080006040002'}0050560100140a01011410f311ff51600a010101${'00'.repeat(18)}`,
    ]);
  });

  it('of an echo have its number and a pattern', () => {
    const echo = { kind: 'icmp', type: 8, code: 0, id: 1, sequence: 0, size: 72 } as const;
    const [bytes] = frameBytes(framed(echo));
    expect(toHex(bytes ?? new Uint8Array())).toMatch(/^00505601001410f311ff516008004500006400070000ff01/);
    expect(inside(echo)).toMatch(/^0800....00010000(abcd){36}$/);
    expect(inside({ ...echo, type: 0 })).toMatch(/^0000....00010000(abcd){36}$/);
  });

  it('of an error repeat the beginning of the packet that it is about', () => {
    const { carries } = framed({ kind: 'udp', fromPort: 49_152, toPort: 33_434, bytes: new Uint8Array() });
    const error = { kind: 'icmp', type: 3, code: 3, id: 0, sequence: 0, size: 0, about: carries as Packet } as const;
    expect(inside(error)).toMatch(/^0303....000000004500001c00070000ff11....0a0101010a010114c000829a0008....$/);
  });

  it('of a connection that is asked for tell its maximum segment', () => {
    const syn = { kind: 'tcp', fromPort: 49_152, toPort: 21, sequence: 1, syn: true, window: 4128 } as const;
    const none = { bytes: new Uint8Array() };
    expect(inside({ ...syn, ...none, segment: 536 })).toMatch(/^c0000015000000010000000060021020....0000020402180000$/);
    expect(inside({ ...syn, ...none, segment: 1460 })).toMatch(/020405b40000$/);
    expect(inside({ ...syn, ...none, acknowledges: 9, segment: 1460 })).toMatch(/^c000001500000001000000096012/);
    const said = { kind: 'tcp', fromPort: 21, toPort: 49_152, sequence: 1, acknowledges: 2, window: 0 } as const;
    expect(inside({ ...said, bytes: utf8Encode('hi') })).toMatch(/^0015c000000000010000000250180000....000068690{8}$/);
    expect(inside({ ...said, ...none, fin: true })).toMatch(/^.{24}5011/);
    expect(inside({ ...said, ...none, reset: true })).toMatch(/^.{24}5014/);
  });

  it('of datagrams carry what their programs say', () => {
    const bytes = question(0x1234, 'srv.lab') ?? new Uint8Array();
    expect(inside({ kind: 'udp', fromPort: 49_152, toPort: 53, bytes })).toMatch(
      /^c00000350021....12340100000100000000000003737276036c61620000010001$/,
    );
  });
});

const sumOf = (bytes: Uint8Array): number => {
  let sum = 0;
  for (let at = 0; at < bytes.length; at += 2) sum += (bytes[at] ?? 0) * 256 + (bytes[at + 1] ?? 0);
  while (sum > 0xffff) sum = (sum % 0x10000) + Math.floor(sum / 0x10000);
  return sum;
};
const word = (bytes: Uint8Array, at: number): number => (bytes[at] ?? 0) * 256 + (bytes[at + 1] ?? 0);

const port = fc.integer({ min: 0, max: 65_535 });
const number = fc.integer({ min: 0, max: 2 ** 32 - 1 });
const data = fc.uint8Array({ maxLength: 4000 });
const octet = fc.integer({ min: 0, max: 255 });
const address = fc.tuple(octet, octet, octet, octet).map((octets) => octets.join('.'));

const udp = fc.record({ kind: fc.constant('udp' as const), fromPort: port, toPort: port, bytes: data });
const tcp = fc.record({
  kind: fc.constant('tcp' as const),
  fromPort: port,
  toPort: port,
  sequence: number,
  acknowledges: fc.option(number, { nil: undefined }),
  syn: fc.boolean(),
  fin: fc.boolean(),
  reset: fc.boolean(),
  window: port,
  segment: fc.option(port, { nil: undefined }),
  bytes: fc.uint8Array({ maxLength: 1460 }),
});
const echo = fc.record({
  kind: fc.constant('icmp' as const),
  type: fc.constantFrom(0, 8),
  code: fc.constant(0),
  id: port,
  sequence: port,
  size: fc.integer({ min: 0, max: 18_000 }),
});
const around = { from: address, to: address, ttl: octet, id: port, dontFragment: fc.constant(false) };
const plain = fc.record({ ...around, body: fc.oneof(udp, tcp, echo) });
const error = plain.map((about) => ({
  ...about,
  body: { kind: 'icmp' as const, type: 3, code: 1, id: 0, sequence: 0, size: 0, about },
}));

describe('any packet', () => {
  it('has right checksums, and lengths that add up, whole or in fragments', () => {
    fc.assert(
      fc.property(fc.oneof(plain, error), (packet) => {
        const frames = frameBytes({ from: ROUTER, to: HOST, carries: packet });
        const bodies = frames.map((bytes, n) => {
          const header = bytes.subarray(14, 34);
          const length = word(header, 2);
          expect(sumOf(header)).toBe(0xffff);
          expect(bytes.length).toBe(Math.max(60, 14 + length));
          expect(length).toBeLessThanOrEqual(1500);
          expect(word(header, 6)).toBe((n < frames.length - 1 ? 0x2000 : 0) + n * 185);
          expect(word(header, 4)).toBe(packet.id);
          return bytes.subarray(34, 14 + length);
        });
        const body = concat(...bodies);
        const { kind } = packet.body;
        const pseudo = concat(
          (frames[0] ?? new Uint8Array()).subarray(26, 34),
          Uint8Array.of(0, kind === 'udp' ? 17 : 6, body.length >> 8, body.length & 255),
        );
        expect(sumOf(kind === 'icmp' ? body : concat(pseudo, body))).toBe(0xffff);
        if (kind === 'udp') expect([word(body, 4), word(body, 6) > 0]).toEqual([body.length, true]);
      }),
      { numRuns: 300 },
    );
  });
});

interface Recorded {
  /** Microseconds since the lab began. */
  readonly at: number;
  readonly whole: number;
  readonly bytes: Uint8Array;
}

/** The packets of a file; throws where a record does not end with it. */
function recordsOf(file: Uint8Array): Recorded[] {
  const view = new DataView(file.buffer, file.byteOffset, file.length);
  const records: Recorded[] = [];
  for (let at = 24; at < file.length; ) {
    const kept = view.getUint32(at + 8, true);
    const seconds = view.getUint32(at, true) - TALK_BEGINS / 1000;
    records.push({
      at: seconds * 1_000_000 + view.getUint32(at + 4, true),
      whole: view.getUint32(at + 12, true),
      bytes: file.subarray(at + 16, at + 16 + kept),
    });
    at += 16 + kept;
    if (at > file.length) throw new Error('cut off');
  }
  return records;
}

const fileOf = (captured: Iterable<Captured>): Uint8Array => concat(...pcapOf(captured, { begin: TALK_BEGINS }));
const onWire = (r: Bench, wire: number): readonly Captured[] => r.lab.wires[wire]?.captured ?? [];

describe('a capture file', () => {
  it('begins as the reference says', () => {
    expect(toHex(pcapHeader())).toBe('d4c3b2a10200040000000000' + '00000000' + 'ffff0000' + '01000000');
    expect(fileOf([])).toEqual(pcapHeader());
  });

  it('has the exact microsecond of every frame', () => {
    const arp: Frame = {
      from: ROUTER,
      to: HOST,
      carries: { kind: 'request', from: { mac: ROUTER, address: '10.1.1.1' }, to: { address: '10.1.1.2' } },
    };
    const at = [1234.5678, 1234.25, 999_999.9996].map((moment) => ({ kind: 'frame', at: moment, frame: arp }) as const);
    expect(recordsOf(fileOf(at)).map((record) => record.at)).toEqual([1_234_250, 1_234_567, 999_999_999]);
  });

  it('has the first large pings whole, and of those that follow what each fragment begins with', () => {
    const echo = (n: number): Captured => {
      const body = { kind: 'icmp', type: 8, code: 0, id: 1, sequence: n, size: 65_000 } as const;
      return { kind: 'frame', at: n, frame: framed(body) };
    };
    const small = { kind: 'icmp', type: 8, code: 0, id: 1, sequence: 0, size: 1400 } as const;
    const last: Captured = { kind: 'frame', at: 999, frame: framed(small) };
    const records = recordsOf(fileOf([...Array.from({ length: 100 }, (_, n) => echo(n)), last]));
    const cut = records.map(({ bytes, whole }) => bytes.length < whole);
    expect([records.length, cut.indexOf(true), cut.lastIndexOf(true)]).toEqual([4401, 16 * 44, 4399]);
    expect(new Set(records.flatMap(({ bytes }, n) => (cut[n] ? [bytes.length] : [])))).toEqual(new Set([68]));
    expect(records.every(({ bytes, whole }) => whole === Math.max(60, 14 + word(bytes, 16)))).toBe(true);
  });

  const sizes = { tftp: 120_000, ftp: 300_000, http: 100_000 };
  let made: Bench | undefined;
  const both = (): Bench => (made ??= talked(sizes));

  it('holds bulk data packet by packet: whole at both ends, its headers between', () => {
    const records = recordsOf(fileOf(onWire(both(), 0)));
    const tftp = records.filter(({ bytes }) => toHex(bytes.subarray(23, 24)) === '11' && word(bytes, 42) === 3);
    expect(tftp.map(({ bytes }) => word(bytes, 44))).toEqual(Array.from({ length: 235 }, (_, n) => n + 1));
    expect(tftp.slice(0, -1).every(({ whole }) => whole === 558)).toBe(true);
    const short = tftp.map(({ bytes, whole }) => bytes.length < whole);
    expect([short.indexOf(true), short.lastIndexOf(true)]).toEqual([130, 229]);
    expect(tftp[140]?.bytes.length).toBe(68);
    const times = records.map(({ at }) => at);
    expect(times).toEqual(times.toSorted((a, b) => a - b));
  });

  /** What the server's segments bring, by the port that they come from: sequence numbers without a gap. */
  function streams(records: readonly Recorded[]): Map<number, number> {
    const next = new Map<number, number>();
    const bytes = new Map<number, number>();
    for (const { bytes: b, whole } of records) {
      if (b[23] !== 6 || toHex(b.subarray(26, 30)) !== '0a010114') continue;
      const from = word(b, 34);
      const sequence = word(b, 38) * 65_536 + word(b, 40);
      const length = Math.max(0, word(b, 16) - 20 - ((b[46] ?? 0) >> 4) * 4);
      const flags = b[47] ?? 0;
      if ((flags & 2) === 0) expect(sequence).toBe(next.get(from));
      next.set(from, (sequence + length + (flags & 3 ? 1 : 0)) % 2 ** 32);
      bytes.set(from, (bytes.get(from) ?? 0) + length);
      expect(whole).toBe(Math.max(60, 14 + word(b, 16)));
    }
    return bytes;
  }

  it('has the sequence numbers of every segment, and what was poured is there to the byte', () => {
    for (const wire of [0, 1]) {
      const bytes = streams(recordsOf(fileOf(onWire(both(), wire))));
      expect(bytes.get(50_000)).toBe(sizes.ftp);
      expect(bytes.get(80)).toBeGreaterThan(sizes.http);
    }
  });

  it('counts the identifications of a sender on', () => {
    const ids = recordsOf(fileOf(onWire(both(), 0))).flatMap(({ bytes }) =>
      word(bytes, 12) === 0x800 && toHex(bytes.subarray(26, 30)) === '0a010114' && (word(bytes, 20) & 0x1fff) === 0
        ? [word(bytes, 18)]
        : [],
    );
    expect(ids.length).toBeGreaterThan(500);
    expect(ids.slice(1).filter((id, i) => id !== ((ids[i] ?? 0) + 1) % 65_536)).toEqual([]);
  });

  /** Milliseconds after which everybody has said all. */
  const TALKED = 600_000;

  it('is the same when it was written as it grew', () => {
    const r = new Bench(talkingLab(sizes));
    const grown = [0, 1].map(() => ({ recording: new Recording(TALK_BEGINS), taken: 0, pieces: [pcapHeader()] }));
    const write = (moment: number): void => {
      for (const [wire, one] of grown.entries()) {
        for (const captured of onWire(r, wire).slice(one.taken)) one.recording.add(captured);
        one.taken = onWire(r, wire).length;
        for (const piece of one.recording.until(moment)) one.pieces.push(piece);
      }
    };
    let grew = 0;
    while (r.lab.now < TALKED) {
      const before = grown[0]?.pieces.length;
      r.lab.step();
      write(r.lab.now - 1);
      if (grown[0]?.pieces.length !== before) grew += 1;
    }
    expect(grew).toBeGreaterThan(20);
    write(Infinity);
    for (const [wire, { pieces }] of grown.entries()) {
      const grownFile = concat(...pieces);
      expect(toHex(grownFile)).toBe(toHex(fileOf(onWire(r, wire))));
      expect(recordsOf(grownFile).length).toBeGreaterThan(600);
    }
  });

  it('holds together when packets are lost', () => {
    const records = recordsOf(fileOf(onWire(talked({ ...sizes, loss: 0.02 }, 30), 0)));
    const ports = new Set(records.flatMap(({ bytes }) => (bytes[23] === 6 ? [word(bytes, 34)] : [])));
    expect([21, 50_000, 80, 23].filter((port) => !ports.has(port))).toEqual([]);
    expect(records.length).toBeGreaterThan(1000);
    for (const { bytes } of records) if (word(bytes, 12) === 0x800) expect(sumOf(bytes.subarray(14, 34))).toBe(0xffff);
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { on, race, type Io } from '../../../kernel/io.ts';
import { toHex } from '../../../system/bytes.ts';
import { answerTo, nameBytes, question, type Said } from '../../../system/network/dns.ts';
import { HostBench, SERVER } from '../../../testing/host-bench.ts';
import type { DnsConfig } from './dns.ts';

const zones: DnsConfig['zones'] = [
  {
    name: 'span.com',
    seconds: 600,
    hosts: { r1: '10.1.1.1', srv: ['10.1.1.20', '172.16.0.20'], '@': '10.1.1.20', constructor: '10.1.1.9' },
  },
];
const bench = (fault?: DnsConfig['fault']) => new HostBench({ files: [], services: { dns: { zones, fault } } });

function* exchange({ network, clock }: HostBench, bytes: Uint8Array): Io<Uint8Array | undefined> {
  const socket = network.bind();
  socket.send({ address: SERVER, port: 53 }, bytes);
  const [, answer] = yield* on(race(clock.after(1000), socket.receive));
  socket.close();
  return answer?.bytes;
}

function ask(on: HostBench, name: string): Said | undefined {
  const asked = question(7, name) ?? new Uint8Array();
  const answer = on.run(exchange(on, asked));
  return answer && answerTo(asked, answer);
}

/** A question of any type. */
function raw(name: string, type: number, flags = 1, internet = 1): Uint8Array {
  const named = nameBytes(name) ?? new Uint8Array();
  return Uint8Array.of(0, 9, flags, 0, 0, 1, 0, 0, 0, 0, 0, 0, ...named, 0, type, 0, internet);
}
const codeOf = (answer: Uint8Array | undefined) => answer && (answer[3] ?? 0) & 15;

describe('a name server', () => {
  it('R15 knows the addresses of its zone', () => {
    const server = bench();
    expect(ask(server, 'r1.span.com')).toEqual({ addresses: ['10.1.1.1'], seconds: 600 });
    expect(ask(server, 'SRV.Span.COM')).toEqual({ addresses: ['10.1.1.20', '172.16.0.20'], seconds: 600 });
    expect(ask(server, 'span.com')).toEqual({ addresses: ['10.1.1.20'], seconds: 600 });
    expect(ask(server, 'constructor.span.com')).toEqual({ addresses: ['10.1.1.9'], seconds: 600 });
    const mail = server.run(exchange(server, raw('r1.span.com', 15)));
    expect([codeOf(mail), mail?.[7]]).toEqual([0, 0]);
  });

  it('R16 says that there is no such name, and refuses those of others', () => {
    const server = bench();
    expect(ask(server, 'r9.span.com')).toBe('no-such-name');
    expect(ask(server, 'hasownproperty.span.com')).toBe('no-such-name');
    expect(codeOf(server.run(exchange(server, raw('r1.other.com', 1))))).toBe(5);
    expect(codeOf(server.run(exchange(server, raw('myspan.com', 1))))).toBe(5);
  });

  it('R17 knows whose an address is', () => {
    const server = bench();
    const answer = server.run(exchange(server, raw('1.1.1.10.in-addr.arpa', 12)));
    expect(toHex(answer ?? new Uint8Array())).toMatch(
      new RegExp(`000c0001000002580?00d${toHex(nameBytes('r1.span.com') ?? answer ?? new Uint8Array())}$`),
    );
    expect(codeOf(server.run(exchange(server, raw('77.1.1.10.in-addr.arpa', 12))))).toBe(3);
    expect(codeOf(server.run(exchange(server, raw('1.0.0.192.in-addr.arpa', 12))))).toBe(5);
  });

  it('R18 answers what is no query with a code, and what is no question not at all', () => {
    const server = bench();
    expect(codeOf(server.run(exchange(server, raw('r1.span.com', 1, 0x28))))).toBe(4);
    expect(codeOf(server.run(exchange(server, raw('r1.span.com', 1).subarray(0, 20))))).toBe(1);
    expect(codeOf(server.run(exchange(server, raw('r1.span.com', 1, 1, 3))))).toBe(5);
    expect(server.run(exchange(server, raw('r1.span.com', 1, 0x81)))).toBeUndefined();
    expect(server.run(exchange(server, Uint8Array.of(1, 2, 3)))).toBeUndefined();
    expect(ask(bench({ kind: 'refuses' }), 'r1.span.com')).toBe('failed');
  });

  it('R10 says nothing when it is silent', () => {
    expect(ask(bench({ kind: 'silent' }), 'r1.span.com')).toBeUndefined();
  });

  it('R30 answers anything with a well-formed message or nothing', () => {
    const server = bench();
    const like = fc
      .tuple(fc.constantFrom('r1.span.com', '1.1.1.10.in-addr.arpa', 'x'), fc.nat(255), fc.nat(255), fc.nat(3))
      .map(([name, type, flags, internet]) => raw(name, type, flags, internet));
    const damaged = fc
      .tuple(like, fc.nat(60), fc.nat(255), fc.nat(60))
      .map(([bytes, at, byte, end]) => bytes.map((old, i) => (i === at ? byte : old)).slice(0, end));
    fc.assert(
      fc.property(fc.oneof(fc.uint8Array({ maxLength: 80 }), like, damaged), (bytes) => {
        const answer = server.run(exchange(server, bytes));
        if (!answer) return;
        expect(answer[2] ?? 0).toBeGreaterThanOrEqual(0x80);
        expect([...answer.subarray(0, 2)]).toEqual([...bytes.subarray(0, 2)]);
        expect([0, 1, 3, 4, 5]).toContain(codeOf(answer));
      }),
      { numRuns: 300 },
    );
    expect(ask(server, 'r1.span.com')).toEqual({ addresses: ['10.1.1.1'], seconds: 600 });
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { on, race, type Io } from '../../../kernel/io.ts';
import { latin1Decode } from '../../../system/bytes.ts';
import { ntpMessage, ntpTime, parseNtp, type NtpMessage } from '../../../system/network/ntp.ts';
import { EPOCH, HostBench, SERVER } from '../../../testing/host-bench.ts';
import type { NtpConfig } from './ntp.ts';

const bench = (ntp: NtpConfig) => new HostBench({ files: [], services: { ntp } });

const question = (changes: Partial<NtpMessage> = {}): Uint8Array =>
  ntpMessage({
    leap: 3,
    version: 4,
    mode: 3,
    stratum: 0,
    poll: 6,
    precision: -10,
    rootDelay: 0,
    rootDispersion: 0,
    reference: new Uint8Array(4),
    referenceTime: null,
    originate: new Uint8Array(8),
    received: null,
    sent: 1_000_000_123,
    ...changes,
  });

/** Milliseconds until the first datagram is there: who has the address is asked for before. */
const FIRST = 10;

function* exchange({ network, clock }: HostBench, bytes: Uint8Array): Io<NtpMessage | undefined> {
  const socket = network.bind();
  socket.send({ address: SERVER, port: 123 }, bytes);
  const [, answer] = yield* on(race(clock.after(1000), socket.receive));
  socket.close();
  return answer ? parseNtp(answer.bytes) : undefined;
}

describe('a time server', () => {
  it('R20 tells the time of its clock', () => {
    const server = bench({ stratum: 3, reference: '10.9.9.9', fast: 250 });
    server.wait(100_000);
    const asked = server.clock.now;
    expect(server.run(exchange(server, question({ version: 3 })))).toMatchObject({
      leap: 0,
      version: 3,
      mode: 4,
      stratum: 3,
      poll: 6,
      precision: -20,
      reference: Uint8Array.of(10, 9, 9, 9),
      referenceTime: EPOCH + 64_000 + 250,
      originate: ntpTime(1_000_000_123),
      received: EPOCH + asked + FIRST + 250,
      sent: EPOCH + asked + FIRST + 250,
    });
  });

  it('R21 says that it has no time, or does not want to tell', () => {
    const said = (config: NtpConfig) => {
      const server = bench(config);
      const answer = server.run(exchange(server, question()));
      return answer && [answer.leap, answer.stratum, latin1Decode(answer.reference), answer.referenceTime];
    };
    expect(said({ stratum: 16 })).toEqual([3, 0, 'INIT', null]);
    expect(said({ fault: { kind: 'refuses' } })).toEqual([3, 0, 'DENY', null]);
    expect(said({ fault: { kind: 'silent' } })).toBeUndefined();
    expect(said({})).toEqual([0, 2, 'LOCL', EPOCH]);
  });

  it('R30 answers questions of clients and nothing else', () => {
    const server = bench({});
    const like = fc
      .record({ mode: fc.nat(7), version: fc.nat(7), leap: fc.nat(3), stratum: fc.nat(255) })
      .map(question);
    fc.assert(
      fc.property(fc.oneof(fc.uint8Array({ maxLength: 60 }), like), (bytes) => {
        const answer = server.run(exchange(server, bytes));
        const asks = bytes.length >= 48 && ((bytes[0] ?? 0) & 7) === 3;
        if (answer) expect([asks, answer.mode, answer.stratum]).toEqual([true, 4, 2]);
      }),
    );
  });
});

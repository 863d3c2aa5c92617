import { createCipheriv } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { VirtualClock } from '../../../kernel/clock.ts';
import { never, spawn, type Io } from '../../../kernel/io.ts';
import { paidBy } from '../../../kernel/work.ts';
import { MovingFlow } from '../../../net/flow.ts';
import { Inbox } from '../../../net/inbox.ts';
import { concat, toHex } from '../../bytes.ts';
import { sizeOf, type Content } from '../../content.ts';
import { isFlow } from '../conversation.ts';
import type { Heard, Stream } from '../network.ts';
import { aesCtr } from './aes-ctr.ts';
import { kexInit } from './algorithms.ts';
import { Channel } from './channel.ts';
import { askExchange, type Exchanged } from './exchange.ts';
import { Transport } from './transport.ts';
import { sshSays } from './says.ts';
import { byte, Fields, Malformed, mpint, packet, shownLine, SSH, text, u32 } from './wire.ts';

/** A connection whose other end has sent these messages, and then closes. */
function hearing(...messages: readonly Uint8Array[]): Transport {
  const left = messages.map((message) => packet(concat(message), (n) => new Uint8Array(n)));
  const end = { address: '10.1.1.1', port: 22 };
  const stream: Stream = {
    local: end,
    remote: end,
    receive: (resume) => {
      resume(left.shift() ?? 'closed');
      return () => {};
    },
    send: () => {},
    pour: () => {
      throw new Error('nobody pours');
    },
    close: () => {},
  };
  return new Transport(stream, () => 1);
}

/** What a program that never has to wait comes to. */
function outcome<T>(program: () => Io<T>): T | undefined {
  let result: T | undefined;
  spawn(program(), (value) => (result = value));
  return result;
}

const GEX = {
  kex: ['diffie-hellman-group-exchange-sha1'],
  hostKey: ['ssh-rsa'],
  cipher: ['aes128-ctr'],
  mac: ['hmac-sha1'],
};

/** What a client makes of these messages of a server, behind its first. */
const exchange = (...messages: readonly Uint8Array[]): Exchanged | undefined =>
  outcome(() =>
    askExchange(
      { transport: hearing(kexInit(GEX, new Uint8Array(16)), ...messages), offer: GEX, idle: never },
      { client: 'SSH-2.0-a', server: 'SSH-2.0-b' },
      function* () {
        return true;
      },
    ),
  );

const SEAL = { mac: 'hmac-sha1', key: new Uint8Array(16), vector: new Uint8Array(16), macKey: new Uint8Array(20) };

/** A sealed connection: what one end sends and pours is what the other one hears. */
function sealed(macKey = SEAL.macKey): { from: Transport; to: Transport; clock: VirtualClock; poured: Content[] } {
  const inbox = new Inbox<Heard>();
  const poured: Content[] = [];
  const end = { address: '10.1.1.1', port: 22 };
  const clock = new VirtualClock();
  const stream: Stream = {
    local: end,
    remote: end,
    receive: inbox.next,
    send: (bytes) => inbox.put(bytes),
    pour(content) {
      const flow = new MovingFlow(clock, content, (ends) => Math.min(1000, ends));
      poured.push(content);
      inbox.put(flow);
      return flow;
    },
    close: () => {},
  };
  const [from, to] = [new Transport(stream, () => 1), new Transport(stream, () => 1)];
  from.sealOut(SEAL);
  to.sealIn({ ...SEAL, macKey });
  return { from, to, clock, poured };
}

const image: Content = { kind: 'noise', seed: 'image', length: 100_000_000 };

describe('what SSH is made of', () => {
  it('ends a channel with a message that ends too soon', () => {
    const channel = (...messages: readonly Uint8Array[]): Channel => new Channel(hearing(...messages), never);
    const short = concat(byte(SSH.channelRequest), u32(0), u32(99));
    const served = channel(short);
    expect([outcome(() => served.accept(() => {})), served.over]).toEqual([undefined, 'broken']);
    const read = channel(concat(byte(SSH.data), u32(0), u32(99)));
    expect([outcome(() => read.read()), read.over]).toEqual([undefined, 'broken']);
    const opened = channel(concat(byte(SSH.channelOpened), byte(0)));
    expect([outcome(() => opened.open({ command: 'x' }, undefined)), opened.over]).toEqual([undefined, 'broken']);
  });

  it.each([
    ['zero', 0n, 2n],
    ['small', 23n, 2n],
    ['larger than was asked for', 1n << 4096n, 2n],
    ['huge', 1n << 200_000n, 2n],
    ['with a generator that is none', (1n << 2047n) + 1n, 0n],
  ])('takes no group whose prime is %s', (_, prime, generator) => {
    expect(exchange(concat(byte(SSH.gexGroup), mpint(prime), mpint(generator)))).toEqual({ over: 'broken' });
  });

  it('takes no key with an exponent that is none', () => {
    const group = concat(byte(SSH.gexGroup), mpint((1n << 2047n) + 1n), mpint(2n));
    const key = text(concat(text('ssh-rsa'), mpint(1n << 4000n), mpint((1n << 1023n) + 1n)));
    const signature = text(concat(text('ssh-rsa'), text(new Uint8Array(128))));
    expect(exchange(group, concat(byte(SSH.gexReply), key, mpint(4n), signature))).toEqual({ over: 'broken' });
  });

  it.each([16, 24, 32])('encrypts with AES of %i bytes as OpenSSL does', (length) => {
    const key = Uint8Array.from({ length }, (_, i) => i * 7);
    const counter = Uint8Array.from({ length: 16 }, (_, i) => (i > 13 ? 255 : i));
    const plain = Uint8Array.from({ length: 100 }, (_, i) => i);
    const ours = aesCtr(key, counter);
    const theirs = createCipheriv(`aes-${length * 8}-ctr`, key, counter);
    expect(toHex(ours(plain.subarray(0, 37))) + toHex(ours(plain.subarray(37)))).toBe(toHex(theirs.update(plain)));
  });

  it('fills packets to whole blocks, with at least four bytes', () => {
    for (let length = 1; length < 40; length++) {
      const made = packet(new Uint8Array(length), (n) => new Uint8Array(n));
      expect(made.length % 8).toBe(0);
      expect(made[4]).toBeGreaterThanOrEqual(4);
      expect(new Fields(made).u32()).toBe(made.length - 4);
    }
  });

  it('takes the first line of the other end byte by byte', () => {
    const said = Uint8Array.of(...[...'SSH-2.0-caf'].map((char) => char.charCodeAt(0)), 0xc3, 0xa9, 10);
    const transport = new Transport({ ...hearing().stream, receive: (resume) => (resume(said), () => {}) }, () => 1);
    expect(outcome(() => transport.version(never))).toEqual({ line: 'SSH-2.0-caf\xc3\xa9' });
    expect(sshSays(said)).toBe('version SSH-2.0-caf\\303\\251');
    expect(shownLine('SSH-2.0-caf\xc3\xa9\x1b[1m')).toBe('SSH-2.0-caf\\303\\251\\033[1m');
  });

  it('writes numbers as RFC 4251 does', () => {
    expect([0n, 0x80n, 0x9a378f9b2e332a7n].map((n) => toHex(mpint(n)))).toEqual([
      '00000000',
      '000000020080',
      '0000000809a378f9b2e332a7',
    ]);
    expect(() => new Fields(Uint8Array.of(0, 0, 0, 9, 1)).bytes()).toThrow(Malformed);
  });

  it('seals bulk data: noise of the right length on the wire, the content for who has the keys', () => {
    const { from, to, clock, poured } = sealed();
    const purse = { left: 2000 };
    const [sent, heard] = paidBy(purse, () => [from.pour(image), outcome(() => to.hear(never))]);
    if (!isFlow(heard)) throw new Error('no bulk data');
    // 24,414 packets of 4096 bytes and one of 256, as they would be one by one: 4128 and 288 bytes, and what vouches for them
    expect(sizeOf(poured[0] ?? image)).toBe(24_414 * (4128 + 20) + (288 + 20));
    expect(from.send(byte(SSH.data), u32(0), text(new Uint8Array(4096)))).toBe(4128);
    expect(poured[0]?.kind).toBe('noise');
    expect([sent?.content, heard.content]).toEqual([image, image]);
    clock.advanceTo(50_000 as typeof clock.now);
    expect(heard.arrived % 4096).toBe(0);
    expect(heard.arrived).toBe(sent?.arrived);
    expect(heard.arrived).toBeLessThan(50_000_000);
    clock.advanceTo(200_000 as typeof clock.now);
    expect([heard.arrived, heard.ended]).toEqual([100_000_000, true]);
    outcome(() => to.hear(never));
    from.send(byte(SSH.data), text('behind'));
    expect(outcome(() => to.hear(never))).toEqual(concat(byte(SSH.data), text('behind')));
  });

  it('takes no bulk data without the keys, out of turn or as a message, and nothing behind a part of it', () => {
    const strange = sealed(Uint8Array.from({ length: 20 }, () => 7));
    strange.from.pour(image);
    expect(outcome(() => strange.to.hear(never))).toBe('broken');
    const turned = sealed();
    turned.from.send(byte(SSH.data));
    turned.from.pour(image);
    expect(outcome(() => turned.to.receive(never))).toEqual(byte(SSH.data));
    expect(outcome(() => turned.to.receive(never))).toBe('broken');
    const torn = sealed();
    const flow = torn.from.pour(image);
    outcome(() => torn.to.hear(never));
    torn.clock.advanceTo(1000 as typeof torn.clock.now);
    flow.stop();
    torn.from.send(byte(SSH.data));
    expect(outcome(() => torn.to.hear(never))).toBe('broken');
  });
});

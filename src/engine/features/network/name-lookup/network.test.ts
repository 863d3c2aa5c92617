import { nameOf } from './api.ts';
import { describe, expect, it } from 'vitest';
import { bootedRouter, type Bench } from '../../../testing/lab.ts';
import { on, spawn, type Io } from '../../../kernel/io.ts';
import { latin1Decode } from '../../../system/bytes.ts';
import { SmallNetwork } from '../../../testing/small-network.ts';

const UNKNOWN = '% Unknown command or computer name, or unable to find computer address\n\nRouter#';
const PEER = '10.1.0.9';

/** A router with a network on its loopback, and a machine there. */
function connected(...lines: readonly string[]): { r: Bench; wire: SmallNetwork } {
  const wire = new SmallNetwork('10.1.0.1');
  const r = bootedRouter({}, wire.network);
  const own = ['interface lo0', 'ip address 10.1.0.1 255.255.255.0', 'exit'];
  r.type('configure terminal', ...own, ...lines, 'end', '⟦+4s⟧', '');
  wire.host(PEER);
  return { r, wire };
}

/** A name server: answers from its table, says of other names that there are none, and keeps what it was asked. */
function answering(wire: SmallNetwork, at: string, table: Readonly<Record<string, string>>): string[] {
  const asked: string[] = [];
  const socket = wire.machine(at).bind({ port: 53 });
  function* server(): Io<void> {
    for (;;) {
      const { from, bytes } = yield* on(socket.receive);
      const name = [...latin1Decode(bytes.subarray(13, -5))].map((char) => (char < ' ' ? '.' : char)).join('');
      asked.push(name);
      const address = table[name];
      const found =
        address === undefined ? [] : [0xc0, 12, 0, 1, 0, 1, 0, 0, 14, 16, 0, 4, ...address.split('.').map(Number)];
      const head = [
        ...bytes.subarray(0, 2),
        0x81,
        address === undefined ? 0x83 : 0x80,
        0,
        1,
        0,
        found.length > 0 ? 1 : 0,
      ];
      socket.send(from, Uint8Array.from([...head, 0, 0, 0, 0, ...bytes.subarray(12), ...found]));
    }
  }
  spawn(server());
  return asked;
}

describe('names over a network', () => {
  const SERVER = '10.1.0.53';
  const server = `ip name-server ${SERVER}`;

  it('R16 takes the answer and keeps it', () => {
    const { r, wire } = connected(server, 'ip domain name lab.test');
    const asked = answering(wire, SERVER, { 'peer.lab.test': PEER });
    expect(r.type('ping peer')).toContain(
      `ping peer\nTranslating "peer"...domain server (${SERVER}) [OK]\n\nType escape sequence to abort.\nSending 5, 100-byte ICMP Echos to ${PEER},`,
    );
    expect(r.type('ping peer')).toMatch(/^ping peer\nType escape/);
    expect(asked).toEqual(['peer.lab.test']);
    expect(r.type('show hosts')).toMatch(/\npeer\.lab\.test {13}None {2}\(temp, OK\) {2}0 {3}IP {6}10\.1\.0\.9\n/);
    r.type('⟦+61m⟧', '', 'enable');
    expect(r.type('show hosts')).toContain('(temp, EX)  1   IP');
    expect(r.type('show hosts summary')).toMatch(
      /^show hosts summary\nDefault domain is lab\.test\nName servers are [\d., ]+\nLocal cache entries: \d\nDynamic cache entries: [1-9]\n/,
    );
    expect(r.type('ping peer')).toContain('Translating');
  });

  it('R16 asks for a name with a dot as it is first', () => {
    const { r, wire } = connected(server, 'ip domain name lab.test');
    const asked = answering(wire, SERVER, {});
    expect(r.type('telnet a.b')).toContain('% Bad IP address or host name');
    expect(r.type('abc')).toBe(`abc\nTranslating "abc"...domain server (${SERVER})\n${UNKNOWN}`);
    expect(asked).toEqual(['a.b', 'a.b.lab.test', 'abc.lab.test', 'abc']);
  });

  it('R18 tries a list of domains, as often and as long as it is told', () => {
    const settings = ['ip domain name lab.test', 'ip domain list a.test', 'ip domain list b.test', 'ip domain retry 0'];
    const { r, wire } = connected(server, ...settings, 'ip domain timeout 1');
    const asked = answering(wire, SERVER, { 'peer.b.test': PEER });
    expect(r.type('ping peer')).toContain('[OK]');
    expect(asked).toEqual(['peer.a.test', 'peer.b.test']);
    expect(r.type('show running-config | include ^ip domain')).toContain(
      '\nip domain retry 0\nip domain timeout 1\nip domain list a.test\nip domain list b.test\nip domain name lab.test\n',
    );
    wire.loses = () => true;
    const before = r.lab.now;
    r.type('ping other');
    expect(r.lab.now - before).toBeLessThan(4000);
  });

  it('R10 forgets what it was told', () => {
    const { r, wire } = connected(server);
    answering(wire, SERVER, { peer: PEER, other: PEER });
    r.type('ping peer', 'ping other', 'clear host peer');
    expect(r.type('show hosts')).not.toContain('\npeer ');
    expect(r.type('show hosts')).toContain('\nother ');
    r.type('clear host *');
    expect(r.type('show hosts')).not.toContain('other');
  });

  it('R17 asks three times, and the next server after that', () => {
    const { r, wire } = connected('ip name-server 10.1.0.52 10.1.0.53');
    answering(wire, SERVER, { peer: PEER });
    wire.loses = (n) => n === 4;
    const before = r.lab.now;
    expect(r.type('ping peer')).toContain('...domain server (10.1.0.52) (10.1.0.53) [OK]\n\n');
    expect(wire.sent.filter(({ to }) => to.port === 53).map(({ to }) => to.address.at(-1))).toEqual([
      '2',
      '2',
      '2',
      '3',
      '3',
    ]);
    expect(r.lab.now - before).toBeGreaterThanOrEqual(12_000);
  });

  it('R17 asks nobody else for the name of an address of which a server says that it has none', () => {
    const { r, wire } = connected('ip name-server 10.1.0.53 10.1.0.52');
    const asked = answering(wire, SERVER, {});
    const before = r.lab.now;
    function* look(): Io<void> {
      expect(yield* nameOf(r.device, PEER)).toBeUndefined();
      expect(r.lab.now - before).toBeLessThan(1000);
      asked.push('answered');
    }
    spawn(look());
    r.type('⟦+60s⟧');
    expect(asked).toEqual(['9.0.1.10.in-addr.arpa', 'answered']);
    expect(wire.sent.filter(({ to }) => to.port === 53)).toHaveLength(1);
  });

  it('R17 takes no answer from somebody else', () => {
    const { r, wire } = connected(server);
    answering(wire, SERVER, { peer: PEER });
    wire.loses = (n) => n === 1;
    r.player.play('⟦:clear⟧⟦:type ping peer⟧⟦:key enter⟧');
    const asked = wire.sent[0];
    if (!asked) throw new Error('Nothing was asked');
    const forged = [...asked.bytes.subarray(0, 2), 0x81, 0x83, 0, 1, 0, 0, 0, 0, 0, 0, ...asked.bytes.subarray(12)];
    wire.machine('10.1.0.66').bind().send(asked.from, Uint8Array.from(forged));
    wire
      .machine(SERVER)
      .bind()
      .send(asked.from, Uint8Array.from([1, 2, 3]));
    r.player.settle();
    expect(r.player.screen).toContain('!!!!!');
  });

  it('R16 looks hosts of copies up', () => {
    const { r, wire } = connected(server);
    const asked = answering(wire, SERVER, {});
    expect(r.type('copy tftp://nobody/x flash:', '')).toContain(
      'Accessing tftp://nobody/x...\n%Error opening tftp://nobody/x (Invalid IP address or hostname)\n',
    );
    expect(asked).toEqual(['nobody']);
  });
});

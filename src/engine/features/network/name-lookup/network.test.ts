import { describe, expect, it } from 'vitest';
import { bootedRouter, type Bench } from '../../../testing/lab.ts';
import { on, spawn, type Io } from '../../../kernel/io.ts';
import { latin1Decode, utf8Encode } from '../../../system/bytes.ts';
import type { Stream } from '../../../system/network/network.ts';
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

describe('ping over a network', () => {
  it('R12 prints what comes back', () => {
    const { r } = connected();
    expect(r.type(`ping ${PEER}`)).toContain(
      '\n!!!!!\nSuccess rate is 100 percent (5/5), round-trip min/avg/max = 6/6/6 ms\n',
    );
    expect(r.type('ping 10.1.0.8 repeat 2')).toContain('\n..\nSuccess rate is 0 percent (0/2)\n');
  });

  it('R12 counts what is unreachable at once', () => {
    const { r, wire } = connected();
    wire.host(PEER).echo = 'unreachable';
    const before = r.lab.now;
    expect(r.type(`ping ${PEER}`)).toContain('\nUUUUU\nSuccess rate is 0 percent (0/5)\n');
    expect(r.lab.now - before).toBeLessThan(1000);
  });

  it('R12 says what is too big', () => {
    const { r } = connected();
    expect(r.type(`ping ${PEER} size 1600 df-bit repeat 3`)).toContain('\nMMM\n');
    expect(r.type(`ping ${PEER} size 1600 repeat 3`)).toContain('\n!!!\n');
  });

  it('R12 cuts percentages off', () => {
    const { r, wire } = connected();
    wire.host(PEER).misses = 1;
    expect(r.type(`ping ${PEER} repeat 3`)).toContain(
      '\n.!!\nSuccess rate is 66 percent (2/3), round-trip min/avg/max = 6/6/6 ms\n',
    );
  });
});

/** A machine that takes connections on a port, says something to each, and keeps what it hears. */
function listening(wire: SmallNetwork, port: number, greeting: string | Uint8Array) {
  const heard: string[] = [];
  const streams: Stream[] = [];
  const listener = wire.machine(PEER).listen(port);
  function* serve(stream: Stream): Io<void> {
    stream.send(typeof greeting === 'string' ? utf8Encode(greeting) : greeting);
    for (;;) {
      const what = yield* on(stream.receive);
      if (typeof what === 'string') heard.push(what);
      else if (what instanceof Uint8Array) heard.push(latin1Decode(what));
    }
  }
  function* server(): Io<void> {
    for (;;) {
      const stream = yield* on(listener.accept);
      streams.push(stream);
      spawn(serve(stream));
    }
  }
  spawn(server());
  return {
    heard,
    say: (text: string) => streams.at(-1)?.send(utf8Encode(text)),
    hangUp: () => streams.at(-1)?.close(),
  };
}

describe('telnet over a network', () => {
  it('R13 says who does not answer', () => {
    const { r, wire } = connected();
    expect(r.type(`telnet ${PEER}`)).toBe(
      `telnet ${PEER}\nTrying ${PEER} ... \n% Connection refused by remote host\n\nRouter#`,
    );
    wire.host(PEER).closed = 'unreachable';
    expect(r.type(PEER)).toContain('\n% Destination unreachable; gateway or host down\n\nRouter#');
    wire.host(PEER).closed = undefined;
    expect(r.type(PEER)).toContain('\n% Connection timed out; remote host not responding\n\nRouter#');
  });

  it('R13 relays both ways until the other end closes', () => {
    const { r, wire } = connected(`ip host peer ${PEER}`);
    const server = listening(wire, 2001, 'who?\r\n');
    expect(r.type('telnet peer 2001')).toBe(`telnet peer 2001\nTrying peer (${PEER})... Open\nwho?\n`);
    expect(r.type('me')).toBe('me\n');
    expect(server.heard.join('')).toBe('me\r\n');
    server.say('hello\r\n');
    server.hangUp();
    r.player.play('⟦+1s⟧');
    expect(r.player.screen).toBe('me\nhello\n\n[Connection to peer closed by foreign host]\nRouter#');
    expect(r.type('where')).toContain('% No connections open');
  });

  it('R14 answers telnet commands and shows none', () => {
    const { r, wire } = connected();
    const said = [
      255, 251, 1, 255, 251, 3, 255, 251, 5, 255, 253, 24, 255, 253, 3, 255, 250, 24, 1, 255, 240, 255, 255,
    ];
    const { heard } = listening(wire, 23, Uint8Array.from([...said, 79, 75]));
    expect(r.type(`telnet ${PEER}`)).toMatch(/ Open\nÿOK$/);
    expect([...heard.join('')].map((char) => char.charCodeAt(0))).toEqual([
      255, 253, 1, 255, 253, 3, 255, 254, 5, 255, 252, 24, 255, 251, 3,
    ]);
    expect(r.type('⟦:type secret⟧')).toBe('');
    expect(heard.join('')).toContain('secret');
  });

  it('R15 leaves a connection open and comes back to it', () => {
    const { r, wire } = connected();
    const server = listening(wire, 23, 'hi\r\n');
    r.type(`telnet ${PEER}`);
    expect(r.type('⟦^6⟧⟦:type x⟧')).toBe('\nRouter#');
    server.say('late');
    r.player.play('⟦+2m⟧');
    expect(r.type('show sessions')).toBe(
      [
        'show sessions',
        'Conn Host                Address             Byte  Idle Conn Name',
        `*  1 ${PEER}            ${PEER}               4     2 ${PEER}`,
        'Router#',
      ].join('\n'),
    );
    expect(r.type('resume 1')).toBe(`resume 1\n[Resuming connection 1 to ${PEER} ... ]\n\nlate`);
    r.type('⟦^6⟧⟦^6⟧');
    expect(server.heard).toEqual(['\x1e']);
    r.type('⟦^6⟧⟦:type x⟧', `telnet ${PEER}`, '⟦^6⟧⟦:type x⟧');
    expect(r.type('where')).toMatch(/\n   1 .*\n\*  2 /);
    expect(r.type('disconnect 1', '⟦:key enter⟧')).toBe(
      `disconnect 1\nClosing connection to ${PEER} [confirm]\nRouter#`,
    );
    expect(r.type('⟦+1s⟧', 'disconnect 1')).toContain('% 1 is not an open connection');
    expect(server.heard).toEqual(['\x1e', 'closed']);
  });

  it('R15 closes connections with the software, and for the next user', () => {
    const { r, wire } = connected();
    const server = listening(wire, 23, '');
    r.type(`telnet ${PEER}`, '⟦^6⟧⟦:type x⟧', 'exit', '', 'where', '⟦+1s⟧');
    expect(server.heard).toEqual(['closed']);
    r.type(`telnet ${PEER}`, '⟦:power off⟧⟦+1s⟧');
    expect(server.heard).toEqual(['closed', 'closed']);
  });
});

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
    expect(r.type('show hosts')).toMatch(/\npeer\.lab\.test {13}None {2}\(temp, OK\) {2}0 {3}IP {4}10\.1\.0\.9\n/);
    r.type('⟦+61m⟧', '', 'enable');
    expect(r.type('show hosts')).toContain('(temp, EX)  1   IP');
    expect(r.type('ping peer')).toContain('Translating');
  });

  it('R16 asks for a name with a dot as it is first', () => {
    const { r, wire } = connected(server, 'ip domain name lab.test');
    const asked = answering(wire, SERVER, {});
    expect(r.type('telnet a.b')).toContain('% Bad IP address or host name');
    expect(r.type('abc')).toBe(`abc\nTranslating "abc"...domain server (${SERVER})\n${UNKNOWN}`);
    expect(asked).toEqual(['a.b', 'a.b.lab.test', 'abc.lab.test', 'abc']);
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

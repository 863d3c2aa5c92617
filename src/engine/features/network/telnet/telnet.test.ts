import { describe, expect, it } from 'vitest';
import { on, spawn, type Io } from '../../../kernel/io.ts';
import { latin1Decode, utf8Encode } from '../../../system/bytes.ts';
import type { Stream } from '../../../system/network/network.ts';
import { bootedRouter, type Bench } from '../../../testing/lab.ts';
import { SmallNetwork } from '../../../testing/small-network.ts';

const PEER = '10.1.0.9';

const configured = (...lines: readonly string[]): Bench => {
  const r = bootedRouter();
  if (lines.length > 0) r.type('configure terminal', ...lines, 'end', '⟦+4s⟧', '');
  return r;
};

/** A router with a network on its loopback, and a machine there. */
function connected(...lines: readonly string[]): { r: Bench; wire: SmallNetwork } {
  const wire = new SmallNetwork('10.1.0.1');
  const r = bootedRouter({}, wire.network);
  const own = ['interface lo0', 'ip address 10.1.0.1 255.255.255.0', 'exit'];
  r.type('configure terminal', ...own, ...lines, 'end', '⟦+4s⟧', '');
  wire.host(PEER);
  return { r, wire };
}

describe('connections', () => {
  it('R1 tries hosts and addresses', () => {
    const r = configured('ip host R2 10.0.0.2', 'interface lo0', 'ip address 10.1.0.1 255.255.255.0');
    expect(r.type('r2')).toBe(
      'r2\nTrying R2 (10.0.0.2)... \n% Destination unreachable; gateway or host down\n\nRouter#',
    );
    const before = r.lab.now;
    expect(r.type('10.1.0.9')).toBe(
      '10.1.0.9\nTrying 10.1.0.9 ... \n% Connection timed out; remote host not responding\n\nRouter#',
    );
    expect(r.lab.now - before).toBeGreaterThanOrEqual(30_000);
    expect(r.type('10.1.0.1')).toContain('\n% Connection refused by remote host\n');
    expect(r.type('⟦10.1.0.9⟧⟦^6⟧')).toBe('10.1.0.9\nTrying 10.1.0.9 ... \nRouter#');
  });

  it('R2 telnets', () => {
    const r = configured('no ip domain lookup');
    expect(r.type('telnet nobody')).toBe('telnet nobody\nTranslating "nobody"\n% Bad IP address or host name\nRouter#');
    expect(r.type('telnet 10.0.0.9 2001')).toContain('% Destination unreachable; gateway or host down');
    expect(r.type('telnet', '10.0.0.9')).toBe(
      'telnet\nHost: 10.0.0.9\nTrying 10.0.0.9 ... \n% Destination unreachable; gateway or host down\n\nRouter#',
    );
    expect(r.type('telnet', '')).toBe('telnet\nHost: \nRouter#');
    expect(r.type('connect 10.0.0.9')).toContain('% Destination unreachable; gateway or host down');
    const asking = configured();
    expect(asking.type('telnet nobody')).toBe(
      'telnet nobody\nTranslating "nobody"...domain server (255.255.255.255)\n\n% Bad IP address or host name\nRouter#',
    );
  });
});

describe('open connections', () => {
  it('R3 are none at first', () => {
    const r = configured();
    expect(r.type('show sessions')).toBe('show sessions\n% No connections open\nRouter#');
    expect(r.type('where')).toBe('where\n% No connections open\nRouter#');
    expect(r.type('resume')).toBe('resume\n% No current connection\nRouter#');
    expect(r.type('disconnect')).toBe('disconnect\n% No current connection\nRouter#');
    expect(r.type('resume 3')).toBe('resume 3\n% 3 is not an open connection\nRouter#');
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
  it('R4 says who does not answer', () => {
    const { r, wire } = connected();
    expect(r.type(`telnet ${PEER}`)).toBe(
      `telnet ${PEER}\nTrying ${PEER} ... \n% Connection refused by remote host\n\nRouter#`,
    );
    wire.host(PEER).closed = 'unreachable';
    expect(r.type(PEER)).toContain('\n% Destination unreachable; gateway or host down\n\nRouter#');
    wire.host(PEER).closed = undefined;
    expect(r.type(PEER)).toContain('\n% Connection timed out; remote host not responding\n\nRouter#');
  });

  it('R4 relays both ways until the other end closes', () => {
    const { r, wire } = connected(`ip host peer ${PEER}`);
    const server = listening(wire, 2001, 'who?\r\n');
    expect(r.type('telnet peer 2001')).toBe(`telnet peer 2001\nTrying peer (${PEER}, 2001)... Open\nwho?\n`);
    expect(r.type('me')).toBe('me\n');
    expect(server.heard.join('')).toBe('me\r\n');
    server.say('hello\r\n');
    server.hangUp();
    r.player.play('⟦+1s⟧');
    expect(r.player.screen).toBe('me\nhello\n\n[Connection to peer closed by foreign host]\nRouter#');
    expect(r.type('where')).toContain('% No connections open');
  });

  it('R5 answers telnet commands and shows none', () => {
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

  it('R6 leaves a connection open and comes back to it', () => {
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

  it('R6 closes connections with the software, and for the next user', () => {
    const { r, wire } = connected();
    const server = listening(wire, 23, '');
    r.type(`telnet ${PEER}`, '⟦^6⟧⟦:type x⟧', 'exit', '', 'where', '⟦+1s⟧');
    expect(server.heard).toEqual(['closed']);
    r.type(`telnet ${PEER}`, '⟦:power off⟧⟦+1s⟧');
    expect(server.heard).toEqual(['closed', 'closed']);
  });
});

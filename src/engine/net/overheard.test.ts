import { describe, expect, it } from 'vitest';
import { encode64, utf8Encode } from '../system/bytes.ts';
import { Bench } from '../testing/lab.ts';
import { VTYS } from '../testing/caller.ts';
import { host } from '../testing/workstation.ts';
import { wire, wiredHost, wiredRouter } from '../testing/wired.ts';
import { Eavesdropper, type Overheard } from './overheard.ts';
import type { Captured, Packet } from './packet.ts';

const [G0, G1] = ['GigabitEthernet0/0', 'GigabitEthernet0/1'];

/** R1, R2 and a server in a row; at the console of R1, level 15. */
function row(loss = 0): Bench {
  const { stack } = wiredHost('SRV', '10.2.2.20', '10.2.2.2');
  const services = {
    tftp: { folder: '/srv', create: true },
    http: { folder: '/srv', accounts: [{ user: 'ann', password: 'Web:1' }] },
    ftp: { accounts: [{ user: 'netuser', password: 'guess me', home: '/srv' }] },
  };
  const files = [{ path: '/srv/a.cfg', content: { kind: 'text', text: 'hostname X\nend\n' }, mode: 0o666 }] as never;
  const bench = new Bench({
    devices: [
      wiredRouter('R1', [`${G0} 10.1.1.1`], ['ip route 0.0.0.0 0.0.0.0 10.1.1.2', 'no ip domain lookup']),
      wiredRouter('R2', [`${G0} 10.1.1.2`, `${G1} 10.2.2.2`], VTYS),
    ],
    hosts: [host('SRV', '10.2.2.20', { stack, services, files })],
    wires: [wire('a', [`R1 ${G0}`, `R2 ${G0}`], { loss }), wire('b', [`R2 ${G1}`, 'SRV eth0'])],
  });
  bench.player.settle();
  bench.type('', '⟦+60s⟧', 'enable', 'ping 10.2.2.20');
  return bench;
}
const heard = (r: Bench): readonly unknown[] => r.lab.events.filter(({ id }) => id === 'wire.said');
const said = (r: Bench): readonly string[] =>
  r.lab.events.flatMap(({ id, payload: { what, text } }) =>
    id === 'wire.said' ? [`${String(what)} ${String(text)}`] : [],
  );

describe('what can be read on a wire is told', () => {
  it('of FTP, with who said it to whom, once on whatever way', () => {
    const r = row();
    r.type('copy ftp://netuser:guess%20me@10.2.2.20/a.cfg null:', '', '⟦:wait copied⟧');
    expect(heard(r)).toMatchObject([
      { device: 'R1', payload: { what: 'ftp.user', text: 'netuser', from: '10.1.1.1', to: '10.2.2.20', wire: 'a' } },
      { device: 'R1', payload: { what: 'ftp.password', wire: 'a' } },
    ]);
  });

  it('of TFTP and HTTP', () => {
    const r = row();
    r.type(
      'copy tftp://10.2.2.20/a.cfg null:',
      '',
      '⟦:wait copied⟧',
      'copy http://ann:Web:1@10.2.2.20/a.cfg null:',
      '',
      '⟦+5s⟧',
    );
    expect(said(r)).toEqual(['tftp.request a.cfg', 'http.authorization ann:Web:1']);
  });

  it('of TFTP once, though nobody answers and it is asked again', () => {
    const r = row();
    r.type(
      '⟦:on R2⟧',
      '',
      'enable',
      'configure terminal',
      'access-list 1 deny any',
      'interface gi0/0',
      'ip access-group 1 in',
      'end',
    );
    r.type('⟦:on R1⟧', 'copy tftp://10.2.2.20/a.cfg null:', '', '⟦+60s⟧');
    expect(said(r)).toEqual(['tftp.request a.cfg']);
    r.type('copy tftp://10.2.2.20/a.cfg null:', '', '⟦+60s⟧');
    expect(said(r)).toEqual(['tftp.request a.cfg', 'tftp.request a.cfg']);
  });

  it('of telnet, line by line as it was typed in the end', () => {
    const r = row();
    r.type('telnet 10.1.1.2', '⟦:type letmeon\x7fin\x7f\x7fn\r⟧', '⟦:type letmein\r⟧', 'show clock', 'exit');
    expect(said(r)[0]).toMatch(/^telnet.typed letme/);
    expect(said(r).slice(-3)).toEqual(['telnet.typed letmein', 'telnet.typed show clock', 'telnet.typed exit']);
  });

  it('once, however often it is sent', () => {
    const r = row(0.15);
    r.type('copy ftp://netuser:x@10.2.2.20/a.cfg null:', '', '⟦+120s⟧');
    expect(said(r)).toEqual(['ftp.user netuser', 'ftp.password x']);
  });
});

/** What is heard of segments to a port, one behind the other. */
function segments(port: number, ...texts: readonly (string | Uint8Array)[]): readonly Overheard[] {
  const ear = new Eavesdropper();
  let sequence = 2 ** 32 - 5;
  return texts.flatMap((text) => {
    const bytes = typeof text === 'string' ? utf8Encode(text) : text;
    const body = { kind: 'tcp', fromPort: 50_000, toPort: port, sequence, window: 4128, bytes } as const;
    sequence = (sequence + bytes.length) >>> 0;
    const carries: Packet = { from: '10.1.1.1', to: '10.1.1.2', ttl: 9, id: 1, dontFragment: false, body };
    const captured: Captured = { kind: 'frame', at: 0, frame: { from: 'a', to: 'b', carries } };
    return [...ear.hear(captured), ...ear.hear(captured)];
  });
}

describe('an eavesdropper', () => {
  it('knows the web by what is said, at whatever port', () => {
    const coded = encode64(utf8Encode('u:p'));
    expect(segments(8080, `GET / HTTP/1.1\r\nHost: x\r\nAuthorization: Basic ${coded}\r\n\r\n`)).toEqual([
      { what: 'http.authorization', text: 'u:p' },
    ]);
    expect(segments(8080, 'USER a\r\n', `Authorization: Basic ${coded}\r\n`)).toEqual([]);
  });

  it('decides once, at the first bytes, what is spoken', () => {
    const request = `GET / HTTP/1.1\r\nAuthorization: Basic ${encode64(utf8Encode('u:p'))}\r\n\r\n`;
    expect(segments(8080, 'other', request)).toEqual([]);
    const ear = new Eavesdropper();
    const says = (fromPort: number, toPort: number, text: string): readonly Overheard[] => {
      const body = { kind: 'tcp', fromPort, toPort, sequence: 1, window: 1, bytes: utf8Encode(text) } as const;
      const carries: Packet = { from: '10.1.1.1', to: '10.1.1.1', ttl: 9, id: 1, dontFragment: false, body };
      return ear.hear({ kind: 'frame', at: 0, frame: { from: 'a', to: 'b', carries } });
    };
    expect(says(50_000, 8080, 'other')).toEqual([]);
    for (let port = 1; port <= 200; port++) says(port, 9, 'x');
    expect(says(50_000, 8080, request)).toEqual([]);
  });

  it.each([
    [21, '227 Entering Passive Mode (10,1,1,2,156,65).\r\n', [50_001, 40_001]],
    [21, '229 Entering Extended Passive Mode (|||40001|)\r\n', [40_001, 50_001]],
    [50_000, 'PORT 10,1,1,2,156,65\r\n', [20, 40_001]],
    [50_000, 'EPRT |1|10.1.1.2|40001|\r\n', [20, 40_001]],
  ])('hears no request in the data of FTP: from port %i %j', (fromPort, text, [from = 0, to = 0]) => {
    const ear = new Eavesdropper();
    const says = (fromPort: number, toPort: number, said: string, syn = false): readonly Overheard[] => {
      const body = { kind: 'tcp', fromPort, toPort, sequence: 1, window: 1, syn, bytes: utf8Encode(said) } as const;
      const carries: Packet = { from: '10.1.1.2', to: '10.1.1.2', ttl: 9, id: 1, dontFragment: false, body };
      return ear.hear({ kind: 'frame', at: 0, frame: { from: 'a', to: 'b', carries } });
    };
    const request = `GET / HTTP/1.1\r\nAuthorization: Basic ${encode64(utf8Encode('u:p'))}\r\n\r\n`;
    says(fromPort, fromPort === 21 ? 50_000 : 21, text);
    if (to === 40_001) says(from, to, '', true);
    else says(to, from, '', true);
    expect(says(from, to, request)).toEqual([]);
    says(40_001, 8080, '', true);
    expect(says(40_001, 8080, request)).toHaveLength(1);
  });

  /** What is heard of a call to port 2121: `<` before what the called end says. */
  function call(...texts: readonly string[]): readonly Overheard[] {
    const ear = new Eavesdropper();
    const at = { '>': 1, '<': 1 };
    const says = (way: '>' | '<', text: string, syn = false): readonly Overheard[] => {
      const [fromPort, toPort] = way === '>' ? [50_000, 2121] : [2121, 50_000];
      const bytes = Uint8Array.from(text, (char) => char.charCodeAt(0));
      const sequence = at[way];
      at[way] += bytes.length;
      const body = { kind: 'tcp', fromPort, toPort, sequence, window: 1, syn, bytes } as const;
      const [from, to] = way === '>' ? ['10.1.1.1', '10.1.1.2'] : ['10.1.1.2', '10.1.1.1'];
      const carries: Packet = { from, to, ttl: 9, id: 1, dontFragment: false, body };
      return ear.hear({ kind: 'frame', at: 0, frame: { from: 'a', to: 'b', carries } });
    };
    says('>', '', true);
    return texts.flatMap((text) => says(text[0] === '<' ? '<' : '>', text.slice(1)));
  }

  it('knows FTP and telnet by how a server begins, at whatever port', () => {
    const ftp = [
      { what: 'ftp.user', text: 'ann' },
      { what: 'ftp.password', text: 'x y' },
    ];
    const login = ['>USER ann\r\n', '<331 Password:\r\n', '>PASS x y\r\n'];
    expect(call('<220 Ready\r\n', ...login)).toEqual(ftp);
    expect(call('<220-One\r\n220 Two\r\n', ...login)).toEqual(ftp);
    expect(call('<+OK POP3\r\n', ...login)).toEqual([]);
    expect(call(...login)).toEqual([]);
    const typed = [{ what: 'telnet.typed', text: 'let me' }];
    expect(call('<\xff\xfb\x01\xff\xfb\x03\r\nPassword: ', '>let m', '>e\r\0')).toEqual(typed);
    expect(call('>\xff\xfd\x03let me\r\n', '<\xff\xfb\x03says nothing\r\n')).toEqual(typed);
  });

  it('puts lines together and leaves out what terminals agree on', () => {
    expect(segments(21, 'USER a\r\nPA', 'SS b c\r\nPWD\r\nPASS \r\n')).toEqual([
      { what: 'ftp.user', text: 'a' },
      { what: 'ftp.password', text: 'b c' },
    ]);
    expect(segments(23, Uint8Array.of(255, 251, 24, 255, 250, 24, 0, 65, 255, 240), 'a', 'b', '\r\0', '\r\n')).toEqual([
      { what: 'telnet.typed', text: 'ab' },
    ]);
    expect(segments(80, `GET / HTTP/1.1\r\nauthorization: basic ${encode64(utf8Encode('u:p'))}\r\n\r\n`)).toEqual([
      { what: 'http.authorization', text: 'u:p' },
    ]);
  });

  it.each([['Authorization: Basic \r\n'], ['Authorization: Bearer abc\r\n'], ['X-Authorization: Basic dTpw\r\n']])(
    'hears nothing in %j',
    (line) => expect(segments(80, line)).toEqual([]),
  );

  it('keeps little of a line without an end', () => {
    const [one] = segments(23, ...Array.from({ length: 50 }, () => 'x'.repeat(100)), '\r');
    expect(one?.text).toHaveLength(1000);
  });
});

import { describe, expect, it } from 'vitest';
import { textContent, type Content } from '../../../system/content.ts';
import type { Flow } from '../../../system/network/network.ts';
import { isPacket } from '../../../net/packet.ts';
import { Bench, bootedRouter } from '../../../testing/lab.ts';
import { wire, wiredHost, wiredRouter } from '../../../testing/wired.ts';
import { host } from '../../../testing/workstation.ts';
import { listAdmits } from './api.ts';

const [G0, G1] = ['GigabitEthernet0/0', 'GigabitEthernet0/1'];

function configured(...lines: readonly string[]): Bench {
  const r = bootedRouter();
  r.type('terminal length 0', 'configure terminal', ...lines, 'end');
  return r;
}
const shown = (r: Bench, typed: string): string => r.type(typed).replace(/^.*\n/, '').replace(/\S+#$/, '');

/** R1, R2 and PC in a row; at the console of R1. */
function row(...r2: readonly string[]): Bench {
  const bench = new Bench({
    devices: [
      wiredRouter('R1', [`${G0} 10.1.1.1`], ['ip route 0.0.0.0 0.0.0.0 10.1.1.2']),
      wiredRouter('R2', [`${G0} 10.1.1.2`, `${G1} 172.16.5.1`], r2),
    ],
    machines: [wiredHost('PC', '172.16.5.10', '172.16.5.1')],
    wires: [wire('a', [`R1 ${G0}`, `R2 ${G0}`]), wire('b', [`R2 ${G1}`, 'PC eth0'])],
  });
  bench.player.settle();
  bench.type('', '⟦+60s⟧', 'enable', 'ping 172.16.5.10', '⟦+1s⟧');
  return bench;
}

/** Bulk data from SRV to PC through R1, whose filter may change meanwhile: what has arrived, and what was typed at R1. */
function pouring(kind: 'datagrams' | 'connection') {
  const bench = new Bench({
    devices: [wiredRouter('R1', [`${G0} 10.1.1.1`, `${G1} 10.2.2.1`])],
    machines: [wiredHost('SRV', '10.1.1.20', '10.1.1.1'), wiredHost('PC', '10.2.2.10', '10.2.2.1')],
    wires: [wire('a', [`R1 ${G0}`, 'SRV eth0'], { rate: 100_000_000 }), wire('b', [`R1 ${G1}`, 'PC eth0'])],
  });
  bench.player.settle();
  bench.type('', '⟦+60s⟧', 'enable', 'ping 10.1.1.20', 'ping 10.2.2.10', 'configure terminal');
  const [srv, pc] = [bench.lab.machine('SRV'), bench.lab.machine('PC')];
  if (!srv || !pc) throw new Error('no hosts');
  const content: Content = { kind: 'fill', byte: 1, length: 1_000_000_000 };
  let flow: Flow | undefined;
  const started = (one: Flow): void => {
    flow = one;
  };
  const port = 2000;
  if (kind === 'datagrams') {
    const step = { each: 1024, header: () => new Uint8Array(4), answer: () => new Uint8Array(4) };
    pc.network.bind({ port });
    started(srv.network.bind().pour({ address: '10.2.2.10', port }, content, step));
  } else {
    pc.network.listen(port).accept((stream) => stream.receive(() => {}));
    srv.network.connect({ address: '10.2.2.10', port })((opened) => opened.ok && started(opened.value.pour(content)));
  }
  return { bench, arrived: () => flow?.arrived ?? 0 };
}

describe('standard access lists', () => {
  it.each(['datagrams', 'connection'] as const)('R5 stop bulk data in %s, and count its packets', (kind) => {
    const { bench, arrived } = pouring(kind);
    bench.type(
      'access-list 1 permit any',
      'access-list 2 deny host 10.1.1.20',
      `interface ${G0}`,
      'ip access-group 1 in',
      '⟦+3s⟧',
    );
    const before = arrived();
    expect(before).toBeGreaterThan(0);
    bench.type('ip access-group 2 in', '⟦+2s⟧');
    const stopped = arrived();
    bench.type('⟦+60s⟧');
    expect(arrived()).toBe(stopped);
    expect(stopped).toBeLessThan(1_000_000_000);
    const count = (text: string): number => Number(/\((\d+) match/.exec(text)?.[1]);
    const permitted = count(bench.type('do show access-lists 1'));
    expect(permitted).toBeGreaterThan(stopped / 1460 - 10_000);
    expect(permitted).toBeLessThanOrEqual(stopped / 1024 + 10);
    expect(count(bench.type('do show access-lists 2'))).toBeGreaterThan(0);
    bench.type('ip access-group 1 in', '⟦+2s⟧');
    expect(arrived()).toBeGreaterThan(stopped);
  });

  it('R5 stop what answers bulk data as well', () => {
    const { bench, arrived } = pouring('connection');
    bench.type(
      '⟦+1s⟧',
      'access-list 2 deny host 10.2.2.10',
      'access-list 2 permit any',
      `interface ${G1}`,
      'ip access-group 2 in',
      '⟦+2s⟧',
    );
    const stopped = arrived();
    expect(stopped).toBeGreaterThan(0);
    bench.type('⟦+60s⟧');
    expect(arrived()).toBe(stopped);
  });

  it('R1 R3 are typed in either form and printed in place', () => {
    const lines = [
      'access-list 10 remark Who may manage',
      'access-list 10 permit 10.1.1.7 0.0.0.255',
      'access-list 10 permit host 10.2.2.2',
      'access-list 10 permit 10.2.2.2',
      'access-list 10 deny any log',
      'access-list 1399 permit 10.0.0.0 0.255.255.255',
      'ip access-list standard MANAGE',
      'permit 10.3.0.0 0.0.255.255',
      '5 deny 10.3.3.3',
      'deny any',
    ];
    const r = configured(...lines);
    const text = r.type('show running-config');
    expect(text).toContain(
      '\n!\nip access-list standard MANAGE\n deny   10.3.3.3\n permit 10.3.0.0 0.0.255.255\n deny   any\n!\n',
    );
    expect(text).toContain(
      '\naccess-list 10 remark Who may manage\naccess-list 10 permit 10.1.1.0 0.0.0.255\naccess-list 10 permit 10.2.2.2\naccess-list 10 deny   any log\naccess-list 1399 permit 10.0.0.0 0.255.255.255\n!\n',
    );
    const printed = text.split('\n').filter((line) => /access-list|^ (permit|deny)/.test(line));
    expect(configured(...printed).fact('access-list.entries', 'MANAGE')).toEqual(
      r.fact('access-list.entries', 'MANAGE'),
    );
    for (const wrong of ['access-list 10 permit', 'access-list 10 permit 10.1', 'access-list 10 allow any'])
      expect(r.type('configure terminal', wrong, 'end')).toMatch(/Incomplete command|'\^' marker/);
  });

  it('R2 are taken away by name only', () => {
    const r = configured('ip access-list standard A', 'permit any');
    r.type('configure terminal');
    expect(r.type('no ip access-list standard')).toContain('\n% Incomplete command.\n');
    expect(r.type('do show access-lists')).toContain('Standard IP access list A\n');
    r.type('no ip access-list standard A');
    expect(r.type('do show access-lists')).not.toContain('access list A');
  });

  it('R2 are taken away, whole or entry by entry', () => {
    const r = configured('access-list 10 permit 10.1.1.1', 'access-list 10 permit any', 'access-list 11 deny any');
    r.type('configure terminal', 'no access-list 10 permit any', 'no access-list 11', 'end');
    expect(shown(r, 'show access-lists')).toBe('Standard IP access list 10\n    10 permit 10.1.1.1\n');
    r.type('configure terminal', 'ip access-list standard A', 'permit 10.1.1.1', 'deny any', 'no 10', 'no deny any');
    expect(shown(r, 'do show ip access-lists A')).toBe('Standard IP access list A\n');
    r.type('no ip access-list standard A', 'end');
    expect(shown(r, 'show access-lists A')).toBe('');
  });

  it('R4 R5 filter what comes in and count what matched', () => {
    const r = row(
      'access-list 10 deny 10.1.1.1',
      'access-list 10 permit 10.1.1.0 0.0.0.255',
      `interface ${G0}`,
      ' ip access-group 10 in',
    );
    expect(r.type('ping 172.16.5.10')).toContain('\nU.U.U\n');
    expect(r.type('ping 10.1.1.2')).toContain('Success rate is 0 percent');
    expect(r.type('⟦+1s⟧', 'telnet 172.16.5.10')).toContain('% Destination unreachable; gateway or host down');
    r.type('⟦:on R2⟧', '', 'enable');
    expect(shown(r, 'show ip access-lists')).toMatch(
      /^Standard IP access list 10\n {4}10 deny {3}10\.1\.1\.1 \(\d+ matches\)\n {4}20 permit 10\.1\.1\.0, wildcard bits 0\.0\.0\.255\n$/,
    );
    r.type('clear access-list counters');
    expect(shown(r, 'show access-lists 10')).toContain('deny   10.1.1.1\n');
    r.type('configure terminal', 'no access-list 10', 'end');
    expect(r.type('⟦:on R1⟧', 'ping 172.16.5.10')).toContain('.!!!!');
  });

  it('R5 filter what is handed on, not what the device sends', () => {
    const r = row('access-list 10 permit 10.9.9.9', `interface ${G1}`, ' ip access-group 10 out');
    expect(r.type('traceroute 172.16.5.10 numeric timeout 1 ttl 2 2')).toMatch(/\n {2}2 10\.1\.1\.2 !A {2}\* {2}!A \n/);
    expect(r.type('ping 10.1.1.2')).toContain('!!!!!');
    r.type('⟦:on R2⟧', '', 'enable');
    expect(r.type('ping 172.16.5.10')).toContain('.!!!!');
  });

  it('R5 let everybody pass where there is no list', () => {
    const r = configured('access-list 10 permit 10.1.1.1', 'access-list 11 remark nothing');
    const asked = ['10', '11', '12'].map((list) =>
      listAdmits(r.device, list, { address: '10.1.1.2', protocol: 'tcp' }),
    );
    expect(asked).toEqual([false, true, true]);
  });

  it('R7 keep others from the lines, with a reset', () => {
    const r = row(
      'access-list 10 permit 10.9.9.9',
      'line vty 0 4',
      ' no login',
      ' transport input telnet',
      ' access-class 10 in',
    );
    expect(r.type('telnet 10.1.1.2')).toBe(
      'telnet 10.1.1.2\nTrying 10.1.1.2 ... \n% Connection refused by remote host\n\nR1#',
    );
    const tcp = r.lab.wires[0]?.captured.flatMap(({ frame: { carries } }) =>
      isPacket(carries) && carries.body.kind === 'tcp' ? [carries.body] : [],
    );
    expect(tcp).toMatchObject([{ syn: true }, { reset: true }]);
    r.type('⟦:on R2⟧', '', 'enable');
    expect(shown(r, 'show access-lists')).toBe('Standard IP access list 10\n    10 permit 10.9.9.9\n');
    r.type('configure terminal', 'access-list 10 permit 10.1.1.1', 'end', '⟦:on R1⟧');
    expect(r.type('telnet 10.1.1.2')).toBe('telnet 10.1.1.2\nTrying 10.1.1.2 ... Open\n\n\nR2>');
    expect(r.type('exit')).toBe('exit\n\n[Connection to 10.1.1.2 closed by foreign host]\nR1#');
    r.type('⟦:on R2⟧');
    expect(shown(r, 'show access-lists')).toContain('20 permit 10.1.1.1 (1 match)\n');
  });

  it('R7 keep whoever is at a line from other hosts', () => {
    const r = row('line vty 0 4', ' no login', ' transport input telnet');
    r.type('configure terminal', 'access-list 11 deny 10.1.1.2', 'access-list 11 permit any');
    r.type('line con 0', 'access-class 11 out', 'end');
    const refused = '% Connections to that host not permitted from this terminal\nR1#';
    expect(r.type('telnet 10.1.1.2')).toContain(refused);
    expect(r.type('telnet 172.16.5.1')).toContain(' Open\n');
    r.type('exit', 'configure terminal', 'no access-list 11', 'end');
    expect(r.type('telnet 10.1.1.2')).toContain(' Open\n');
  });

  it('R6 belong to their interface', () => {
    const r = configured(
      `interface ${G0}`,
      'ip address 10.1.1.1 255.255.255.0',
      'ip access-group 10 in',
      'ip access-group MANAGE out',
      'ip access-group 11 in',
    );
    expect(r.type(`show running-config interface ${G0}`)).toContain(
      '\n ip address 10.1.1.1 255.255.255.0\n ip access-group 11 in\n ip access-group MANAGE out\n',
    );
    r.type('configure terminal', `interface ${G0}`, 'no ip access-group 11 in', 'end');
    expect(r.type(`show running-config interface ${G0}`)).not.toContain(' in\n');
    r.type('configure terminal', `default interface ${G0}`, 'end');
    expect(r.type(`show running-config interface ${G0}`)).not.toContain('access-group');
  });
});

/** R1, R2 and PC in a row, with a server beside PC; lines for R2. */
function behind(...r2: readonly string[]): Bench {
  const { stack } = wiredHost('SRV', '172.16.5.20', '172.16.5.1');
  const image = { kind: 'fill', byte: 0, length: 900_000_000 } as const;
  const files = [
    { path: '/srv/a.cfg', content: textContent('end\n') },
    { path: '/srv/image.bin', content: image },
  ];
  const bench = new Bench({
    devices: [
      wiredRouter('R1', [`${G0} 10.1.1.1`], ['ip route 0.0.0.0 0.0.0.0 10.1.1.2']),
      wiredRouter('R2', [`${G0} 10.1.1.2`, `${G1} 172.16.5.1`], r2),
    ],
    machines: [wiredHost('PC', '172.16.5.10', '172.16.5.1')],
    hosts: [
      host('SRV', '172.16.5.20', { stack, files, services: { tftp: { folder: '/srv' }, http: { folder: '/srv' } } }),
    ],
    wires: [wire('a', [`R1 ${G0}`, `R2 ${G0}`]), wire('b', [`R2 ${G1}`, 'PC eth0', 'SRV eth0'])],
  });
  bench.player.settle();
  bench.type('', '⟦+60s⟧', 'enable', 'ping 172.16.5.10', 'ping 172.16.5.20', '⟦+1s⟧');
  return bench;
}
const lists = (r: Bench): string => {
  r.type('⟦:on R2⟧', '', 'enable', 'terminal length 0');
  return shown(r, 'show access-lists');
};

describe('extended access lists', () => {
  const lines = [
    'access-list 101 remark Web',
    'access-list 101 permit tcp 10.1.1.9 0.0.0.255 host 10.2.2.2 eq www established log',
    'access-list 101 permit tcp any range 1024 65535 any gt telnet',
    'access-list 101 deny   udp any eq bootpc any eq tftp',
    'access-list 101 permit icmp any any echo',
    'access-list 101 permit icmp any any 3 7',
    'access-list 101 permit icmp any any host-unreachable',
    'access-list 101 permit gre any any',
    'access-list 101 permit 200 any any fragments',
    'access-list 2699 deny   ip any any log',
  ];

  it('R8 are typed in either form and printed in place, each in the words of its kind', () => {
    const r = configured(
      ...lines,
      'ip access-list extended WEB',
      'permit tcp any any eq 80',
      '5 deny tcp any any neq 179',
      'permit 6 any any',
    );
    const text = r.type('show running-config');
    expect(text).toContain(
      '\nip access-list extended WEB\n deny   tcp any any neq bgp\n permit tcp any any eq www\n permit tcp any any\n!\n',
    );
    for (const line of lines) expect(text).toContain(`\n${line.replace('10.1.1.9', '10.1.1.0')}\n`);
    const printed = text.split('\n').filter((line) => /access-list|^ (permit|deny)/.test(line));
    const again = configured(...printed);
    for (const list of ['101', '2699', 'WEB'])
      expect(again.fact('access-list.entries', list)).toEqual(r.fact('access-list.entries', list));
    for (const wrong of [
      'access-list 101 permit tcp any',
      'access-list 101 permit any',
      'access-list 101 permit tcp any any eq 65536',
      'access-list 101 permit udp any any established',
      'access-list 101 permit ip any any eq 80',
    ])
      expect(r.type('configure terminal', wrong, 'end')).toMatch(/Incomplete command|'\^' marker/);
  });

  it('R8 are taken away, and have a name for themselves', () => {
    const r = configured(...lines, 'ip access-list standard S', 'exit');
    r.type('configure terminal', 'no access-list 2699', 'no access-list 101 permit gre any any');
    r.type('ip access-list extended 101', 'no 20', 'no deny udp any eq 68 any eq 69', 'exit');
    expect(r.type('ip access-list extended S')).toContain(
      '\n% A named standard IP access list with this name already exists\n',
    );
    r.type('no ip access-list extended S', 'end');
    expect(shown(r, 'show access-lists 101')).toBe(
      'Extended IP access list 101\n    30 permit tcp any range 1024 65535 any gt telnet\n    50 permit icmp any any echo\n    60 permit icmp any any 3 7\n    70 permit icmp any any host-unreachable\n    90 permit 200 any any fragments\n',
    );
    expect(shown(r, 'show ip access-lists S')).toBe('Standard IP access list S\n');
    expect(shown(r, 'show access-lists 2699')).toBe('');
  });

  it('R9 look at protocols, ports and messages, and count', () => {
    const r = behind(
      'access-list 101 permit icmp any any echo',
      'access-list 101 permit udp any host 172.16.5.20 eq tftp',
      'access-list 101 permit udp any gt 1023 any range 40000 60000',
      'access-list 101 permit tcp any any established',
      'access-list 101 deny   tcp any any eq www',
      `interface ${G0}`,
      ' ip access-group 101 in',
    );
    expect(r.type('ping 172.16.5.10')).toContain('!!!!!');
    expect(r.type('copy tftp://172.16.5.20/a.cfg null:', '', '⟦:wait copied⟧')).toContain('4 bytes copied');
    expect(r.type('telnet 172.16.5.20 80')).toContain('% Destination unreachable; gateway or host down');
    expect(r.type('⟦+1s⟧', 'telnet 172.16.5.20 443')).toContain('% Destination unreachable; gateway or host down');
    expect(lists(r)).toMatch(
      /^Extended IP access list 101\n {4}10 permit icmp any any echo \(\d+ matches\)\n {4}20 permit udp any host 172\.16\.5\.20 eq tftp \(1 match\)\n {4}30 permit udp any gt 1023 any range 40000 60000 \(1 match\)\n {4}40 permit tcp any any established\n {4}50 deny tcp any any eq www \(\d match(es)?\)\n$/,
    );
  });

  it('R9 stop what is on its way already', () => {
    const r = behind(`interface ${G0}`, ' ip access-group 101 in');
    r.player.play('⟦copy http://172.16.5.20/image.bin null:⟧⟦⟧⟦+500ms⟧⟦:on R2⟧⟦⟧⟦enable⟧⟦configure terminal⟧');
    const moving = (): number => r.lab.traffic?.flows[0]?.arrived ?? 0;
    expect(moving()).toBeGreaterThan(0);
    r.type('access-list 101 deny tcp any any', 'end', '⟦+2s⟧');
    const stopped = moving();
    expect(stopped).toBeLessThan(900_000_000);
    r.type('⟦+2s⟧');
    expect(moving()).toBe(stopped);
  });

  it('R9 let back in what belongs to a connection', () => {
    const r = behind(
      'ip access-list extended BACK',
      ' permit tcp any any established',
      'exit',
      `interface ${G1}`,
      ' ip access-group BACK in',
    );
    expect(r.type('telnet 172.16.5.20 80')).toContain('Open');
    expect(r.type('⟦^6⟧⟦:type x⟧', 'disconnect', '', 'ping 172.16.5.10')).toContain('.....');
    expect(lists(r)).toMatch(/\n {4}10 permit tcp any any established \(\d+ match(es)?\)\n$/);
  });

  it('R10 tell of the first packet of a kind, and of the others after five minutes', () => {
    const r = behind(
      'access-list 101 deny   icmp any host 172.16.5.10 log',
      'access-list 101 deny   tcp any any eq www log',
      'access-list 101 permit ip any any',
      `interface ${G0}`,
      ' ip access-group 101 in',
    );
    r.type('ping 172.16.5.10', '⟦+1s⟧', 'telnet 172.16.5.20 80', '⟦:on R2⟧', '', 'enable', 'terminal length 0');
    const logged = (): readonly string[] =>
      shown(r, 'show logging')
        .split('\n')
        .flatMap((line) => /%SEC-6-.*/.exec(line) ?? []);
    const tcp = /^%SEC-6-IPACCESSLOGP: list 101 denied tcp 10\.1\.1\.1\(\d+\) -> 172\.16\.5\.20\(80\), 1 packet$/;
    expect(logged()).toEqual([
      '%SEC-6-IPACCESSLOGDP: list 101 denied icmp 10.1.1.1 -> 172.16.5.10 (8/0), 1 packet',
      expect.stringMatching(tcp),
    ]);
    expect(r.lab.nextEvent).toBeUndefined();
    r.type('⟦+6m⟧', '', 'enable', 'terminal length 0');
    expect(logged().slice(2)).toEqual([
      '%SEC-6-IPACCESSLOGDP: list 101 denied icmp 10.1.1.1 -> 172.16.5.10 (8/0), 8 packets',
    ]);
    r.type(
      '⟦+6m⟧',
      '',
      'enable',
      '⟦:on R1⟧',
      '',
      'enable',
      'ping 172.16.5.10 repeat 1',
      '⟦:on R2⟧',
      'terminal length 0',
    );
    expect(logged().slice(3)).toEqual([
      '%SEC-6-IPACCESSLOGDP: list 101 denied icmp 10.1.1.1 -> 172.16.5.10 (8/0), 1 packet',
    ]);
  });

  const unusual = [
    'access-list 102 permit object-group WEB object-group INSIDE any',
    'access-list 102 deny   tcp object-group INSIDE eq www host 10.2.2.2 syn',
    'access-list 102 permit tcp any any match-all +ack -syn log',
    'access-list 102 permit udp any any eq domain reflect OUT timeout 30',
    'access-list 102 permit ip any any option record-route',
    'access-list 102 permit ip any any ttl range 1 5',
    'access-list 102 deny   igmp any any host-query',
    'access-list 102 dynamic TEST timeout 10 permit tcp any any',
    'access-list 102 permit ip any any time-range OFFICE log-input WHY',
    'access-list 102 permit tcp any eq www 443 any eq 8080 8443 established',
    'access-list 102 permit ip any any dscp ef log',
    'access-list 102 permit ip any any precedence critical tos min-delay fragments',
  ];
  const entries = (r: Bench, list: string): unknown => r.fact('access-list.entries', list);

  it('R11 keep what is not simulated in its place, and say so', () => {
    const r = bootedRouter();
    r.type('terminal length 0', 'configure terminal');
    const said = unusual.map((line) => /\[Bootset\] .*/.exec(r.type(line))?.[0] ?? '');
    const kept = (what: string): string => `[Bootset] "${what}" is kept in the configuration and does nothing here.`;
    expect(said).toEqual([
      kept('permit ... object-group'),
      kept('deny ... object-group'),
      kept('permit ... match-all'),
      kept('permit ... reflect'),
      kept('permit ... option'),
      kept('permit ... ttl'),
      kept('deny ... igmp'),
      kept('permit ... dynamic'),
      kept('permit ... time-range'),
      '',
      '',
      '',
    ]);
    expect(r.type('ip access-list extended BACK', '15 evaluate OUT')).toContain(kept('evaluate'));
    expect(r.type('evaluate OUT')).not.toContain('Bootset');
    r.type('permit tcp any any', 'end');
    expect(r.type('show running-config | section access-list')).toContain(
      `ip access-list extended BACK\n evaluate OUT\n permit tcp any any\n${unusual.join('\n')}\n`,
    );
    expect(r.type('show access-lists BACK')).toContain('    15 evaluate OUT\n    20 permit tcp any any\n');
  });

  it('R11 take short words, and refuse wrong ones where they stand', () => {
    const r = configured('access-list 102 per tcp an an sy time N log', 'access-list 102 per ip an an prec 5 opt 7');
    expect(entries(r, '102')).toEqual([
      'permit tcp any any syn time-range N log',
      'permit ip any any precedence critical option 7',
    ]);
    for (const wrong of [
      'access-list 102 permit ip any any dscp 64',
      'access-list 102 permit ip any any option nothing',
      'access-list 102 permit udp any any syn',
      'access-list 102 permit ip any any time-range',
      'access-list 102 permit tcp any any eq 80 65536',
      'access-list 102 evaluate OUT',
    ])
      expect(r.type('configure terminal', wrong, 'end')).toMatch(/Incomplete command|'\^' marker/);
  });

  it('R11 survive saving, replacing and comparing, and go by no', () => {
    const r = configured(...unusual, 'ip access-list extended BACK', 'evaluate OUT');
    r.type('copy running-config flash0:kept.cfg', '', 'configure terminal', 'no access-list 102', 'end');
    expect(entries(r, '102')).toEqual([]);
    expect(r.type('show archive config differences flash0:kept.cfg')).toContain(`-${unusual[0]}`);
    r.type('configure replace flash0:kept.cfg force', 'write memory');
    expect(entries(r, '102')).toEqual(unusual.map((line) => line.replace('access-list 102 ', '')));
    expect(entries(r, 'BACK')).toEqual(['evaluate OUT']);
    expect(shown(r, 'show archive config differences flash0:kept.cfg')).toContain('!No changes were found');
    r.type(
      'configure terminal',
      ...unusual.slice(1).map((line) => `no ${line}`),
      'ip access-list extended BACK',
      'no evaluate OUT',
      'end',
    );
    expect([...(entries(r, '102') as string[]), ...(entries(r, 'BACK') as string[])]).toEqual([
      'permit object-group WEB object-group INSIDE any',
    ]);
  });

  it('R11 match nothing, and are entries all the same', () => {
    const r = behind(
      'access-list 101 permit ip any any time-range OFFICE',
      `interface ${G0}`,
      ' ip access-group 101 in',
    );
    expect(r.type('ping 172.16.5.10')).toContain('U.U.U');
    expect(lists(r)).toBe('Extended IP access list 101\n    10 permit ip any any time-range OFFICE\n');
  });

  it('R12 ask for the type of service', () => {
    const r = behind(
      'access-list 101 permit ip any any dscp ef',
      'access-list 101 permit ip any any precedence priority tos min-delay',
      `interface ${G0}`,
      ' ip access-group 101 in',
    );
    const marked = (tos: string): string =>
      r.type('ping', '', '172.16.5.10', '1', '', '', 'y', '', tos, '', '', '', '', '', '', '⟦+3s⟧');
    marked('184');
    expect([marked('184'), marked('48'), marked('32')].map((text) => /percent \(\d/.exec(text)?.[0])).toEqual([
      'percent (1',
      'percent (1',
      'percent (0',
    ]);
    expect(lists(r)).toContain(
      '    10 permit ip any any dscp ef (2 matches)\n    20 permit ip any any precedence priority tos min-delay (1 match)\n',
    );
  });

  it('R12 tell by which interface a packet came, and from which neighbour', () => {
    const r = behind(
      'access-list 101 deny   icmp any any log-input',
      'access-list 101 deny   tcp any any eq www 443 log-input WEB',
      `interface ${G0}`,
      ' ip access-group 101 in',
    );
    const mac = /address is (\S+)/.exec(r.type('terminal length 0', 'show interfaces g0/0'))?.[1];
    r.type('ping 172.16.5.10', '⟦+1s⟧', 'telnet 172.16.5.20 443', '⟦:on R2⟧', '', 'enable');
    const logged = r.type('show logging | include SEC');
    expect(logged).toContain(
      `%SEC-6-IPACCESSLOGDP: list 101 denied icmp 10.1.1.1 (${G0} ${mac}) -> 172.16.5.10 (8/0), 1 packet\n`,
    );
    expect(logged).toMatch(
      new RegExp(
        `list 101 denied tcp 10\\.1\\.1\\.1\\(\\d+\\) \\(${G0} ${mac}\\) -> 172\\.16\\.5\\.20\\(443\\), 1 packet \\[WEB\\]`,
      ),
    );
  });

  it('R10 tell of standard lists, and of those who come to a line', () => {
    const vty = ['line vty 0 4', ' no login', ' transport input telnet', ' access-class '];
    const standard = behind('access-list 10 deny any log', ...vty.slice(0, 3), `${vty[3]}10 in`);
    standard.type('telnet 10.1.1.2', '⟦:on R2⟧', '', 'enable');
    expect(standard.type('show logging | include SEC')).toContain(
      '%SEC-6-IPACCESSLOGS: list 10 denied 10.1.1.1 1 packet\n',
    );
    const extended = behind('access-list 110 deny tcp any any log', ...vty.slice(0, 3), `${vty[3]}110 in`);
    extended.type('telnet 10.1.1.2', '⟦:on R2⟧', '', 'enable');
    expect(extended.type('show logging | include SEC')).toMatch(
      /%SEC-6-IPACCESSLOGP: list 110 denied tcp 10\.1\.1\.1\(\d+\) -> 0\.0\.0\.0\(23\), 1 packet\n/,
    );
  });
});

import { describe, expect, it } from 'vitest';
import { type Content } from '../../../system/content.ts';
import type { Flow } from '../../../system/network/network.ts';
import { isPacket } from '../../../net/packet.ts';
import { G0, G1, configured, shown, row } from '../../../testing/filtering.ts';
import { Bench } from '../../../testing/lab.ts';
import { wire, wiredHost, wiredRouter } from '../../../testing/wired.ts';
import { listAdmits } from './api.ts';

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

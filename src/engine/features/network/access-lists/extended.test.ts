import { describe, expect, it } from 'vitest';
import { G0, G1, configured, shown, behind, lists } from '../../../testing/filtering.ts';

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
});

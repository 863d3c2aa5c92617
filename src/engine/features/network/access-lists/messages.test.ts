import { describe, expect, it } from 'vitest';
import { G0, shown, behind } from '../../../testing/filtering.ts';

describe('messages of access lists', () => {
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

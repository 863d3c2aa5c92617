import { describe, expect, it } from 'vitest';
import { Bench, bootedRouter } from '../../../testing/lab.ts';
import { wire, wiredHost, wiredRouter } from '../../../testing/wired.ts';

const G0 = 'GigabitEthernet0/0';
const HEAD = 'Protocol  Address          Age (min)  Hardware Addr   Type   Interface\n';

function segment(...more: readonly string[]): Bench {
  const bench = new Bench({
    devices: [wiredRouter('R1', [`${G0} 10.1.1.1`], more), wiredRouter('R2', [`${G0} 10.1.1.2`])],
    machines: [wiredHost('PC', '10.1.1.10', '10.1.1.1')],
    wires: [wire('lan', [`R1 ${G0}`, `R2 ${G0}`, 'PC eth0'])],
  });
  bench.player.settle();
  bench.type('', '⟦+60s⟧', 'enable');
  return bench;
}

const listed = (r: Bench, typed = 'show arp'): string => r.type(typed).replace(/^.*\n/, '').replace(/R1#$/, '');
const own = (r: Bench): string => /10\.1\.1\.1 +- {3}(\S+)/.exec(r.type('show arp'))?.[1] ?? '';

describe('the ARP table', () => {
  it('R1 R2 lists its own, who answered and who did not', () => {
    const r = segment();
    r.type('ping 10.1.1.10', 'ping 10.1.1.9', '⟦+79m⟧', '', 'enable');
    expect(listed(r)).toBe(
      [
        `${HEAD}Internet  10.1.1.1                -   ${own(r)}  ARPA   ${G0}`,
        'Internet  10.1.1.9                0   Incomplete      ARPA   ',
        `Internet  10.1.1.10              79   0050.5601.000a  ARPA   ${G0}`,
        '',
      ].join('\n'),
    );
    expect(listed(r, 'show ip arp 10.1.1.10')).toMatch(/^Protocol.*\nInternet {2}10\.1\.1\.10 .*\n$/);
    expect(listed(r, 'show ip arp gi0/0').split('\n')).toHaveLength(4);
    expect(listed(r, 'show ip arp 10.1.1.77')).toBe('');
    r.type('⟦+165m⟧', '', 'enable');
    expect(listed(r)).not.toContain('10.1.1.10');
  });

  it('R1 has nothing without an interface that is up', () => {
    expect(bootedRouter().type('show arp')).toBe('show arp\nRouter#');
  });

  it('R3 is asked for again', () => {
    const r = segment();
    r.type('ping 10.1.1.10', 'ping 10.1.1.9', '⟦+5m⟧', '', 'enable', 'clear arp-cache', '⟦+1s⟧');
    expect(listed(r)).toMatch(/10\.1\.1\.10 +0 {3}0050/);
    expect(listed(r)).not.toContain('Incomplete');
    expect(r.type('ping 10.1.1.10')).toContain('!!!!!');
    r.type('⟦+2m⟧', 'clear arp 10.1.1.10', 'clear arp interface gi0/0', '⟦+1s⟧');
    expect(listed(r)).toMatch(/10\.1\.1\.10 +0 {3}0050/);
  });

  it('R4 takes configured entries, which cost no packet', () => {
    const r = segment('arp 10.1.1.10 0050.5601.000A arpa');
    expect(r.type('ping 10.1.1.10')).toContain('!!!!!');
    expect(listed(r)).toContain('Internet  10.1.1.10               -   0050.5601.000a  ARPA   \n');
    expect(r.type('show running-config | include ^arp')).toContain('\narp 10.1.1.10 0050.5601.000a ARPA\n');
    r.type('configure terminal', 'no arp 10.1.1.10', 'arp 10.1.1.2 0050.5601.000a arpa', 'end');
    expect(r.type('ping 10.1.1.2')).toContain('.....');
    expect(r.type('configure terminal', 'arp 10.1.1.2 xyz arpa', 'end')).toContain("'^' marker");
  });

  it('R5 tells of somebody else with its address', () => {
    const r = segment();
    r.type(
      '⟦:on R2⟧',
      '',
      'enable',
      'configure terminal',
      'interface gi0/0',
      'ip address 10.1.1.1 255.255.255.0',
      'end',
    );
    r.type('ping 10.1.1.10', 'clear arp-cache');
    expect(r.type('⟦:on R1⟧', 'show logging | include DUPADDR').match(/%IP-4-DUPADDR.*/g)).toEqual([
      expect.stringMatching(
        /^%IP-4-DUPADDR: Duplicate address 10\.1\.1\.1 on GigabitEthernet0\/0, sourced by f866\.\w{4}\.\w{4}$/,
      ),
    ]);
  });
});

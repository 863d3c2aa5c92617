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

  /** What R1 and R2 say of themselves on the wire. */
  const announced = (r: Bench): readonly string[] =>
    (r.lab.wires[0]?.captured ?? []).flatMap(({ frame: { carries } }) =>
      'kind' in carries && carries.kind === 'request' && carries.from.address === carries.to.address
        ? [carries.from.address]
        : [],
    );

  it('R6 announces addresses when a port comes up and when it gets one', () => {
    const r = segment();
    expect(announced(r).toSorted()).toEqual(['10.1.1.1', '10.1.1.2']);
    r.type('configure terminal', `interface ${G0}`, 'ip address 10.1.1.3 255.255.255.0', 'end');
    expect(announced(r).slice(2)).toEqual(['10.1.1.3']);
    r.type('configure terminal', `interface ${G0}`, 'ip address 10.9.9.1 255.255.255.0 secondary', 'end');
    expect(announced(r).slice(3)).toEqual(['10.9.9.1']);
    r.type('configure terminal', `interface ${G0}`, 'no ip address 10.9.9.1 255.255.255.0 secondary', 'end');
    r.type('configure terminal', `interface ${G0}`, 'shutdown', '⟦+5s⟧', 'no shutdown', '⟦+5s⟧', 'end');
    expect(announced(r).slice(4)).toEqual(['10.1.1.3']);
    r.type(
      'configure terminal',
      `interface ${G0}`,
      'ip address 10.1.1.2 255.255.255.0',
      'end',
      '⟦:on R2⟧',
      '',
      '⟦+1s⟧',
    );
    expect(r.type('enable', 'show logging | include DUPADDR')).toMatch(
      /%IP-4-DUPADDR: Duplicate address 10\.1\.1\.2 on GigabitEthernet0\/0, sourced by [0-9a-f.]{14}\n/,
    );
  });

  it('R7 forgets whoever was at a port that goes down', () => {
    const r = segment();
    r.type('ping 10.1.1.10');
    expect(listed(r)).toContain('10.1.1.10 ');
    r.type(`⟦:cable out ${G0}⟧`, '⟦+5s⟧', `⟦:cable in ${G0}⟧`, '⟦+5s⟧', '');
    expect(listed(r)).not.toContain('10.1.1.10 ');
    expect(r.type('ping 10.1.1.10')).toContain('.!!!!');
    r.type('configure terminal', `interface ${G0}`, 'shutdown', '⟦+5s⟧', 'end', '');
    expect(r.type('show arp')).toBe('show arp\nR1#');
  });

  it('R8 answers broadcast pings', () => {
    const r = segment();
    for (const everybody of ['255.255.255.255', '10.1.1.255'])
      expect(r.type(`ping ${everybody} repeat 2`, '⟦+3s⟧')).toContain('Reply to request 1 from 10.1.1.2, ');
  });
});

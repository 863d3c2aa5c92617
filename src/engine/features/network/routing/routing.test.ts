import { describe, expect, it } from 'vitest';
import type { LabSpec } from '../../../system/device-spec.ts';
import { Bench, bootedRouter } from '../../../testing/lab.ts';
import { wire, wiredHost, wiredRouter } from '../../../testing/wired.ts';

const [G0, G1] = ['GigabitEthernet0/0', 'GigabitEthernet0/1'];

/** R1 and R2 on a cable, PC behind R2; at the console of R1. */
const spec = (r1: readonly string[], r2: readonly string[] = [], more: Partial<LabSpec> = {}): LabSpec => ({
  devices: [wiredRouter('R1', [`${G0} 10.1.1.1`], r1), wiredRouter('R2', [`${G0} 10.1.1.2`, `${G1} 172.16.5.1`], r2)],
  machines: [wiredHost('PC', '172.16.5.10', '172.16.5.1')],
  wires: [wire('a', [`R1 ${G0}`, `R2 ${G0}`]), wire('b', [`R2 ${G1}`, 'PC eth0'])],
  ...more,
});

function booted(lab: LabSpec): Bench {
  const bench = new Bench(lab);
  bench.player.settle();
  bench.type('', '⟦+60s⟧', 'enable');
  return bench;
}

const configured = (r: Bench, ...lines: readonly string[]): string => {
  const said = r.type('configure terminal', ...lines, 'end');
  r.type('⟦+5s⟧');
  return said;
};
const running = (r: Bench): string => r.type('terminal length 0', 'show running-config');
/** The table without its codes. */
const table = (r: Bench, more = ''): string => {
  r.type('terminal length 0');
  return r.type(`show ip route${more}`).split(/PfR\n\n/)[1] ?? '';
};

describe('static routes', () => {
  it('R1 are refused where they are wrong, and taken back', () => {
    const r = booted(spec([]));
    const said = configured(
      r,
      'ip route 10.1.1.5 255.255.255.0 10.1.1.2',
      'ip route 10.9.0.0 255.255.0.0 10.1.1.1',
      'no ip route 10.9.0.0 255.255.0.0',
      'ip route 10.9.0.0 255.255.0.0 10.1.1.2',
      'ip route 10.9.0.0 255.255.0.0 10.1.1.2 5 name WAN permanent',
      'ip route 10.9.0.0 255.255.0.0 g0/0',
      'ip route 10.8.0.0 255.255.0.0 GigabitEthernet 0/0 10.1.1.2',
      'ip route 10.7.0.0 255.255.0.0 nowhere',
    );
    expect(said).toContain('\n%Inconsistent address and mask\n');
    expect(said).toContain("\n%Invalid next hop address (it's this router)\n");
    expect(said).toContain('\n%No matching route to delete\n');
    expect(said).toContain("% Invalid input detected at '^' marker.");
    expect(running(r).match(/^ip route .*$/gm)).toEqual([
      'ip route 10.8.0.0 255.255.0.0 GigabitEthernet0/0 10.1.1.2',
      'ip route 10.9.0.0 255.255.0.0 10.1.1.2 5 name WAN permanent',
      'ip route 10.9.0.0 255.255.0.0 GigabitEthernet0/0',
    ]);
    configured(r, 'no ip route 10.9.0.0 255.255.0.0 g0/0', 'no ip route 10.8.0.0 255.255.0.0');
    expect(running(r).match(/^ip route .*$/gm)).toEqual([
      'ip route 10.9.0.0 255.255.0.0 10.1.1.2 5 name WAN permanent',
    ]);
  });

  it('R2 R9 carry packets there and back, or not', () => {
    const r = booted(spec(['ip route 172.16.0.0 255.255.0.0 10.1.1.2']));
    expect(r.type('ping 172.16.5.10')).toContain('\n..!!!\n');
    expect(r.type('ping 172.16.5.10')).toContain('Success rate is 100 percent');
    configured(r, 'no ip route 172.16.0.0 255.255.0.0');
    expect(r.type('ping 172.16.5.10')).toContain('\n.....\n');
    configured(r, 'ip route 172.16.0.0 255.255.0.0 10.9.9.9');
    expect(r.type('ping 172.16.5.10')).toContain('\n.....\n');
    configured(r, 'ip route 10.9.9.0 255.255.255.0 10.1.1.2');
    expect(r.type('ping 172.16.5.10')).toContain('Success rate is 100 percent');
    expect(r.fact('ip.next-hop', '172.16.5.10')).toBe('10.1.1.2');
  });

  it('R2 of one prefix the least distance is used while it can be', () => {
    const r = booted(
      spec([
        'interface lo0',
        ' ip address 10.3.3.3 255.255.255.0',
        'ip route 10.8.0.0 255.255.0.0 10.1.1.2',
        'ip route 10.8.0.0 255.255.0.0 lo0 200',
      ]),
    );
    expect(table(r)).toContain('S        10.8.0.0/16 [1/0] via 10.1.1.2\n');
    configured(r, 'interface g0/0', 'shutdown');
    expect(table(r)).toContain('S        10.8.0.0/16 is directly connected, Loopback0\n');
    configured(r, 'interface g0/0', 'no shutdown');
    expect(table(r)).toContain('S        10.8.0.0/16 [1/0] via 10.1.1.2\n');
  });

  it('R9 what goes to Null0 is told to its sender', () => {
    const r = booted(spec(['ip route 0.0.0.0 0.0.0.0 10.1.1.2'], ['ip route 10.8.0.0 255.255.0.0 null 0']));
    r.type('ping 10.1.1.2');
    expect(r.type('ping 10.8.1.1')).toContain('\nU.U.U\n');
    r.type('⟦+1s⟧');
    expect(r.type('ping 10.9.1.1')).toContain('\nU.U.U\n');
    expect(r.type('telnet 10.9.1.1')).toContain('% Destination unreachable; gateway or host down');
  });

  it('R10 an interface alone reaches what its neighbours answer for', () => {
    const r = booted(spec([`ip route 172.16.0.0 255.255.0.0 ${G0}`]));
    expect(r.type('ping 172.16.5.10')).toContain('Success rate is 60 percent');
    expect(r.type('ping 172.16.5.10')).toContain('Success rate is 100 percent');
    expect(r.type('ping 172.16.9.9')).toContain('\n.....\n');
  });

  it('R11 interfaces that are only kept may be named', () => {
    const r = bootedRouter();
    configured(r, 'interface Dialer1', 'exit', 'ip route 0.0.0.0 0.0.0.0 di1', 'ip route 10.0.0.0 255.0.0.0 Dialer2');
    expect(running(r).match(/^ip route .*$/gm)).toEqual(['ip route 0.0.0.0 0.0.0.0 Dialer1']);
    expect(table(r)).toContain('Gateway of last resort is not set');
  });
});

describe('a device that does not route', () => {
  it('R3 R8 uses its gateway', () => {
    const r = booted(spec(['no ip routing', 'ip default-gateway 10.1.1.2']));
    expect(r.type('ping 172.16.5.10')).toContain('\n..!!!\n');
    expect(r.type('show ip route')).toBe(
      [
        'show ip route',
        'Default gateway is 10.1.1.2',
        '',
        'Host               Gateway           Last Use    Total Uses  Interface',
        'ICMP redirect cache is empty',
        'R1#',
      ].join('\n'),
    );
    configured(r, 'no ip default-gateway');
    expect(r.type('show ip route')).toContain('\nDefault gateway is not set\n\nHost ');
    expect(r.type('ping 172.16.5.10')).toContain('\n.!!!!\n');
  });

  it('R3 forgets its routes, hands nothing on, and uses no gateway once it routes', () => {
    const r = booted(spec(['ip route 172.16.0.0 255.255.0.0 10.1.1.2'], ['no ip routing']));
    expect(r.type('ping 10.1.1.2')).toContain('Success rate is 80 percent');
    expect(r.type('ping 172.16.5.10')).toContain('\n.....\n');
    configured(r, 'no ip routing');
    expect(running(r)).not.toContain('ip route');
    configured(r, 'ip routing', 'ip default-gateway 10.1.1.2');
    expect(r.type('ping 172.16.5.10')).toContain('\n.....\n');
    expect(table(r)).toContain('Gateway of last resort is not set');
  });

  it('R4 says so in its configuration, in place', () => {
    const lines = ['no ip routing', 'ip default-gateway 10.1.1.2'];
    const text = running(booted(spec(lines)));
    expect(text).toMatch(/\n!\nno ip routing\n!\n[^]*\n!\nip default-gateway 10\.1\.1\.2\nip forward-protocol nd\n!\n/);
    const again = running(
      booted(spec(['ip route 10.9.0.0 255.255.0.0 10.1.1.2 7', 'ip route 0.0.0.0 0.0.0.0 10.1.1.2'])),
    );
    expect(again).toContain('\n!\nip route 0.0.0.0 0.0.0.0 10.1.1.2\nip route 10.9.0.0 255.255.0.0 10.1.1.2 7\n!\n');
  });
});

describe('show ip route', () => {
  it('R5 prints the table to the letter', () => {
    const r = booted(
      spec([
        'interface lo1',
        ' ip address 192.168.7.7 255.255.255.255',
        'ip route 0.0.0.0 0.0.0.0 10.1.1.2',
        'ip route 172.16.1.0 255.255.255.0 10.1.1.2',
        'ip route 172.16.1.0 255.255.255.0 GigabitEthernet0/0 10.1.1.3',
        `ip route 172.16.2.0 255.255.255.0 ${G0}`,
        'ip route 192.168.0.0 255.255.0.0 null0',
        'ip route 192.168.9.0 255.255.255.0 10.1.1.2',
      ]),
    );
    r.type('terminal length 0');
    expect(r.type('show ip route')).toBe(`show ip route
Codes: L - local, C - connected, S - static, R - RIP, M - mobile, B - BGP
       D - EIGRP, EX - EIGRP external, O - OSPF, IA - OSPF inter area${' '}
       N1 - OSPF NSSA external type 1, N2 - OSPF NSSA external type 2
       E1 - OSPF external type 1, E2 - OSPF external type 2
       i - IS-IS, su - IS-IS summary, L1 - IS-IS level-1, L2 - IS-IS level-2
       ia - IS-IS inter area, * - candidate default, U - per-user static route
       o - ODR, P - periodic downloaded static route, H - NHRP, l - LISP
       a - application route
       + - replicated route, % - next hop override, p - overrides from PfR

Gateway of last resort is 10.1.1.2 to network 0.0.0.0

S*    0.0.0.0/0 [1/0] via 10.1.1.2
S     192.168.0.0/16 is directly connected, Null0
      10.0.0.0/8 is variably subnetted, 2 subnets, 2 masks
C        10.1.1.0/24 is directly connected, GigabitEthernet0/0
L        10.1.1.1/32 is directly connected, GigabitEthernet0/0
      172.16.0.0/24 is subnetted, 2 subnets
S        172.16.1.0 [1/0] via 10.1.1.2
                    [1/0] via 10.1.1.3, GigabitEthernet0/0
S        172.16.2.0 is directly connected, GigabitEthernet0/0
      192.168.7.0/32 is subnetted, 1 subnets
C        192.168.7.7 is directly connected, Loopback1
S     192.168.9.0/24 [1/0] via 10.1.1.2
R1#`);
  });

  it('R6 prints a part of it', () => {
    const r = booted(spec(['ip route 10.9.0.0 255.255.0.0 10.1.1.2']));
    expect(table(r, ' static')).toBe(
      'Gateway of last resort is not set\n\n      10.0.0.0/8 is variably subnetted, 3 subnets, 3 masks\nS        10.9.0.0/16 [1/0] via 10.1.1.2\nR1#',
    );
    expect(table(r, ' connected')).toMatch(/3 masks\nC .*\nL .*\nR1#$/);
  });

  it('R7 prints one entry', () => {
    const r = booted(
      spec([
        'ip route 0.0.0.0 0.0.0.0 10.1.1.2',
        'ip route 10.9.0.0 255.255.0.0 10.1.1.2',
        `ip route 10.9.9.0 255.255.255.0 ${G0} 5`,
      ]),
    );
    const entry = (typed: string): string => r.type(`show ip route ${typed}`).replace(/^.*\n/, '').replace(/R1#$/, '');
    expect(entry('10.9.1.1')).toBe(
      'Routing entry for 10.9.0.0/16\n  Known via "static", distance 1, metric 0\n  Routing Descriptor Blocks:\n  * 10.1.1.2\n      Route metric is 0, traffic share count is 1\n',
    );
    expect(entry('10.1.1.7')).toBe(
      'Routing entry for 10.1.1.0/24\n  Known via "connected", distance 0, metric 0 (connected, via interface)\n  Routing Descriptor Blocks:\n  * directly connected, via GigabitEthernet0/0\n      Route metric is 0, traffic share count is 1\n',
    );
    expect(entry('10.9.9.9')).toContain('Known via "static", distance 5, metric 0 (connected)\n');
    expect(entry('0.0.0.0')).toBe(
      'Routing entry for 0.0.0.0/0, supernet\n  Known via "static", distance 1, metric 0, candidate default path\n  Routing Descriptor Blocks:\n  * 10.1.1.2\n      Route metric is 0, traffic share count is 1\n',
    );
    expect(entry('10.9.0.0 255.255.0.0')).toContain('Routing entry for 10.9.0.0/16\n');
    expect(entry('10.0.0.0')).toBe(
      'Routing entry for 10.0.0.0/8, 4 known subnets\n  Attached (2 connections)\n  Variably subnetted with 3 masks\nC        10.1.1.0/24 is directly connected, GigabitEthernet0/0\nL        10.1.1.1/32 is directly connected, GigabitEthernet0/0\nS        10.9.0.0/16 [1/0] via 10.1.1.2\nS        10.9.9.0/24 is directly connected, GigabitEthernet0/0\n',
    );
    expect(entry('10.200.1.1')).toBe('% Subnet not in table\n');
    expect(entry('203.0.113.8')).toBe('% Network not in table\n');
  });
});

import { Guest } from '../../../testing/caller.ts';
import { describe, expect, it } from 'vitest';
import { bootedRouter, poweredRouter } from '../../../testing/lab.ts';

describe('IOS 12.2 on a 7206VXR', () => {
  it('R1 starts an image that nobody signed', () => {
    const bench = poweredRouter({ platform: 'c7206', startup: 'hostname Router\nend\n' });
    bench.player.settle();
    const screen = bench.type('⟦+60s⟧', '');
    expect(screen).toContain('IOS (tm) 7200 Software (C7200-P-M), Version 12.2(23), RELEASE SOFTWARE (fc1)\n');
    expect(screen).not.toMatch(/Sign|Load Test|licen/i);
    expect(bench.fact('boot.running-image')).toBe('slot0:1:c7200-p-mz');
    expect(bench.fact('boot.image-verified-by')).toBeNull();
  });

  it('R2 describes itself', () => {
    const bench = bootedRouter({ platform: 'c7206' });
    bench.type('terminal length 0');
    const screen = bench.type('show version');
    expect(screen).toContain(
      '\nROM: System Bootstrap, Version 12.0(19990210:195103) [12.0XE 105], DEVELOPMENT SOFTWARE\n',
    );
    expect(screen).toContain('\ncisco 7206VXR (NPE400) processor (revision A) with 229376K/32768K bytes of memory.\n');
    expect(screen).toContain('\n4 Ethernet/IEEE 802.3 interface(s)\n');
    expect(screen).toContain(`
8192K bytes of Flash PCMCIA card at slot 0 (Sector size 128K).
16384K bytes of Flash PCMCIA card at slot 1 (Sector size 128K).
Configuration register is 0x2102
`);
  });

  it('R4 speaks of ways as its release does', () => {
    const startup =
      'interface Ethernet3/0\n ip address 10.1.1.1 255.255.255.0\n no shutdown\ninterface Loopback0\n ip address 10.2.2.1 255.255.255.0\nend\n';
    const bench = bootedRouter({ platform: 'c7206', startup });
    bench.type('terminal length 0');
    const routes = bench.type('show ip route');
    expect(routes).toContain('\nCodes: C - connected, S - static, I - IGRP, R - RIP, M - mobile, B - BGP\n');
    expect(routes).toContain('\n       * - candidate default, U - per-user static route, o - ODR\n');
    expect(routes).toContain(
      '\n     10.0.0.0/24 is subnetted, 1 subnets\nC       10.2.2.0 is directly connected, Loopback0\n',
    );
    bench.type('configure terminal', 'ip route 172.16.0.0 255.255.0.0 Null0', 'ip route 0.0.0.0 0.0.0.0 Null0', 'end');
    expect(bench.type('show ip route')).toMatch(
      /\nS\* {3}0\.0\.0\.0\/0 is directly[^]*\nS {4}172\.16\.0\.0\/16 is directly/,
    );
    expect(routes).not.toMatch(/\nL |local|LISP|override/);
    expect(bench.type('traceroute 10.2.2.1', '⟦+10s⟧')).toMatch(/\nTracing the route to 10\.2\.2\.1\n\n/);
  });

  it('R5 prints no lines of later releases that nobody configured', () => {
    const bench = bootedRouter({ platform: 'c7206' });
    bench.type('terminal length 0');
    const running = bench.type('show running-config');
    expect(running).toContain('\nip cef\n');
    expect(running).not.toMatch(/license|ipv6|multilink|cts|redundancy|control-plane|secure-server/);
    bench.type('configure terminal', 'ipv6 cef', 'end');
    expect(bench.type('show running-config')).toContain('\nipv6 cef\n');
  });

  it('R6 takes telnet at its virtual terminals, and prints no transport', () => {
    const bench = bootedRouter({ platform: 'c7206' });
    const lines = (): string => bench.type('show running-config | begin line vty');
    bench.type('terminal length 0');
    expect(lines()).toContain('\nline vty 0 4\n login\n!\n');
    expect(bench.type('show line vty 0')).toMatch(/Allowed input transports are .*telnet/);
    expect(new Guest(bench).type('')).toContain('Password required, but none set');
    bench.type('configure terminal', 'line vty 0 4', 'no login', 'end');
    expect(new Guest(bench).type('')).toContain('Router>');
    bench.type('configure terminal', 'line vty 0 4', 'transport input none', 'end');
    expect(lines()).toContain('\n no login\n transport input none\n');
    bench.type('configure terminal', 'line vty 0 4', 'no transport input', 'end');
    expect(lines()).not.toContain('transport');
  });

  it('R7 has its virtual terminals from line 2 on', () => {
    const bench = bootedRouter({ platform: 'c7206' });
    bench.type('terminal length 0');
    const shown = bench.type('show line');
    expect(shown).toMatch(
      /\n {3}Tty Typ {5}Tx\/Rx {4}A Modem {2}Roty AccO AccI {3}Uses {3}Noise {2}Overruns {3}Int\n\* {5}0 CTY {14}- {4}- {6}- {4}- {4}- {6}0 {7}0 {5}0\/0 {7}-\n {6}1 AUX .*\n {6}2 VTY {14}- .*\n/,
    );
    expect(shown).toMatch(/\n {6}6 VTY .*\n\n\S+#$/);
    bench.type('configure terminal', '⟦:type line ?⟧', '2 6', 'no login', 'end');
    expect(bench.player.screen).toContain('\n  <0-17>   First Line number\n');
    expect(bench.type('show running-config | begin line vty')).toContain('\nline vty 0 4\n no login\n');
    expect(new Guest(bench).type('', 'show users')).toMatch(/\n\* +\d vty \d /);
  });

  it('R8 shows interfaces of IP as its release does', () => {
    const startup = 'interface Ethernet3/0\n ip address 10.1.1.1 255.255.255.0\n no shutdown\nend\n';
    const bench = bootedRouter({ platform: 'c7206', startup });
    bench.type('terminal length 0');
    const shown = bench.type('show ip interface Ethernet3/0');
    expect(shown).toContain(
      '\n  Probe proxy name replies are disabled\n  Policy routing is disabled\n  Network address translation is disabled\n  WCCP Redirect outbound is disabled\n',
    );
    expect(shown).not.toMatch(/Input features|IPv4/);
  });

  it.each(['show software authenticity keys', 'show secure bootset', 'configure replace slot1:x'])(
    'R3 does not know %s',
    (line) => {
      expect(bootedRouter({ platform: 'c7206' }).type(line)).toContain('% Invalid input detected');
    },
  );
});

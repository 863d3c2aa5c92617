import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { TakesTooLong } from '../../../kernel/work.ts';
import { textContent } from '../../../system/content.ts';
import { bootedRouter, boxed, imageFile, type Bench } from '../../../testing/lab.ts';
import { runningConfigText } from '../configuration/api.ts';
import { configLines } from './config-lines.ts';
import { interfaceLines } from './interface-lines.ts';
import { begins } from './known-line.ts';
import { keptIn } from './kept.ts';
import { type KeptLine } from './state.ts';
import { lineLines } from './line-lines.ts';
import { keptConfiguration } from '../../../testing/kept-configuration.ts';

const IMAGE = 'c2900-universalk9-mz.SPA.154-3.M.bin';
const SERIAL = 'FTX1524ABCD';

const lines = (bench: Bench): readonly string[] => bench.fact('config.running-lines') as readonly string[];
/** From `version` to `end`, without the `!` between blocks. */
const said = (text: string): readonly string[] =>
  text.split('\n').filter((line) => line.trim() !== '' && !line.trim().startsWith('!'));
const running = (bench: Bench): readonly string[] => said(runningConfigText(bench.device));
const section = (bench: Bench, header: string): readonly string[] => {
  const all = running(bench);
  const first = all.indexOf(header);
  const next = all.findIndex((line, at) => at > first && !line.startsWith(' '));
  return first < 0 ? [] : all.slice(first + 1, next);
};
const configured = (...typed: readonly string[]): Bench => {
  const bench = bootedRouter();
  bench.type('configure terminal', ...typed, 'end');
  return bench;
};

describe('a configuration with lines that are not simulated', () => {
  let booted: Bench;
  beforeAll(() => {
    booted = bootedRouter({ serial: SERIAL, startup: keptConfiguration });
  });

  it('R2 is printed as the device prints it', () => {
    expect(running(booted)).toEqual(said(keptConfiguration));
  });

  it('R11 says nothing while it is read', () => {
    expect(booted.player.screen).not.toContain('Bootset');
  });

  it('R2 survives saving and a reload', () => {
    const bench = bootedRouter({ serial: SERIAL, startup: keptConfiguration });
    bench.type('write memory', '⟦+2s⟧', 'reload', 'y', '⟦+300s⟧', '', '⟦+60s⟧', 'enable');
    expect(bench.fact('config.saved')).toBe(true);
    expect(running(bench)).toEqual(said(keptConfiguration));
  });

  it('R2 survives archiving, erasing and replacing', () => {
    const bench = bootedRouter({ serial: SERIAL, startup: keptConfiguration });
    bench.type('copy running-config flash0:before', '', '⟦+5s⟧');
    const before = lines(bench);
    const empty = bootedRouter({ serial: SERIAL });
    expect(lines(empty)).not.toEqual(before);
    bench.type('configure terminal', 'no router ospf 1', 'no access-list 10', 'no interface Tunnel0', 'end');
    expect(bench.type('show archive config differences flash0:before system:running-config')).toContain(
      '-router ospf 1',
    );
    bench.type('configure replace flash0:before force', '⟦+10s⟧');
    expect(lines(bench)).toEqual(before);
    expect(bench.type('show archive config differences flash0:before')).toContain('!No changes were found');
  });

  it('R2 is in the archive that secure boot-config keeps', () => {
    const bench = bootedRouter({ serial: SERIAL, startup: keptConfiguration });
    bench.type('configure terminal', 'secure boot-config', '⟦+5s⟧', 'no router ospf 1');
    bench.type('secure boot-config restore flash0:rescue', '⟦+5s⟧', 'end');
    expect(bench.type('more flash0:rescue | include router ospf')).toContain('\nrouter ospf 1\n');
  });

  it('R2 is what show running-config interface shows', () => {
    expect(booted.type('show running-config interface g0/0')).toContain('\n ip nat outside\n');
  });

  it('R24 so are interfaces that are not simulated', () => {
    for (const typed of ['Tunnel0', 'tu0', 'tunnel 0'])
      expect(booted.type(`show running-config interface ${typed}`)).toMatch(
        /\nBuilding configuration\.\.\.\n\nCurrent configuration : \d+ bytes\n!\ninterface Tunnel0\n ip address [^]*\nend\n/,
      );
    expect(booted.type('show running-config interface g0/1.10 | include encap')).toContain(
      '\n encapsulation dot1Q 10\n',
    );
    for (const wrong of ['Tunnel9', 'tunnel 9', 'Foo0', 'g0/0.99'])
      expect(booted.type(`show running-config interface ${wrong}`)).toContain(
        "% Invalid input detected at '^' marker.",
      );
  });

  it('R18 names its kept lines', () => {
    const kept = booted.fact('config.kept-lines') as readonly string[];
    expect(kept).toContain('ip flow-export version 9');
    expect(kept).toContain('router bgp 65000 > address-family ipv4 > network 10.0.0.0');
    expect(kept).toContain('interface GigabitEthernet0/0 > ip nat outside');
    expect(kept).not.toContain('hostname Edge');
  });
});

describe('more lines than NVRAM holds', () => {
  it('R2 are kept, and not saved', () => {
    const name = 'N'.repeat(100);
    const many = Array.from(
      { length: 2000 },
      (_, i) => `ip mroute 10.${i >> 8}.${i & 255}.0 255.255.255.0 Null0 name ${name}`,
    );
    const bench = bootedRouter({
      files: [imageFile(IMAGE), { path: 'flash0:many', content: textContent(`${many.join('\n')}\nend\n`) }],
    });
    bench.type('copy flash0:many running-config', '', '⟦+60s⟧');
    expect(running(bench).filter((line) => line.startsWith('ip mroute'))).toHaveLength(2000);
    expect(bench.type('write memory', '⟦+5s⟧')).toContain('startup-config file open failed (Not enough space)');
  });
});

describe('single lines', () => {
  it('R12 spells abbreviated words out and keeps the rest as typed', () => {
    const r = configured(
      'access-l 210  permit   0x0806  0xFFFF',
      'snmp-s loc Room 5,  rack B',
      'int g0/0',
      'ip nat ins',
    );
    expect(running(r)).toContain('access-list 210 permit 0x0806 0xFFFF');
    expect(running(r)).toContain('snmp-server location Room 5,  rack B');
    expect(section(r, 'interface GigabitEthernet0/0')).toContain(' ip nat inside');
  });

  it('R13 does not double a line, and replaces one that can only be one', () => {
    const r = configured(
      'ip mroute 10.0.0.0 255.0.0.0 10.1.1.1',
      'ip default-gateway 10.1.1.1',
      'ip mroute 10.0.0.0 255.0.0.0 10.1.1.1',
      'ip mroute 11.0.0.0 255.0.0.0 10.1.1.1',
      'ip default-gateway 10.1.1.2',
      'ip ssh time-out 60',
      'ip ssh version 2',
      'ip ssh time-out 30',
    );
    expect(running(r).filter((line) => /^ip (mroute|default-gateway|ssh)/.test(line))).toEqual([
      'ip ssh time-out 30',
      'ip ssh version 2',
      'ip default-gateway 10.1.1.2',
      'ip mroute 10.0.0.0 255.0.0.0 10.1.1.1',
      'ip mroute 11.0.0.0 255.0.0.0 10.1.1.1',
    ]);
  });

  it('R13 replaces by direction on interfaces and lines', () => {
    const r = configured(
      'interface g0/0',
      'ip access-group 1 in',
      'ip access-group 2 out',
      'ip access-group 3 in',
      'line vty 0 4',
      'access-class 1 in',
      'access-class 2 in',
    );
    const own = section(r, 'interface GigabitEthernet0/0');
    expect(own.filter((line) => line.includes('access-group'))).toEqual([
      ' ip access-group 3 in',
      ' ip access-group 2 out',
    ]);
    expect(section(r, 'line vty 0 4')).toContain(' access-class 2 in');
    expect(section(r, 'line vty 0 4')).not.toContain(' access-class 1 in');
  });

  it('R14 takes a line back by no and default, whole or by its first words', () => {
    const r = configured(
      'access-list 10 permit 10.0.0.0',
      'access-list 10 permit any',
      'access-list 100 permit ip any any',
      'snmp-server community public RO',
      'snmp-server community private RW',
      'router ospf 1',
      'network 10.0.0.0 0.0.0.255 area 0',
      'ntp server 10.0.0.9',
      'line con 0',
      'location Here',
    );
    r.type('conf t', 'no access-list 10', 'no snmp-server community public', 'default router ospf 1', 'no ntp');
    r.type('line con 0', 'no location', 'end');
    expect(running(r).filter((line) => /access-list|snmp|router|network|ntp|location/.test(line))).toEqual([
      'access-list 100 permit ip any any',
      'snmp-server community private RW',
    ]);
    r.type('conf t', 'no snmp-server', 'end');
    expect(running(r).join('\n')).not.toContain('snmp');
  });

  it('R15 keeps the no form of what is on by itself', () => {
    const r = configured('no cdp run', 'no ip source-route', 'no ip bootp server', 'interface g0/0', 'no ip redirects');
    for (const line of ['no cdp run', 'no ip source-route', 'no ip bootp server']) expect(running(r)).toContain(line);
    expect(section(r, 'interface GigabitEthernet0/0')).toContain(' no ip redirects');
    r.type('conf t', 'cdp run', 'default ip source-route', 'interface g0/0', 'ip redirects', 'end');
    expect(running(r).join('\n')).not.toMatch(/cdp|source-route|redirects/);
  });

  it('R15 keeps no other no form', () => {
    const before = running(bootedRouter());
    const r = configured('no ip mroute 10.0.0.0 255.0.0.0 10.1.1.1', 'no snmp-server', 'interface g0/0', 'no ip mtu');
    expect(running(r).length).toBe(before.length);
  });

  it('R2 keeps lines that routers of this kind have by themselves in public configurations', () => {
    const own = [
      'dot11 syslog',
      'virtual-profile virtual-template 1',
      'logging esm config',
      'nls resp-timeout 1',
      'cpd cr-id 1',
    ];
    const r = configured(...own, 'dot11 ssid lab', 'authentication open', 'no ip igmp snooping');
    const text = running(r);
    for (const line of [...own, 'no ip igmp snooping']) expect(text).toContain(line);
    expect(section(r, 'dot11 ssid lab')).toEqual([' authentication open']);
    expect(text.indexOf('nls resp-timeout 1')).toBe(text.indexOf('cpd cr-id 1') - 1);
    r.type('conf t', 'ip igmp snooping vlan 5 static 01ff.0000.0001', 'ip igmp snooping', 'end');
    expect(running(r).filter((line) => line.includes('igmp'))).toEqual([
      'ip igmp snooping vlan 5 static 01ff.0000.0001',
    ]);
    r.type('conf t', ...own.map((line) => `no ${line}`), 'no dot11 ssid lab', 'default ip igmp snooping vlan 5', 'end');
    expect(running(r)).toEqual(running(bootedRouter({ startup: 'hostname Router\nend\n' })));
  });

  it('R16 keeps what AAA has beyond what is simulated, behind its lists', () => {
    const r = configured('aaa new-model', 'aaa accounting update newinfo', 'aaa authentication ppp default local');
    r.type('conf t', 'aaa group server radius RAD', 'server-private 10.1.1.5 key x', 'exit');
    r.type('aaa authentication login default none', 'end');
    const text = running(r);
    const at = text.indexOf('aaa new-model');
    expect(text.slice(at, at + 7)).toEqual([
      'aaa new-model',
      'aaa group server radius RAD',
      ' server-private 10.1.1.5 key x',
      'aaa authentication login default none',
      'aaa authentication ppp default local',
      'aaa accounting update newinfo',
      'aaa session-id common',
    ]);
  });

  it('R16 keeps lines of TACACS+ servers and groups in their sections, until these go', () => {
    const lines = [
      'aaa new-model',
      'aaa group server tacacs+ G',
      ' server 10.1.1.9 port 4949',
      ' server-private 10.1.1.10 nat port 50',
      ' server srv.example.com',
      ' vrf forwarding M',
      ' cache expiry 4',
      'aaa local authentication attempts max-fail 3',
      'tacacs-server host srv.example.com key x',
      'tacacs-server host 10.1.1.9 nat key x',
      'tacacs-server administration',
      'tacacs-server attempts 5',
      'tacacs server S',
      ' address ipv4 10.1.1.9',
      ' address ipv6 2001:DB8::9',
      ' send-nat-address',
    ];
    const r = bootedRouter();
    const said = r.type('configure terminal', ...lines);
    expect(said).not.toContain('^');
    for (const words of ['address ipv6', 'send-nat-address', 'server', 'server-private', 'tacacs-server host'])
      expect(said).toContain(`[Bootset] "${words}" is kept in the configuration and does nothing here.`);
    r.type('no address ipv6 2001:DB8::8', 'address ipv6 2001:DB8::7', 'end', 'write memory', '⟦+3s⟧');
    r.type('configure terminal', 'no aaa group server tacacs+ G', 'no tacacs server S', 'end');
    expect(running(r).join('\n')).not.toMatch(/vrf forwarding|send-nat/);
    r.type('configure replace nvram:startup-config force', '⟦+20s⟧');
    const text = running(r);
    for (const line of lines.filter((one) => !one.includes('ipv6'))) expect(text).toContain(line);
    expect(section(r, 'tacacs server S')).toEqual([
      ' address ipv4 10.1.1.9',
      ' address ipv6 2001:DB8::7',
      ' send-nat-address',
    ]);
    expect(section(r, 'aaa group server tacacs+ G')).toEqual([
      ' server 10.1.1.9 port 4949',
      ' server-private 10.1.1.10 nat port 50',
      ' server srv.example.com',
      ' vrf forwarding M',
      ' cache expiry 4',
    ]);
    r.type('configure terminal', 'tacacs server S', 'no send-nat-address', 'no address ipv6');
    r.type('no tacacs-server host srv.example.com', 'no tacacs-server attempts', 'line vty 0 4', 'accounting arap X');
    expect(section(r, 'tacacs server S')).toEqual([' address ipv4 10.1.1.9']);
    expect(section(r, 'line vty 0 4')).toContain(' accounting arap X');
    r.type('no aaa new-model', 'end');
    expect(running(r).filter((line) => /aaa|arap|forwarding|cache|attempts|srv/.test(line))).toEqual([
      'no aaa new-model',
    ]);
  });

  it('R13 R14 a server that is kept is one with that of its address', () => {
    const r = configured(
      'tacacs-server host 10.1.1.9 nat key x',
      'tacacs-server host 10.1.1.9 nat port 50',
      'tacacs-server host a.b nat',
    );
    const hosts = (): readonly string[] => running(r).filter((line) => line.startsWith('tacacs'));
    expect(hosts()).toEqual(['tacacs-server host 10.1.1.9 nat port 50', 'tacacs-server host a.b nat']);
    r.type('conf t', 'tacacs-server host 10.1.1.9 key y', 'end');
    expect(hosts()).toEqual(['tacacs-server host 10.1.1.9 key y', 'tacacs-server host a.b nat']);
    r.type(
      'conf t',
      'no tacacs-server host 10.1.1.9',
      'tacacs-server host 10.1.1.9 nat',
      'no tacacs-server host 10.1.1.9',
      'end',
    );
    expect(hosts()).toEqual(['tacacs-server host a.b nat']);
  });

  it('R16 needs aaa new-model for lines that only are with it', () => {
    const r = bootedRouter();
    expect(r.type('configure terminal', 'aaa max-sessions 5')).toContain("% Invalid input detected at '^' marker.");
    expect(r.type('aaa new-model', 'aaa max-sessions 5')).toContain('"aaa max-sessions" is kept');
  });

  it('R10 keeps options of accounts as lines of their own', () => {
    const r = configured('username ann privilege 5 secret a', 'username ann autocommand show version');
    expect(running(r).filter((line) => line.startsWith('username'))[1]).toBe('username ann autocommand show version');
    r.type('conf t', 'no username ann', 'y', 'end');
    expect(running(r).join('\n')).not.toContain('username');
  });
});

describe('blocks', () => {
  it('R3 keeps what is typed in a block, in order, and goes back into it', () => {
    const r = configured(
      'route-map OUT permit 10',
      'match ip address 1',
      'set   metric 5',
      'exit',
      'route-map OUT permit 10',
      'no set metric 5',
      'description  two  blanks',
    );
    expect(section(r, 'route-map OUT permit 10')).toEqual([' match ip address 1', ' description  two  blanks']);
  });

  it('R3 opens blocks within blocks and leaves them as the device does', () => {
    const r = configured('policy-map P', 'class A');
    r.type('conf t', 'policy-map P', 'class A', 'priority percent 10');
    expect(r.type('class B')).toMatch(/Router\(config-pmap-c\)#$/);
    r.type('bandwidth 20', 'exit');
    expect(r.type('description of all')).toMatch(/Router\(config-pmap\)#$/);
    r.type('end');
    expect(section(r, 'policy-map P')).toEqual([
      ' description of all',
      ' class A',
      '  priority percent 10',
      ' class B',
      '  bandwidth 20',
    ]);
  });

  it('R17 leaves a global line that the block has not to global configuration', () => {
    const r = configured(
      'router rip',
      'version 2',
      'no auto-summary',
      'ip mroute 10.0.0.0 255.0.0.0 10.1.1.1',
      'interface tunnel 0',
      'ip nat inside',
      'ip nat inside source list 1 interface GigabitEthernet0/0 overload',
      'interface g0/0',
      'ip mroute 11.0.0.0 255.0.0.0 10.1.1.1',
      'interface g0/0',
      'ntp server 10.1.1.1',
    );
    expect(section(r, 'router rip')).toEqual([' version 2', ' no auto-summary']);
    expect(section(r, 'interface Tunnel0')).toEqual([' ip nat inside']);
    const text = running(r);
    expect(text).toContain('ip nat inside source list 1 interface GigabitEthernet0/0 overload');
    expect(text.filter((line) => line.startsWith('ip mroute'))).toHaveLength(2);
    expect(text).toContain('ntp server 10.1.1.1');
  });

  it('R17 leaves a global line that is not complete or wrong to global configuration, which refuses it', () => {
    const r = bootedRouter();
    r.type('conf t', 'router ospf 1');
    for (const short of ['hostname', 'interface', 'ip mroute', 'ip domain name', 'username', 'router', 'router bgp'])
      expect(r.type(short)).toContain('% Incomplete command.');
    for (const wrong of [
      'interface Serial0/0/0',
      'interface GigabitEthernet0/7',
      'hostname a b',
      'router wrong 1',
      'ip domain name a b',
      'config-register 2102x',
      'no interface Foo9',
    ])
      expect(r.type(wrong)).toContain("% Invalid input detected at '^' marker.\n\nRouter(config-router)#");
    expect(r.type('interface Serial0/0/0')).toContain(`\n${' '.repeat(32)}^\n`);
    r.type('area 5 stub', 'unheard of', 'ip of its own', 'end');
    expect(section(r, 'router ospf 1')).toEqual([' area 5 stub', ' unheard of', ' ip of its own']);
  });

  it('R3 keeps what public configurations have of voice, VPN and multicast', () => {
    const r = configured(
      'crypto dynamic-map DYN 10',
      'set transform-set TS',
      'voice-port 0/0/0',
      'no vad',
      'ip pim rp-address 10.1.1.1',
    );
    expect(section(r, 'crypto dynamic-map DYN 10')).toEqual([' set transform-set TS']);
    expect(section(r, 'voice-port 0/0/0')).toEqual([' no vad']);
    r.type('configure terminal', 'interface g0/0', 'ip pim sparse-mode', 'ip pim rp-address 10.1.1.2', 'end');
    expect(section(r, 'interface GigabitEthernet0/0')).toContain(' ip pim sparse-mode');
    expect(running(r)).toContain('ip pim rp-address 10.1.1.2');
  });

  it('R6 keeps interfaces that are not simulated, and the settings they replace', () => {
    const r = configured(
      'interface g0/0.10',
      'encap dot1Q 10',
      'ip address 10.0.0.1 255.255.255.0',
      'ip address 10.0.0.2 255.255.255.0',
      'shut',
      'no shut',
      'int lo0',
      'int tun 5',
      'desc to  R2',
    );
    expect(section(r, 'interface GigabitEthernet0/0.10')).toEqual([
      ' encapsulation dot1Q 10',
      ' ip address 10.0.0.2 255.255.255.0',
    ]);
    const headers = running(r).filter((line) => line.startsWith('interface'));
    expect(headers.slice(0, 5)).toEqual([
      'interface Loopback0',
      'interface Tunnel5',
      'interface Embedded-Service-Engine0/0',
      'interface GigabitEthernet0/0',
      'interface GigabitEthernet0/0.10',
    ]);
    r.type('conf t', 'no interface g0/0.10', 'no interface tunnel5', 'end');
    expect(running(r).join('\n')).not.toMatch(/0\/0\.10|Tunnel/);
  });

  it('R19 forgets what stood below something that is gone', () => {
    const r = configured(
      'interface lo1',
      'ip nat inside',
      'no interface lo1',
      'interface lo1',
      'line vty 5 6',
      'location X',
      'no line vty 5',
      'line vty 5 6',
      'interface g0/1',
      'ip mtu 1400',
      'default interface g0/1',
      'archive',
      'log config',
      'hidekeys',
      'no archive',
    );
    expect(running(r).join('\n')).not.toMatch(/nat|location|ip mtu|log config/);
  });

  it('R20 has no vlan on a router', () => {
    expect(configured('vlan 10').player.screen).toContain("% Invalid input detected at '^' marker.");
    const cat = bootedRouter({ platform: 'cat4500e' });
    cat.type('conf t', 'vlan 10', 'name USERS', 'end');
    expect(section(cat, 'vlan 10')).toEqual([' name USERS']);
  });
});

describe('what the lab says', () => {
  it('R11 says once that a line is kept', () => {
    const r = bootedRouter();
    r.type('conf t');
    expect(r.type('ip mroute 10.0.0.0 255.0.0.0 10.1.1.1')).toContain(
      '\n[Bootset] "ip mroute" is kept in the configuration and does nothing here.\n',
    );
    expect(r.type('ip mroute 11.0.0.0 255.0.0.0 10.1.1.1', 'no ip mroute 11.0.0.0 255.0.0.0 10.1.1.1')).not.toContain(
      'Bootset',
    );
    expect(r.type('router ospf 1', 'network 10.0.0.0 0.0.0.255 area 0').match(/Bootset/g)).toHaveLength(1);
  });

  it('R21 says of what is no configuration that it is not simulated', () => {
    const r = bootedRouter();
    r.type('conf t');
    expect(r.type('crypto key pubkey-chain rsa', 'end')).toContain(
      '"crypto key" is valid on this device but not simulated here.',
    );
    expect(running(r).join('\n')).not.toContain('crypto');
  });

  it('R11 says nothing of a file', () => {
    const r = bootedRouter({
      files: [
        imageFile(IMAGE),
        { path: 'flash0:more', content: textContent('ip mroute 10.0.0.0 255.0.0.0 10.1.1.1\nend\n') },
      ],
    });
    expect(r.type('copy flash0:more running-config', '', '⟦+3s⟧')).not.toContain('Bootset');
    expect(running(r)).toContain('ip mroute 10.0.0.0 255.0.0.0 10.1.1.1');
  });
});

describe('the tables', () => {
  it('R3 R17 are found for the blocks of public configurations, typed one behind another', () => {
    const text = [
      'aaa accounting network default',
      ' action-type start-stop',
      'aaa server radius dynamic-author',
      ' client 10.1.1.9',
      'voice register pool 1',
      ' id mac 1111.2222.3333',
      'voice class uri 1 sip',
      ' host x',
      'ldap server L1',
      ' ipv4 10.1.1.9',
      'sampler S',
      ' mode random 1 out-of 100',
      'application',
      ' service x flash0:x.tcl',
      '  param a b',
      'ephone 1',
      ' mac-address 0011.2233.4455',
      'control-plane host',
      ' management-interface GigabitEthernet0/0 allow ssh',
      'ip dns view default',
      ' dns forwarder 10.1.1.9',
    ];
    const bench = configured(...text);
    expect(running(bench)).toEqual(expect.arrayContaining(text));
    expect(running(bench)).toHaveLength(running(bootedRouter()).length + text.length);
    for (const [i, line] of text.entries())
      if (line.startsWith(' '))
        expect(section(bench, text.slice(0, i).findLast((l) => !l.startsWith(' ')) ?? '')).toContain(line);
  });

  it('R17 keeps a line in its block that only the beginning of a word of global configuration fits', () => {
    const bench = configured('policy-map P', 'mac-add x', 'o y', 'int g0/0', 'description z', 'object-g network O');
    expect(section(bench, 'policy-map P')).toEqual([' mac-add x', ' o y']);
    expect(section(bench, 'interface GigabitEthernet0/0')).toContain(' description z');
    expect(running(bench)).toContain('object-group network O');
  });

  it('R17 have no line of an interface or a line that would swallow a global one', () => {
    const open = [...interfaceLines, ...lineLines].filter(({ flags = '' }) => !/[.dw]/.test(flags));
    const swallowed = open.flatMap(({ phrase }) =>
      configLines.filter((global) => begins(global.phrase, phrase)).map((global) => `${phrase}: ${global.phrase}`),
    );
    // Both have these, and a line of an interface is the more likely meaning there.
    expect(swallowed).toEqual([
      'ip igmp: ip igmp snooping',
      'logging event: logging event',
      'mpls: mpls',
      'standby: standby',
    ]);
  });
});

describe('any mixture of kept lines', () => {
  const pieces = said(keptConfiguration).reduce<string[][]>((found, line) => {
    if (line.startsWith(' ')) found.at(-1)?.push(line);
    else found.push([line]);
    return found;
  }, []);
  const some = fc.array(fc.constantFrom(...pieces), { maxLength: 30 }).map((chosen) => chosen.flat());
  const undone = fc.array(fc.constantFrom(...pieces.map(([first = '']) => `no ${first}`)), { maxLength: 4 });
  const merged = (bench: Bench, name: string): Bench => {
    bench.type(`copy usbflash0:${name} running-config`, '', '⟦+20s⟧');
    return bench;
  };
  const router = (files: Readonly<Record<string, readonly string[]>>): Bench =>
    bootedRouter({
      ...boxed({ serial: SERIAL }),
      files: [
        imageFile(IMAGE),
        ...Object.entries(files).map(([name, text]) => ({
          path: `usbflash0:${name}`,
          content: textContent(`${text.join('\n')}\nend\n`),
        })),
      ],
    });

  it('R2 is rebuilt from what it prints', () => {
    fc.assert(
      fc.property(some, undone, (text, off) => {
        const first = merged(router({ a: [...text, ...off] }), 'a');
        const again = bootedRouter({ serial: SERIAL, startup: runningConfigText(first.device) });
        expect(running(again)).toEqual(running(first));
      }),
      { numRuns: 25 },
    );
  });

  it('R2 is restored exactly by configure replace', () => {
    fc.assert(
      fc.property(some, some, undone, (before, after, off) => {
        const bench = merged(router({ a: before, b: [...off, ...after] }), 'a');
        bench.type('copy running-config flash0:kept', '', '⟦+5s⟧');
        const wanted = running(bench);
        merged(bench, 'b');
        expect(bench.type('configure replace flash0:kept force', '⟦+20s⟧')).toContain('Rollback Done');
        expect(running(bench)).toEqual(wanted);
      }),
      { numRuns: 25 },
    );
  });
});

describe('a paste of many lines', () => {
  const refused = (text: string): boolean => {
    const bench = configured();
    bench.lab.limited();
    try {
      bench.lab.input({ kind: 'paste', console: 'R1', text: `configure terminal\n${text}\nend\n` });
      bench.player.settle();
    } catch (error) {
      return error instanceof TakesTooLong;
    }
    return false;
  };
  const numbered = (count: number, text: (n: number) => string): string =>
    Array.from({ length: count }, (_, n) => text(n)).join('\n');

  it('R23 is refused where a replay would look through too many kept lines', () => {
    expect(refused(`router rip\n${numbered(3000, (n) => `no network ${n}`)}`)).toBe(true);
    expect(refused(numbered(2500, (n) => `ip access-list extended A${n}\n permit ip any any`))).toBe(true);
  });

  it('R23 is taken where a person could have typed it', () => {
    expect(refused(`router rip\n${numbered(500, (n) => `no network ${n}`)}`)).toBe(false);
    expect(refused(numbered(1000, (n) => `access-list 10 permit 10.0.0.${n}`))).toBe(false);
  });
});

it('looks through kept lines once, however many are asked for', () => {
  let looks = 0;
  const lines = Array.from({ length: 1_000 }, (_, i): KeptLine => ({ line: `access-list 7 remark ${i}`, below: [] }));
  const watched = new Proxy(lines, { get: (list, key, by) => (looks++, Reflect.get(list, key, by) as unknown) });
  for (const one of lines) expect(keptIn(watched, one.line)).toBe(one);
  expect(keptIn(watched, 'access-list 8 remark 0')).toBeUndefined();
  expect(looks).toBeLessThan(10 * lines.length);
});

import { describe, expect, it } from 'vitest';
import { bootedRouter } from '../../../testing/lab.ts';

describe('lines the lab recognises but does not simulate', () => {
  it('R1 answers in its own voice', () => {
    expect(bootedRouter().type('show ip protocols')).toBe(
      'show ip protocols\n[Bootset] "show ip protocols" is valid on this device but not simulated here.\nRouter#',
    );
  });

  it('R1 changes nothing in EXEC', () => {
    const r = bootedRouter();
    const before = r.device.snapshot();
    r.type('show ip protocols', 'clear counters', 'tclsh');
    expect(r.device.snapshot()).toEqual(before);
  });

  it('R3 opens the block the device opens, which global commands leave', () => {
    const r = bootedRouter();
    expect(r.type('conf t', 'router ospf 1')).toMatch(/Router\(config-router\)#$/);
    expect(r.type('network 10.0.0.0 0.255.255.255 area 0')).toMatch(/area 0\nRouter\(config-router\)#$/);
    expect(r.type('hostname Z')).toMatch(/Z\(config\)#$/);
  });

  it('R4 takes part in abbreviation and help', () => {
    const r = bootedRouter();
    expect(r.type('show ip pro')).toContain('[Bootset]');
    expect(r.type('show i')).toContain('% Ambiguous command:  "show i"\n');
    expect(r.type('⟦:type show ip pro⟧⟦:key ?⟧⟦^U⟧')).toContain('protocols  \n');
  });

  it('R3 shows the prompt of each kind of list', () => {
    const r = bootedRouter();
    expect(r.type('conf t', 'ip access-list extended A')).toMatch(/Router\(config-ext-nacl\)#$/);
    expect(r.type('permit ip any any', 'ip access-list standard B')).toMatch(/Router\(config-std-nacl\)#$/);
  });

  it('R22 has the words that stand in the way of abbreviations', () => {
    const r = bootedRouter();
    for (const line of ['se', 'res', 'show de', 'show cal', 'show pri', 'show ali', 'show cont'])
      expect(r.type(line)).toContain(`\n% Ambiguous command:  "${line}"\n`);
    r.type('terminal length 0');
    for (const line of ['show ver', 'show log', 'show run', 'show clo', 'show inv', 'show sec boot', 'show priv'])
      expect([line, /^% (Ambiguous|Invalid)|not simulated/m.test(r.type(line))]).toEqual([line, false]);
    expect(r.type('show banner')).toContain('[Bootset] "show banner" is valid on this device but not simulated here.');
    expect(r.type('ip route 10.0.0.0 255.0.0.0 10.1.1.1')).toContain("% Invalid input detected at '^' marker.");
    expect(r.type('disable', 'release')).toContain('% Incomplete command.');
    expect(r.type('restart 1')).toContain("% Invalid input detected at '^' marker.");
  });

  it('R9 is incomplete where the device wants more words', () => {
    const r = bootedRouter();
    expect(r.type('clear interface')).toBe('clear interface\n% Incomplete command.\n\nRouter#');
    expect(r.type('clear interface g0/0')).toContain('[Bootset]');
    expect(r.type('show ntp')).toContain('% Incomplete command.\n');
    r.type('conf t');
    expect(r.type('ip route')).toContain('% Incomplete command.\n');
    expect(r.type('no ip route')).toContain('% Incomplete command.\n');
    expect(r.type('ip classless')).toContain('[Bootset]');
  });

  it('R10 recognises options of accounts', () => {
    const r = bootedRouter();
    r.type('conf t', 'username ann privilege 5 secret a');
    expect(r.type('username ann autocommand show version')).toContain('[Bootset] "username autocommand" is kept');
    expect(r.type('username ann privilege 15 nohangup')).toContain('[Bootset] "username nohangup" is kept');
    expect(r.type('username ann view')).toContain('% Incomplete command.\n');
    expect(r.type('username ann n secret b')).toContain('% Ambiguous command:  "username ann n secret b"\n');
    expect(r.type('do show running-config | include username')).toMatch(/\nusername ann privilege 5 secret 5 /);
  });

  it('R8 keeps what the configuration logger does not do here', () => {
    const r = bootedRouter();
    r.type('conf t', 'archive', 'log config');
    expect(r.type('logging persistent auto')).toContain('[Bootset] "logging persistent auto" is kept');
    r.type('logging persistent reload', 'no logging persistent auto', 'record rc', 'end');
    expect(r.type('show running-config | section archive')).toContain(
      '\narchive\n log config\n  logging persistent reload\n  record rc\nRouter#',
    );
    for (const line of ['archive log config persistent save', 'show archive log config persistent'])
      expect(r.type(line)).toContain(`[Bootset] "${line}" is valid on this device but not simulated here.`);
    r.type('conf t', 'archive', 'no log config', 'end');
    expect(r.type('show running-config | section archive')).not.toContain('record');
  });

  it('R7 keeps privileged lines from users', () => {
    const r = bootedRouter();
    r.type('disable');
    for (const line of ['show running-config', 'show tech-support', 'debug ip packet', 'clear counters'])
      expect(r.type(line)).toContain("^\n% Invalid input detected at '^' marker.\n");
    expect(r.type('show ip protocols')).toContain('[Bootset]');
  });

  it('R5 stays on the interface and the line', () => {
    const r = bootedRouter();
    r.type('conf t', 'interface g0/1');
    expect(r.type('no ip proxy-arp')).toBe(
      'no ip proxy-arp\n[Bootset] "ip proxy-arp" is kept in the configuration and does nothing here.\nRouter(config-if)#',
    );
    r.type('ip nat inside', 'ip address 10.0.0.1 255.255.255.0');
    expect(r.fact('interface.address', 'g0/1')).toBe('10.0.0.1');
    expect(r.type('line vty 0 4', 'ipv6 access-class V6 in')).toMatch(/here\.\nRouter\(config-line\)#$/);
    expect(r.type('interface range g0/0 - 1', 'no ip redirects')).toMatch(/here\.\nRouter\(config-if-range\)#$/);
    expect(r.type('service password-encryption')).toBe('service password-encryption\nRouter(config)#');
    expect(r.type('line con 0', 'ip domain name span.com')).toMatch(/span\.com\nRouter\(config\)#$/);
  });

  it('R6 opens interfaces that only the device makes', () => {
    const r = bootedRouter();
    r.type('conf t');
    expect(r.type('interface g0/0.10')).toBe(
      'interface g0/0.10\n[Bootset] "interface GigabitEthernet0/0.10" is kept in the configuration and does nothing here.\nRouter(config-subif)#',
    );
    expect(r.type('encapsulation dot1Q 10', 'interface gi 0/1.7')).toContain('"interface GigabitEthernet0/1.7"');
    expect(r.type('int tun0')).toMatch(/"interface Tunnel0" .*\nRouter\(config-if\)#$/);
    expect(r.type('interface vlan 1')).toContain('"interface Vlan1"');
    expect(r.type('no interface Null0')).toMatch(/Null0\nRouter\(config\)#$/);
    expect(r.type('interface g0/9.1')).toContain("^\n% Invalid input detected at '^' marker.");
    expect(r.type('interface bri0')).toContain("^\n% Invalid input detected at '^' marker.");
  });
});

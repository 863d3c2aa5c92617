import { describe, expect, it } from 'vitest';
import { Bench, bootedRouter, boxed, poweredRouter } from '../../../testing/lab.ts';
import { wire, wiredHost, wiredRouter } from '../../../testing/wired.ts';
import { runningConfigText } from '../../configuration/configuration/api.ts';

const configured = (...lines: readonly string[]): Bench => {
  const r = bootedRouter();
  r.type('configure terminal', ...lines, '⟦+4s⟧', '');
  return r;
};
const block = (r: Bench, name: string): string =>
  new RegExp(`^interface ${name}\n( .*\n)*`, 'm').exec(runningConfigText(r.device))?.[0] ?? '';
const CARET = "^\n% Invalid input detected at '^' marker.\n";

describe('names', () => {
  it('R1 has the ports of the platform and the loopbacks that were made', () => {
    const r = configured('interface Loopback 7', 'interface lo0');
    expect(r.fact('interface.names')).toEqual([
      'Embedded-Service-Engine0/0',
      'GigabitEthernet0/0',
      'GigabitEthernet0/1',
      'GigabitEthernet0/2',
      'Loopback0',
      'Loopback7',
    ]);
    r.type('no interface Loopback7');
    expect(r.fact('interface.names')).not.toContain('Loopback7');
    expect(r.type('no interface gi0/0')).toContain('% Removal of physical interfaces is not permitted.');
    expect(bootedRouter({ platform: 'c1941' }).fact('interface.names')).not.toContain('GigabitEthernet0/2');
  });

  it.each(['gi0/1', 'g 0/1', 'GigabitEthernet 0/1', 'GIGABITETHERNET0/1', 'gig0/1'])('R2 takes %s', (name) => {
    const r = configured(`interface ${name}`, 'description here');
    expect(r.fact('interface.description', 'gi0/1')).toBe('here');
  });

  it.each([
    ['gi0/7', 4],
    ['gi1/0', 2],
    ['fa0/0', 0],
    ['gigx', 3],
  ])('R2 points at what is wrong in %s', (name, column) => {
    const r = configured();
    const indent = ' '.repeat('Router(config)#interface '.length + column);
    expect(r.type(`interface ${name}`)).toBe(`interface ${name}\n${indent}${CARET}\nRouter(config)#`);
  });

  it('R3 configures a range', () => {
    const r = configured();
    expect(r.type('interface range gi0/0 - 1 , gi0/2')).toMatch(/\nRouter\(config-if-range\)#$/);
    r.type('description all', 'speed 100');
    for (const n of [0, 1, 2]) expect(block(r, `GigabitEthernet0/${n}`)).toContain(' description all\n');
    expect(r.type('ip address 10.0.0.1 255.255.255.0')).toContain('\n% 10.0.0.0 overlaps with GigabitEthernet0/0\n');
    expect(r.fact('interface.address', 'gi0/0')).toBe('10.0.0.1');
    expect(r.fact('interface.address', 'gi0/1')).toBeNull();
    expect(r.type('interface range gi0/0 - 9')).toContain('% Invalid input');
    expect(r.type('interface range gi0/0 - 99999999999')).toContain('% Invalid input');
  });
});

describe('shutdown at the start', () => {
  const startup = 'interface GigabitEthernet0/0\n ip address 10.0.0.1 255.255.255.0\ninterface gi0/1\n shutdown\nend\n';

  it('R4 opens what the saved configuration names', () => {
    expect(bootedRouter().fact('interface.shutdown', 'gi0/0')).toBe(true);
    const r = bootedRouter({ startup });
    expect(r.fact('interface.shutdown', 'gi0/0')).toBe(false);
    expect(r.fact('interface.shutdown', 'gi0/1')).toBe(true);
    expect(r.fact('interface.shutdown', 'gi0/2')).toBe(true);
  });

  it('R4 opens nothing when the lines are copied later', () => {
    const r = poweredRouter({ startup, register: 0x2142 });
    r.player.settle();
    r.type('no', '⟦+60s⟧', '', 'enable', 'copy startup-config running-config', '');
    expect(r.fact('interface.address', 'gi0/0')).toBe('10.0.0.1');
    expect(r.fact('interface.shutdown', 'gi0/0')).toBe(true);
  });
});

describe('addresses', () => {
  it('R5 takes and drops addresses', () => {
    const r = configured(
      'interface gi0/0',
      'ip address 10.0.0.1 255.255.255.0',
      'ip address 10.1.0.1 255.255.0.0 secondary',
    );
    expect(block(r, 'GigabitEthernet0/0')).toContain(
      ' ip address 10.1.0.1 255.255.0.0 secondary\n ip address 10.0.0.1 255.255.255.0\n',
    );
    expect(r.fact('interface.mask', 'gi0/0')).toBe('255.255.255.0');
    r.type('no ip address 10.1.0.1 255.255.0.0 secondary');
    expect(block(r, 'GigabitEthernet0/0')).not.toContain('10.1.0.1');
    r.type('no ip address');
    expect(r.fact('interface.address', 'gi0/0')).toBeNull();
    r.type('ip address dhcp');
    expect(block(r, 'GigabitEthernet0/0')).toContain(' ip address dhcp\n');
  });

  it.each([
    ['10.0.1.0 255.255.255.0', 'Bad mask /24 for address 10.0.1.0'],
    ['10.0.1.255 255.255.255.0', 'Bad mask /24 for address 10.0.1.255'],
    ['224.0.0.1 255.255.255.0', 'Not a valid host address - 224.0.0.1'],
    ['127.0.0.1 255.0.0.0', 'Not a valid host address - 127.0.0.1'],
    ['10.9.9.9 255.0.0.0', '% 10.0.0.0 overlaps with GigabitEthernet0/0'],
    ['10.0.0.9 255.255.255.252', '% 10.0.0.8 overlaps with GigabitEthernet0/0'],
  ])('R5 refuses %s', (address, answer) => {
    const r = configured('interface gi0/0', 'ip address 10.0.0.1 255.255.255.0', 'interface gi0/1');
    expect(r.type(`ip address ${address}`)).toContain(`\n${answer}\n`);
    expect(r.fact('interface.address', 'gi0/1')).toBeNull();
  });

  it('R5 refuses what is no mask', () => {
    const r = configured('interface gi0/0');
    expect(r.type('ip address 10.0.0.1 255.0.255.0')).toContain(CARET);
    expect(r.type('ip address 10.0.0.256 255.255.255.0')).toContain(CARET);
  });
});

/** With a cable in GigabitEthernet0/0, whose settings are open. */
function cabled(): Bench {
  const r = new Bench({
    devices: [boxed({ startup: 'hostname Router\nend\n' })],
    machines: [wiredHost('PC', '10.0.0.9')],
    wires: [wire('cable', ['R1 GigabitEthernet0/0', 'PC eth0'])],
  });
  r.player.settle();
  r.type('', '⟦+60s⟧', 'enable', 'configure terminal', 'interface gi0/0');
  return r;
}
const messages = (screen: string): string[] => screen.match(/%LINK\S*-\d-.*$|%LINEPROTO-.*$/gm) ?? [];

describe('links', () => {
  it('R6 is down without a cable, up with one', () => {
    const r = configured('interface gi0/0', 'no shutdown');
    expect(r.type('do show ip interface brief')).toMatch(
      /GigabitEthernet0\/0 {9}unassigned {6}YES unset {2}down {18}down/,
    );
    expect(r.fact('interface.up', 'gi0/0')).toBe(false);
    expect(r.lab.whyNot('interface.up', 'R1', 'gi0/0')).toMatch(/^it is shut down$|^nothing is connected to it$/);
    const up = cabled();
    up.type('no shutdown', '⟦+4s⟧');
    expect(up.fact('interface.up', 'gi0/0')).toBe(true);
  });

  it('R7 follows shutdown and the cable with messages', () => {
    const r = cabled();
    expect(messages(r.type('no shutdown', '⟦+4s⟧'))).toEqual([
      '%LINK-3-UPDOWN: Interface GigabitEthernet0/0, changed state to up',
      '%LINEPROTO-5-UPDOWN: Line protocol on Interface GigabitEthernet0/0, changed state to up',
    ]);
    expect(messages(r.type('⟦:cable out GigabitEthernet0/0⟧⟦+4s⟧'))).toEqual([
      '%LINEPROTO-5-UPDOWN: Line protocol on Interface GigabitEthernet0/0, changed state to down',
      '%LINK-3-UPDOWN: Interface GigabitEthernet0/0, changed state to down',
    ]);
    r.type('');
    const shut = r.type('shutdown', 'do show ip interface brief', '⟦+4s⟧');
    expect(shut).toMatch(/GigabitEthernet0\/0 .* administratively down down/);
    expect(messages(shut)).toEqual([
      '%LINK-5-CHANGED: Interface GigabitEthernet0/0, changed state to administratively down',
    ]);
  });

  it('R7 says nothing when the change is taken back at once', () => {
    const r = configured('interface gi0/0');
    expect(messages(r.type('no shutdown', 'shutdown', '⟦+5s⟧'))).toEqual([]);
  });

  it('R7 brings loopbacks up by themselves', () => {
    const r = configured();
    expect(messages(r.type('interface lo0', '⟦+4s⟧'))).toEqual([
      '%LINEPROTO-5-UPDOWN: Line protocol on Interface Loopback0, changed state to up',
    ]);
    expect(r.fact('interface.up', 'Loopback0')).toBe(true);
    const again = bootedRouter({ startup: 'interface Loopback0\n ip address 1.1.1.1 255.255.255.255\nend\n' });
    expect(again.fact('interface.up', 'Loopback0')).toBe(true);
  });

  it('R7 takes loopbacks down that are removed', () => {
    const r = configured('interface lo0', '⟦+4s⟧');
    expect(messages(r.type('no interface lo0', '⟦+5s⟧'))).toEqual([
      '%LINK-5-CHANGED: Interface Loopback0, changed state to administratively down',
      '%LINEPROTO-5-UPDOWN: Line protocol on Interface Loopback0, changed state to down',
    ]);
    expect(messages(r.type('interface lo1', 'no interface lo1', '⟦+5s⟧'))).toEqual([
      '%LINK-5-CHANGED: Interface Loopback1, changed state to administratively down',
    ]);
  });

  it('R1 has Vlan1 on the Catalyst, and no other', () => {
    const r = bootedRouter({ platform: 'cat4500e' });
    r.type('terminal length 0');
    expect(r.type('show interfaces')).toMatch(
      /^show interfaces\nVlan1 is administratively down, line protocol is down \n {2}Hardware is Ethernet SVI, address is /,
    );
    expect(r.type('show version')).toContain('\n1 Virtual Ethernet interface\n');
    expect(r.type('show running-config')).toMatch(
      /\ninterface TenGigabitEthernet3\/4\n[^!]*!\ninterface Vlan1\n no ip address\n shutdown\n!\n/,
    );
    r.type('conf t', 'interface vlan 1', 'ip address 10.0.0.1 255.255.255.0', 'no shutdown', 'end', '⟦+5s⟧', '');
    expect(r.type('show ip interface brief vlan1')).toMatch(/\nVlan1 +10\.0\.0\.1 +YES manual down +down/);
    expect(r.type('conf t', 'no interface vlan 1', 'interface vlan 2', 'end')).toContain('"interface Vlan2" is kept');
    expect(r.type('show running-config')).toMatch(/\ninterface Vlan1\n[^]*\ninterface Vlan2\n/);
    expect(bootedRouter().type('show interfaces vlan 1')).toContain("% Invalid input detected at '^' marker.");
  });

  it('R8 reports every port at the start', () => {
    const r = poweredRouter({ startup: 'interface GigabitEthernet0/1\nend\n' });
    r.player.settle();
    expect(messages(r.type('⟦+60s⟧'))).toEqual([
      '%LINK-3-UPDOWN: Interface GigabitEthernet0/1, changed state to down',
      '%LINEPROTO-5-UPDOWN: Line protocol on Interface GigabitEthernet0/1, changed state to down',
      '%LINK-5-CHANGED: Interface Embedded-Service-Engine0/0, changed state to administratively down',
      '%LINK-5-CHANGED: Interface GigabitEthernet0/0, changed state to administratively down',
      '%LINK-5-CHANGED: Interface GigabitEthernet0/2, changed state to administratively down',
    ]);
  });
});

describe('shows', () => {
  it('R9 lists addresses and states', () => {
    const r = bootedRouter({ startup: 'interface GigabitEthernet0/0\n ip address 10.0.0.1 255.255.255.0\nend\n' });
    r.type(
      'configure terminal',
      'interface gi0/1',
      'ip address 10.0.1.1 255.255.255.0',
      'interface gi0/2',
      'ip address dhcp',
      'end',
    );
    expect(r.type('show ip interface brief')).toContain(
      [
        'Interface                  IP-Address      OK? Method Status                Protocol',
        'Embedded-Service-Engine0/0 unassigned      YES unset  administratively down down    ',
        'GigabitEthernet0/0         10.0.0.1        YES NVRAM  down                  down    ',
        'GigabitEthernet0/1         10.0.1.1        YES manual administratively down down    ',
        'GigabitEthernet0/2         unassigned      YES DHCP   administratively down down    ',
      ].join('\n'),
    );
    expect(r.type('show ip interface brief gi0/1')).not.toContain('GigabitEthernet0/0');
  });

  it('R10 shows the port of the service engine', () => {
    expect(bootedRouter().type('terminal length 0', 'show interfaces Embedded-Service-Engine 0/0')).toMatch(
      /Hardware is Embedded Service Engine, address is 0000\.0000\.0000 \(bia 0000\.0000\.0000\)\n {2}MTU 1500 bytes, BW 10000 Kbit\/sec, DLY 1000 usec, \n[^]*\n {2}Keepalive set \(10 sec\)\n {2}ARP type[^]*\n {2}Input queue: 0\/64\/0\/0 [^]* ignored\n {5}0 input packets with dribble condition detected\n {5}0 packets output[^]* 0 no carrier\n/,
    );
  });

  it('R10 shows an interface in full', () => {
    const r = configured(
      'interface gi0/0',
      'description Uplink',
      'ip address 10.0.0.1 255.255.255.128',
      'end',
      'terminal length 0',
    );
    const shown = r.type('show interfaces g0/0');
    const mac = /address is (\w{4}\.\w{4}\.\w{4}) \(bia \1\)/.exec(shown)?.[1];
    expect(mac).toBeDefined();
    expect(shown).toContain(
      [
        'GigabitEthernet0/0 is administratively down, line protocol is down ',
        `  Hardware is CN Gigabit Ethernet, address is ${mac} (bia ${mac})`,
        '  Description: Uplink',
        '  Internet address is 10.0.0.1/25',
        '  MTU 1500 bytes, BW 1000000 Kbit/sec, DLY 10 usec, ',
        '     reliability 255/255, txload 1/255, rxload 1/255',
        '  Encapsulation ARPA, loopback not set',
        '  Keepalive set (10 sec)',
        '  Auto Duplex, Auto Speed, media type is RJ45',
      ].join('\n'),
    );
    expect(r.type('show interfaces')).toMatch(/Embedded-Service-Engine0\/0 is[^]*GigabitEthernet0\/2 is/);
    expect(configured('end').type('show interfaces gi0/1', 'q')).not.toContain(mac);
    const up = cabled();
    up.type('no shutdown', 'end', '⟦+4s⟧', 'terminal length 0');
    expect(up.type('show interfaces gi0/0')).toMatch(
      /GigabitEthernet0\/0 is up, line protocol is up \n[^]*\n {2}Full Duplex, 1Gbps, media type is RJ45\n/,
    );
  });

  it('R10 counts what wires carry', () => {
    const G0 = 'GigabitEthernet0/0';
    const r = new Bench({
      devices: [1, 2].map((n) => wiredRouter(`R${n}`, [`${G0} 10.1.1.${n}`], ['no cdp run'])),
      wires: [wire('cable', [`R1 ${G0}`, `R2 ${G0}`])],
    });
    r.player.settle();
    r.type('', '⟦+60s⟧', 'enable', 'terminal length 0', 'ping 10.1.1.2', '⟦+5s⟧');
    const said = r.type('show interfaces gi0/0');
    expect(said).toContain('\n  Last input 00:00:05, output 00:00:05, output hang never\n');
    expect(said).toMatch(/\n {5}6 packets input, 576 bytes, 0 no buffer\n {5}Received 1 broadcasts/);
    expect(said).toContain('\n     6 packets output, 576 bytes, 0 underruns\n');
    r.type('⟦:on R2⟧', '', 'enable', 'terminal length 0');
    expect(r.type('show interfaces gi0/0')).toContain('\n     Received 1 broadcasts (');
  });

  it('R11 shows IP settings in full', () => {
    const r = configured(
      'interface gi0/0',
      'ip address 10.0.0.1 255.255.255.0',
      'ip address 10.0.1.1 255.255.255.0 secondary',
      'ip access-group 10 in',
      'end',
      'terminal length 0',
    );
    expect(r.type('show ip interface gi0/0')).toContain(
      '\n  MTU is 1500 bytes\n  Helper address is not set\n  Directed broadcast forwarding is disabled\n  Secondary address 10.0.1.1/24\n  Outgoing access list is not set\n  Inbound  access list is 10\n  Proxy ARP is enabled\n',
    );
    expect(r.type('show ip interface gi0/0')).toContain(
      '\n  Input features: Access List, MCI Check\n  IPv4 WCCP Redirect outbound is disabled\n',
    );
  });

  it('R11 shows descriptions and IP settings', () => {
    const r = configured('interface gi0/0', 'description Uplink', 'ip address 10.0.0.1 255.255.255.0', 'end');
    r.type('terminal length 0');
    expect(r.type('show interfaces description')).toContain(
      'Interface                      Status         Protocol Description\n' +
        'Em0/0                          admin down     down     \n' +
        'Gi0/0                          admin down     down     Uplink\n',
    );
    expect(r.type('show ip interface gi0/0')).toContain(
      'GigabitEthernet0/0 is administratively down, line protocol is down\n  Internet address is 10.0.0.1/24\n',
    );
    expect(r.type('show ip interface gi0/1')).toContain('\n  Internet protocol processing disabled\n');
    r.type('configure terminal', 'interface gi0/2', 'ip address dhcp', 'end');
    expect(r.type('show ip interface gi0/2')).toContain(
      '\n  Internet address will be negotiated using DHCP\n  Broadcast address is 255.255.255.255\n  Address determined by DHCP\n  MTU is 1500 bytes\n',
    );
  });
});

describe('settings', () => {
  const settings = ['description To the core', 'mtu 1400', 'bandwidth 5000', 'delay 20', 'duplex full', 'speed 100'];

  it('R12 keeps and shows settings', () => {
    const r = configured('interface gi0/0', ...settings, 'end', 'terminal length 0');
    for (const setting of settings) expect(block(r, 'GigabitEthernet0/0')).toContain(` ${setting}\n`);
    expect(r.type('show interfaces gi0/0')).toMatch(
      /MTU 1400 bytes, BW 5000 Kbit\/sec, DLY 200 usec[^]*Full Duplex, 100Mbps/,
    );
    const bare = ' no ip address\n shutdown\n duplex auto\n speed auto\n';
    r.type('configure terminal', 'interface gi0/0', ...settings.map((s) => `no ${s}`));
    expect(block(r, 'GigabitEthernet0/0')).toBe(`interface GigabitEthernet0/0\n${bare}`);
    r.type(...settings);
    expect(r.type('default interface gi0/0')).toContain('Interface GigabitEthernet0/0 set to default configuration');
    expect(block(r, 'GigabitEthernet0/0')).toBe(`interface GigabitEthernet0/0\n${bare}`);
  });

  it('R13 is rebuilt from the configuration it prints', () => {
    const r = configured(
      'interface lo1',
      'ip address 1.1.1.1 255.255.255.255',
      'interface gi0/0',
      ...settings,
      'no shutdown',
      'ip address 10.0.0.1 255.255.255.0',
      'ip address 10.1.0.1 255.255.255.0 secondary',
      'interface gi0/1',
      'ip address dhcp',
    );
    const text = runningConfigText(r.device);
    expect(text).toMatch(
      /interface Loopback1\n[^!]*!\ninterface Embedded-Service-Engine0\/0\n no ip address\n shutdown\n!\n/,
    );
    const body = (t: string): string => t.slice(t.indexOf('version'));
    expect(body(runningConfigText(bootedRouter({ startup: text }).device))).toBe(body(text));
  });
});

it('brings up hundreds of loopbacks within what a session may take', () => {
  const loopbacks = Array.from({ length: 600 }, (_, i) => `interface Loopback${i}`);
  const bench = poweredRouter({ startup: ['hostname Router', ...loopbacks, 'end', ''].join('\n') });
  bench.lab.limited();
  bench.player.settle();
  bench.type('', '⟦+60s⟧', 'enable', 'terminal length 0');
  expect(bench.type('show ip interface brief').match(/^Loopback\d+ .* up +up/gm)).toHaveLength(600);
});

import { describe, expect, it } from 'vitest';
import type { LabSpec } from '../../../system/device-spec.ts';
import { Bench, bootedRouter } from '../../../testing/lab.ts';
import { SmallNetwork } from '../../../testing/small-network.ts';
import { wire, wiredHost, wiredRouter } from '../../../testing/wired.ts';

const PEER = '10.1.0.9';

function configured(...lines: readonly string[]): Bench {
  const r = bootedRouter();
  r.type('configure terminal', ...lines, 'end', '⟦+4s⟧', '');
  return r;
}

/** A router with a network on its loopback, and a machine there. */
function connected(): { r: Bench; wire: SmallNetwork } {
  const small = new SmallNetwork('10.1.0.1');
  const r = bootedRouter({}, small.network);
  r.type('configure terminal', 'interface lo0', 'ip address 10.1.0.1 255.255.255.0', 'end', '⟦+4s⟧', '');
  small.host(PEER);
  return { r, wire: small };
}

describe('ping', () => {
  const own = ['interface lo0', 'ip address 10.1.0.1 255.255.255.0', 'ip host me 10.1.0.1'];

  it('R1 answers for itself only', () => {
    const r = configured(...own);
    const head = (to: string, count = 5, size = 100): string =>
      `Type escape sequence to abort.\nSending ${count}, ${size}-byte ICMP Echos to ${to}, timeout is 2 seconds:\n`;
    expect(r.type('ping 10.1.0.1')).toBe(
      `ping 10.1.0.1\n${head('10.1.0.1')}!!!!!\nSuccess rate is 100 percent (5/5), round-trip min/avg/max = 1/1/1 ms\nRouter#`,
    );
    expect(r.type('ping me repeat 80 size 36')).toContain(
      `${head('10.1.0.1', 80, 36)}${'!'.repeat(70)}\n${'!'.repeat(10)}\n`,
    );
    const before = r.lab.now;
    expect(r.type('ping ip 10.1.0.2')).toBe(
      `ping ip 10.1.0.2\n${head('10.1.0.2')}.....\nSuccess rate is 0 percent (0/5)\nRouter#`,
    );
    expect(r.lab.now - before).toBeGreaterThanOrEqual(10_000);
  });

  it('R2 takes a source that is in service', () => {
    const r = configured(...own, 'interface gi0/0', 'ip address 10.2.0.1 255.255.255.0');
    const told = 'timeout is 2 seconds:\nPacket sent with a source address of 10.1.0.1 \n';
    expect(r.type('ping 10.1.0.1 source lo0 df-bit repeat 2')).toContain(
      `${told}Packet sent with the DF bit set\n!!\n`,
    );
    expect(r.type('ping 10.1.0.1 source 10.1.0.1 data ABCD validate')).toContain(
      `${told}Reply data will be validated\nPacket has data pattern 0xABCD\n!!!!!\n`,
    );
    expect(r.type('ping 10.1.0.1 source 10.9.9.9')).toContain(
      '% Invalid source address- IP address not on any of our up interfaces\n',
    );
    expect(r.type('ping 10.1.0.1 source gi0/0')).toContain(
      '% Invalid source interface - IP not enabled or interface is down\n',
    );
    expect(r.type('ping', '', '10.1.0.1', '1', '', '', 'y', 'lo0', '', 'yes', '', '', '', '')).toContain(
      `Loose, Strict, Record, Timestamp, Verbose[none]: \nSweep range of sizes [n]: \nType escape sequence to abort.\nSending 1, 100-byte ICMP Echos to 10.1.0.1, ${told}Packet sent with the DF bit set\n!\n`,
    );
  });

  it('R1 does not answer on an interface that is down', () => {
    expect(
      configured(...own, 'interface gi0/0', 'ip address 10.0.0.1 255.255.255.0', 'no shutdown').type('ping 10.0.0.1'),
    ).toContain('(0/5)');
  });

  it('R1 ends with the count so far', () => {
    expect(configured(...own).type('⟦ping 10.0.0.9 repeat 100⟧⟦+5s⟧⟦^6⟧')).toMatch(
      /:\n\.\.\nSuccess rate is 0 percent \(0\/2\)\nRouter#$/,
    );
  });

  it('R4 asks for everything', () => {
    const r = configured(...own);
    const screen = r.type('ping', '', '10.1.0.1', '0', '2', '', '', '', '');
    expect(screen).toContain(
      'Protocol [ip]: \nTarget IP address: 10.1.0.1\nRepeat count [5]: 0\n% A decimal number between 1 and 2147483647.\nRepeat count [5]: 2\n',
    );
    expect(screen).toContain('Success rate is 100 percent (2/2)');
  });

  it('R3 does not know a name', () => {
    expect(configured('no ip domain lookup').type('ping nobody')).toBe(
      'ping nobody\n% Unrecognized host or address, or protocol not running.\n\nRouter#',
    );
    expect(configured().type('⟦ping nobody⟧⟦^6⟧')).toMatch(/\n% Name lookup aborted\nRouter#$/);
  });
});

describe('ping over a network', () => {
  it('R1 prints what comes back', () => {
    const { r } = connected();
    expect(r.type(`ping ${PEER}`)).toContain(
      '\n!!!!!\nSuccess rate is 100 percent (5/5), round-trip min/avg/max = 6/6/6 ms\n',
    );
    expect(r.type('ping 10.1.0.8 repeat 2')).toContain('\n..\nSuccess rate is 0 percent (0/2)\n');
  });

  it('R1 counts what is unreachable at once', () => {
    const { r, wire } = connected();
    wire.host(PEER).echo = 'unreachable';
    const before = r.lab.now;
    expect(r.type(`ping ${PEER}`)).toContain('\nUUUUU\nSuccess rate is 0 percent (0/5)\n');
    expect(r.lab.now - before).toBeLessThan(1000);
  });

  it('R1 says what is too big', () => {
    const { r } = connected();
    expect(r.type(`ping ${PEER} size 1600 df-bit repeat 3`)).toContain('\nMMM\n');
    expect(r.type(`ping ${PEER} size 1600 repeat 3`)).toContain('\n!!!\n');
  });

  it('R1 cuts percentages off', () => {
    const { r, wire } = connected();
    wire.host(PEER).misses = 1;
    expect(r.type(`ping ${PEER} repeat 3`)).toContain(
      '\n.!!\nSuccess rate is 66 percent (2/3), round-trip min/avg/max = 6/6/6 ms\n',
    );
  });
});

const [G0, G1] = ['GigabitEthernet0/0', 'GigabitEthernet0/1'];

/** R1, R2 and PC in a row; at the console of R1. */
function row(r1: readonly string[] = [], r2: readonly string[] = [], more: Partial<LabSpec> = {}): Bench {
  const bench = new Bench({
    devices: [
      wiredRouter('R1', [`${G0} 10.1.1.1`], ['no ip domain lookup', 'ip route 0.0.0.0 0.0.0.0 10.1.1.2', ...r1]),
      wiredRouter('R2', [`${G0} 10.1.1.2`, `${G1} 172.16.5.1`], r2),
    ],
    machines: [wiredHost('PC', '172.16.5.10', '172.16.5.1')],
    wires: [wire('a', [`R1 ${G0}`, `R2 ${G0}`]), wire('b', [`R2 ${G1}`, 'PC eth0'])],
    ...more,
  });
  bench.player.settle();
  bench.type('', '⟦+60s⟧', 'enable');
  return bench;
}

const said = (r: Bench, ...typed: readonly string[]): string => r.type(...typed).replace(/R1[#>]$/, '');

describe('the dialogue of ping', () => {
  it('R4 asks question after question, each again after a bad answer', () => {
    const r = row();
    r.type('ping 172.16.5.10');
    const answers = ['ping', '', '172.16.5.10', '2', 'many', '35', '200', '3601', '1', 'y', '10.9.9.9', 'gi0/0'];
    const more = ['256', '4', 'maybe', 'y', 'yes', 'xyz', '0x1234', 'q', 'v', '', ''];
    expect(said(r, ...answers, ...more)).toBe(`ping
Protocol [ip]: 
Target IP address: 172.16.5.10
Repeat count [5]: 2
Datagram size [100]: many
% A decimal number between 36 and 18024.
Datagram size [100]: 35
% A decimal number between 36 and 18024.
Datagram size [100]: 200
Timeout in seconds [2]: 3601
% A decimal number between 0 and 3600.
Timeout in seconds [2]: 1
Extended commands [n]: y
Source address or interface: 10.9.9.9
% Invalid source. Must use same-VRF IP address or full interface name without spaces (e.g. Serial0/1)
Source address or interface: gi0/0
Type of service [0]: 256
% A decimal number between 0 and 255.
Type of service [0]: 4
Set DF bit in IP header? [no]: maybe
% Please answer 'yes' or 'no'.
Set DF bit in IP header? [no]: y
Validate reply data? [no]: yes
Data pattern [0xABCD]: xyz
Invalid pattern, try again.
Data pattern [0xABCD]: 0x1234
Loose, Strict, Record, Timestamp, Verbose[none]: q
% No such option - "q"Loose, Strict, Record, Timestamp, Verbose[none]: v
Loose, Strict, Record, Timestamp, Verbose[V]: 
Sweep range of sizes [n]: 
Type escape sequence to abort.
Sending 2, 200-byte ICMP Echos to 172.16.5.10, timeout is 1 seconds:
Packet sent with a source address of 10.1.1.1 
Packet sent with the DF bit set
Reply data will be validated
Packet has data pattern 0x1234
Reply to request 0 (1 ms)
Reply to request 1 (1 ms)
Success rate is 100 percent (2/2), round-trip min/avg/max = 1/1/1 ms
`);
  });

  it('R4 refuses other protocols and targets that are none', () => {
    const r = row();
    expect(said(r, 'ping', 'ipx')).toContain('% Unknown protocol - "ipx", type "ping ?" for help\n');
    expect(said(r, 'ping', 'ip', '')).toContain('% Bad IP address\n');
    expect(said(r, 'ping', '', 'nobody')).toContain('Target IP address: nobody\n% Bad IP address\n');
  });

  it('R4 sweeps, and finds what is too big on the way', () => {
    const r = row([], [`interface ${G1}`, ' mtu 1450']);
    r.type('ping 172.16.5.10');
    const asked = ['ping', '', '172.16.5.10', '1', '', '', 'y', '', '', 'y', '', '', ''];
    expect(said(r, ...asked, 'y', '1400', '1500', '10')).toContain(
      'Sweep min size [36]: 1400\nSweep max size [18024]: 1500\nSweep interval [1]: 10\nType escape sequence to abort.\n' +
        'Sending 11, [1400..1500]-byte ICMP Echos to 172.16.5.10, timeout is 2 seconds:\nPacket sent with the DF bit set\n' +
        '!!!!!!MMMMM\nSuccess rate is 54 percent (6/11),',
    );
  });

  it('R4 is short for users', () => {
    const r = row();
    r.type('ping 172.16.5.10', 'disable');
    expect(said(r, 'ping', '', '172.16.5.10', '3', '', '')).toContain(
      'Timeout in seconds [2]: \nType escape sequence to abort.\nSending 3,',
    );
  });

  it('R4 ends where it is broken off', () => {
    expect(row().type('⟦ping⟧⟦⟧⟦^C⟧')).toMatch(/Target IP address: .*\nR1#$/);
  });
});

describe('ping over wires', () => {
  it('R1 counts what was sent when it is broken off', () => {
    const r = row();
    expect(r.type('⟦ping 10.1.1.9⟧⟦+5s⟧⟦^6⟧')).toMatch(/\n\.\.\nSuccess rate is 0 percent \(0\/2\)\nR1#$/);
  });

  it('R5 names everybody who answers a broadcast', () => {
    const r = new Bench({
      devices: [1, 2, 3].map((n) => wiredRouter(`R${n}`, [`${G0} 10.1.1.${n}`])),
      machines: [wiredHost('PC', '10.1.1.10', '10.1.1.1')],
      wires: [wire('lan', [`R1 ${G0}`, `R2 ${G0}`, `R3 ${G0}`, 'PC eth0'])],
    });
    r.player.settle();
    r.type('', '⟦+60s⟧', 'enable', 'ping 10.1.1.2', 'ping 10.1.1.3');
    for (const to of ['255.255.255.255', '10.1.1.255'])
      expect(said(r, `ping ${to} repeat 2`)).toMatch(
        /seconds:\n\nReply to request 0 from 10\.1\.1\.[23], 1 ms\nReply to request 0 from 10\.1\.1\.[23], 1 ms\n\nReply to request 1 from .*\nReply to request 1 from .*\n$/,
      );
  });

  it('R5 takes a network of one or two addresses for none that has a broadcast', () => {
    const two = ['interface gi0/0', ' ip address 10.1.1.%d 255.255.255.254'];
    const ends = [2, 3].map((n) => two.map((line) => line.replace('%d', String(n))));
    const r = new Bench({
      devices: [wiredRouter('R1', [`${G0} 10.1.1.1`], ends[0]), wiredRouter('R2', [`${G0} 10.1.1.2`], ends[1])],
      wires: [wire('a', [`R1 ${G0}`, `R2 ${G0}`])],
    });
    r.player.settle();
    r.type('', '⟦+60s⟧', 'enable');
    expect(r.type('ping 10.1.1.3')).toContain('\n.!!!!\n');
    r.type('configure terminal', 'interface lo0', 'ip address 10.9.9.9 255.255.255.255', 'end', '⟦+4s⟧');
    expect(r.type('ping 10.9.9.9')).toContain('\n!!!!!\n');
  });

  it('R3 needs an interface with an address that is up', () => {
    expect(bootedRouter().type('ping 10.1.1.1')).toBe(
      'ping 10.1.1.1\n% Unrecognized host or address, or protocol not running.\n\nRouter#',
    );
  });
});

describe('traceroute', () => {
  const HEAD = 'Type escape sequence to abort.\nTracing the route to';
  const VRF = 'VRF info: (vrf in name/id, vrf out name/id)';

  it('R6 tells each router on the way', () => {
    const r = row();
    r.type('ping 172.16.5.10');
    expect(said(r, 'traceroute 172.16.5.10')).toBe(
      `traceroute 172.16.5.10\n${HEAD} 172.16.5.10\n${VRF}\n  1 10.1.1.2 1 msec 1 msec 1 msec\n  2 172.16.5.10 1 msec 1 msec 1 msec\n`,
    );
    expect(said(r, 'traceroute 10.1.1.2')).toContain('\n  1 10.1.1.2 1 msec *  1 msec\n');
    expect(said(r, 'traceroute 10.1.1.1')).toMatch(/\n {2}1 10\.1\.1\.1 1 msec/);
  });

  it('R6 tells who forbids it or knows no way, and stops there', () => {
    const r = row([], ['ip route 10.8.0.0 255.255.0.0 null0']);
    r.type('ping 10.1.1.2');
    expect(said(r, 'traceroute 10.8.1.1 numeric')).toMatch(
      /\n {2}1 10\.1\.1\.2 1 msec 1 msec 1 msec\n {2}2 10\.1\.1\.2 !H {2}\* {2}!H \n$/,
    );
  });

  it('R6 shows stars where nobody answers, up to the last hop', () => {
    const r = row();
    r.type('ping 10.1.1.2');
    expect(said(r, 'traceroute 172.16.5.99 ttl 1 3 timeout 1 probe 2')).toMatch(
      /\n {2}1 10\.1\.1\.2 1 msec 1 msec\n {2}2 {2}\* {2}\* \n {2}3 {2}\* {2}\* \n$/,
    );
    expect(r.type('⟦traceroute 172.16.5.99⟧⟦+4s⟧⟦^6⟧')).toMatch(/\n {2}2 {2}\* \nR1#$/);
  });

  it('R7 asks for everything', () => {
    const r = row();
    r.type('ping 172.16.5.10');
    expect(said(r, 'traceroute', '', '172.16.5.10', 'g0/0', 'y', '1', '1', '2', '0', '9', '40000', '')).toBe(
      `traceroute
Protocol [ip]: 
Target IP address: 172.16.5.10
Source address: g0/0
Numeric display [n]: y
Timeout in seconds [3]: 1
Probe count [3]: 1
Minimum Time to Live [1]: 2
Maximum Time to Live [30]: 0
% A decimal number between 2 and 255.
Maximum Time to Live [30]: 9
Port Number [33434]: 40000
Loose, Strict, Record, Timestamp, Verbose[none]: 
${HEAD} 172.16.5.10
${VRF}
  2 172.16.5.10 1 msec
`,
    );
  });

  it('R8 names hops', () => {
    const r = row(['ip host R2 10.1.1.2', 'ip host pc 172.16.5.10']);
    r.type('ping 172.16.5.10');
    expect(said(r, 'traceroute pc')).toContain(
      `${HEAD} pc (172.16.5.10)\n${VRF}\n  1 R2 (10.1.1.2) 1 msec 1 msec 1 msec\n  2 pc (172.16.5.10) 1 msec`,
    );
    expect(said(r, 'traceroute pc numeric')).toContain('\n  1 10.1.1.2 1 msec');
  });
});

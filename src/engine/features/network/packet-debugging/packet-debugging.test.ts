import { describe, expect, it } from 'vitest';
import { textContent } from '../../../system/content.ts';
import { Bench } from '../../../testing/lab.ts';
import { wire, wiredHost, wiredRouter } from '../../../testing/wired.ts';
import { host } from '../../../testing/workstation.ts';

const [G0, G1] = ['GigabitEthernet0/0', 'GigabitEthernet0/1'];

/** R1, R2 and a server in a row; at the console of R1. */
function row(...r2: readonly string[]): Bench {
  const { stack } = wiredHost('SRV', '10.2.2.20', '10.2.2.2');
  const files = [{ path: '/srv/a.cfg', content: textContent('end\n') }];
  const services = {
    ftp: { accounts: [{ user: 'ann', password: 'secret1', home: '/srv' }] },
    tftp: { folder: '/srv' },
    syslog: {},
  };
  const bench = new Bench({
    devices: [
      wiredRouter('R1', [`${G0} 10.1.1.1`], ['ip route 0.0.0.0 0.0.0.0 10.1.1.2', 'no ip domain lookup']),
      wiredRouter('R2', [`${G0} 10.1.1.2`, `${G1} 10.2.2.2`], r2),
    ],
    hosts: [host('SRV', '10.2.2.20', { stack, files, services })],
    wires: [wire('a', [`R1 ${G0}`, `R2 ${G0}`]), wire('b', [`R2 ${G1}`, 'SRV eth0'])],
  });
  bench.player.settle();
  bench.type('', '⟦+60s⟧', 'enable', 'terminal length 0', 'ping 10.2.2.20', 'no logging console');
  bench.type('configure terminal', 'no logging console', 'end', 'clear logging', '');
  return bench;
}
const said = (r: Bench, word: string): readonly string[] =>
  r
    .type(`show logging | include : ${word}`)
    .split('\n')
    .flatMap((line) => new RegExp(`${word}0?:.*`).exec(line) ?? [])
    .filter((line) => !line.endsWith('_'));

describe('debugging of packets', () => {
  it('R1 says what is on', () => {
    const r = row();
    const acknowledged = [
      ['ip icmp', 'ICMP packet'],
      ['ip udp', 'UDP packet'],
      ['ip tcp transactions', 'TCP special event'],
      ['ip ftp', 'FTP transactions'],
      ['ip packet', 'IP packet'],
    ];
    for (const [topic, title] of acknowledged)
      expect(r.type(`debug ${topic}`)).toContain(`\n${title} debugging is on\n`);
    expect(r.type('debug ip packet detail')).toContain('\nIP packet debugging is on (detailed)\n');
    expect(r.type('debug ip packet 101')).toContain('\nIP packet debugging is on for access list 101\n');
    expect(r.type('show debugging')).toBe(
      'show debugging\nGeneric IP:\n  ICMP packet debugging is on\n  IP packet debugging is on for access list 101\n  UDP packet debugging is on\n\nTCP:\n  TCP special event debugging is on\n\nFTP:\n  FTP transactions debugging is on\n\nR1#',
    );
    expect(r.type('no debug ip packet')).toContain('\nIP packet debugging is off\n');
    r.type('undebug all');
    expect(r.fact('debugging.on')).toEqual([]);
  });

  it('R2 tells of ICMP', () => {
    const r = row(
      'access-list 101 deny icmp any host 10.2.2.9',
      'access-list 101 permit ip any any',
      `interface ${G0}`,
      ' ip access-group 101 in',
    );
    r.type('⟦:on R2⟧', '', 'enable', 'debug ip icmp', '⟦:on R1⟧', 'debug ip icmp', 'ping 10.1.1.2 repeat 1');
    r.type(
      'ping 10.2.2.9 repeat 1',
      '⟦+1s⟧',
      'ping 10.9.9.9 repeat 1 timeout 1',
      '⟦+1s⟧',
      'traceroute 10.2.2.20 numeric ttl 1 1 probe 1',
    );
    expect(said(r, 'ICMP')).toEqual([
      'ICMP: echo reply rcvd, src 10.1.1.2, dst 10.1.1.1, topology BASE, dscp 0 topoid 0',
      'ICMP: dst (10.1.1.1) administratively prohibited unreachable rcv from 10.1.1.2',
      'ICMP: dst (10.1.1.1) host unreachable rcv from 10.1.1.2',
      'ICMP: time exceeded rcvd from 10.1.1.2',
    ]);
    r.type('⟦:on R2⟧');
    expect(said(r, 'ICMP')).toEqual([
      'ICMP: echo reply sent, src 10.1.1.2, dst 10.1.1.1, topology BASE, dscp 0 topoid 0',
      'ICMP: dst (10.2.2.9) administratively prohibited unreachable sent to 10.1.1.1',
      'ICMP: dst (10.9.9.9) host unreachable sent to 10.1.1.1',
      'ICMP: time exceeded (time to live) sent to 10.1.1.1 (dest was 10.2.2.20)',
    ]);
  });

  it('R3 tells of packets, all or those of a list', () => {
    const r = row(
      'access-list 101 deny tcp any any',
      'access-list 101 permit ip any any',
      `interface ${G0}`,
      ' ip access-group 101 in',
    );
    r.type('debug ip packet detail', 'ping 10.2.2.20 repeat 1', 'undebug all');
    expect(said(r, 'IP')).toEqual([
      `IP: tableid=0, s=10.1.1.1 (local), d=10.2.2.20 (${G0}), routed via FIB`,
      `IP: s=10.1.1.1 (local), d=10.2.2.20 (${G0}), len 100, sending`,
      `IP: tableid=0, s=10.2.2.20 (${G0}), d=10.1.1.1 (${G0}), routed via RIB`,
      `IP: s=10.2.2.20 (${G0}), d=10.1.1.1 (${G0}), len 100, rcvd 3`,
    ]);
    expect(r.type('show logging')).toMatch(/len 100, sending\n[^\n]* {4}ICMP type=8, code=0\n/);
    r.type(
      '⟦:on R2⟧',
      '',
      'enable',
      'terminal length 0',
      'configure terminal',
      'access-list 10 permit 10.1.1.1',
      'end',
    );
    r.type(
      'debug ip packet 10',
      '⟦:on R1⟧',
      'ping 10.1.1.2 repeat 1',
      'ping 10.2.2.20 repeat 1',
      'telnet 10.2.2.20',
      '⟦:on R2⟧',
    );
    expect(said(r, 'IP')).toEqual([
      `IP: tableid=0, s=10.1.1.1 (${G0}), d=10.1.1.2 (${G0}), routed via RIB`,
      `IP: s=10.1.1.1 (${G0}), d=10.1.1.2 (${G0}), len 100, rcvd 3`,
      `IP: s=10.1.1.1 (${G0}), d=10.2.2.20, len 44, access denied`,
    ]);
  });

  it('R3 does not tell of itself', () => {
    const r = row('line vty 0 4', ' no login', ' privilege level 15', ' transport input telnet');
    r.type(
      'configure terminal',
      'logging host 10.2.2.20',
      'logging trap debugging',
      'end',
      'debug ip packet',
      'ping 10.1.1.2',
    );
    expect(r.lab.nextEvent === undefined || r.lab.nextEvent > r.lab.now + 1000).toBe(true);
    r.type('undebug all', 'telnet 10.1.1.2', 'terminal monitor', 'debug ip packet', 'ping 10.2.2.20');
    expect(r.type('show clock')).toContain('R2#');
  });

  it('R4 R6 tell of UDP and of FTP', () => {
    const r = row();
    r.type('debug ip udp', 'debug ip ftp');
    r.type(
      'copy tftp://10.2.2.20/a.cfg null:',
      '',
      '⟦:wait copied⟧',
      'copy ftp://ann:secret1@10.2.2.20/a.cfg null:',
      '',
    );
    r.type('⟦+5s⟧');
    expect(said(r, 'UDP').slice(0, 3)).toEqual([
      expect.stringMatching(/^UDP: sent src=10\.1\.1\.1\(\d+\), dst=10\.2\.2\.20\(69\), length=22$/),
      expect.stringMatching(/^UDP: rcvd src=10\.2\.2\.20\(\d+\), dst=10\.1\.1\.1\(\d+\), length=16$/),
      expect.stringMatching(/^UDP: sent src=10\.1\.1\.1\(\d+\), dst=10\.2\.2\.20\(\d+\), length=12$/),
    ]);
    const ftp = said(r, 'FTP');
    expect(ftp.slice(0, 5)).toEqual([
      'FTP: 220 (vsFTPd 3.0.3)',
      'FTP: ---> USER ann',
      'FTP: 331 Please specify the password.',
      'FTP: ---> PASS ********',
      'FTP: 230 Login successful.',
    ]);
    expect(r.type('show logging')).not.toContain('secret1');
  });

  /** What is told of connections, numbers of sequences, ports and control blocks left out. */
  const connections = (r: Bench): readonly string[] =>
    r
      .type('show logging | include TC[PB]')
      .split('\n')
      .flatMap((line) => /TC[BP].*:.*|TCB[0-9A-F].*/.exec(line.split(/: (?=TC[BP])/)[1] ?? '') ?? [])
      .map((line) =>
        line
          .replace(/TCB[0-9A-F]{8}/, 'TCB')
          .replace(/\b(seq|ack) [1-9]\d*/g, '$1 N')
          .replace(/\b(49|5[0-4])\d{3}\b/g, 'PORT'),
      );

  it('R5 tells how a connection begins and ends that the device asks for', () => {
    const r = row();
    r.type('debug ip tcp transactions', 'telnet 10.2.2.20 21');
    r.type('QUIT', '⟦+1s⟧', 'undebug all');
    expect(connections(r)).toEqual([
      'TCB created',
      'TCP: Random local port generated PORT, network 1',
      'TCB bound to 10.1.1.1.PORT',
      'TCP: sending SYN, seq N, ack 0',
      'TCP0: Connection to 10.2.2.20:21, advertising MSS 1460',
      'TCP0: state was CLOSED -> SYNSENT [PORT -> 10.2.2.20(21)]',
      'TCP0: state was SYNSENT -> ESTAB [PORT -> 10.2.2.20(21)]',
      'TCP0: state was ESTAB -> CLOSEWAIT [PORT -> 10.2.2.20(21)]',
      'TCP0: state was CLOSEWAIT -> LASTACK [PORT -> 10.2.2.20(21)]',
      'TCP0: state was LASTACK -> CLOSED [PORT -> 10.2.2.20(21)]',
      'TCB destroyed',
    ]);
    expect(r.type('show logging')).toMatch(/TCB3[0-9A-F]{7} created\n/);
  });

  it('R5 tells of a connection that the device takes and closes', () => {
    const r = row('line vty 0 4', ' no login', ' transport input telnet');
    r.type('⟦:on R2⟧', '', 'enable', 'terminal length 0', 'debug ip tcp transactions', '⟦:on R1⟧');
    r.type('telnet 10.1.1.2', 'exit', '⟦:on R2⟧');
    expect(connections(r)).toEqual([
      'TCB created',
      'TCP: sending SYN, seq N, ack N',
      'TCP0: Connection to 10.1.1.1:PORT, advertising MSS 1460',
      'TCP0: state was LISTEN -> SYNRCVD [23 -> 10.1.1.1(PORT)]',
      'TCP0: state was SYNRCVD -> ESTAB [23 -> 10.1.1.1(PORT)]',
      'TCP0: state was ESTAB -> FINWAIT1 [23 -> 10.1.1.1(PORT)]',
      'TCP0: state was FINWAIT1 -> FINWAIT2 [23 -> 10.1.1.1(PORT)]',
      'TCP0: state was FINWAIT2 -> TIMEWAIT [23 -> 10.1.1.1(PORT)]',
    ]);
    r.type('⟦+1m⟧');
    expect(connections(r).slice(8)).toEqual([
      'TCP0: state was TIMEWAIT -> CLOSED [23 -> 10.1.1.1(PORT)]',
      'TCB destroyed',
    ]);
  });

  it('R5 tells of those who are turned away, and of silence', () => {
    const r = row('line vty 0 4', ' transport input none');
    r.type('⟦:on R2⟧', '', 'enable', 'terminal length 0', 'debug ip tcp transactions', '⟦:on R1⟧');
    r.type('debug ip tcp transactions', 'telnet 10.1.1.2', '⟦:on R2⟧');
    expect(connections(r)).toEqual(['TCP: sent RST to 10.1.1.1:PORT from 10.1.1.2:23']);
    r.type('⟦:on R1⟧');
    expect(connections(r).slice(-2)).toEqual([
      'TCP0: state was SYNSENT -> CLOSED [PORT -> 10.1.1.2(23)]',
      'TCB destroyed',
    ]);
    r.type('clear logging', '', 'telnet 10.1.1.77', '⟦+30s⟧');
    expect(connections(r).slice(6)).toEqual([
      'TCP0: RETRANS timeout timer expired',
      'TCP0: timeout #1 - timeout is 4000 ms, seq N',
      'TCP: (PORT) -> 10.1.1.77(23)',
      'TCP0: RETRANS timeout timer expired',
      'TCP0: timeout #2 - timeout is 8000 ms, seq N',
      'TCP: (PORT) -> 10.1.1.77(23)',
      'TCP0: RETRANS timeout timer expired',
      'TCP0: timeout #3 - timeout is 16000 ms, seq N',
      'TCP: (PORT) -> 10.1.1.77(23)',
      'TCP0: state was SYNSENT -> CLOSED [PORT -> 10.1.1.77(23)]',
      'TCB destroyed',
    ]);
  });

  it('R5 says nothing of connections that end with the software', () => {
    const r = row();
    r.type('debug ip tcp transactions', 'debug ip packet', 'telnet 10.2.2.20 21', '⟦^6⟧⟦:key x⟧');
    r.type('configure terminal', 'logging console', 'end', 'show tcp brief');
    expect(r.player.screen).toMatch(/10\.2\.2\.20\.21 +ESTAB/);
    const screen = r.type('reload', '', '⟦+5s⟧');
    expect(screen).toMatch(/%SYS-5-RELOAD: [^\n]*\n[^]*System Bootstrap/);
    expect(screen.slice(screen.indexOf('%SYS-5-RELOAD'))).not.toMatch(/TCP0|TCB|IP: /);
  });
});

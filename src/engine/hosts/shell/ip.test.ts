import { describe, expect, it } from 'vitest';
import { textContent } from '../../system/content.ts';
import { host, Workstation } from '../../testing/workstation.ts';

const dns = { zones: [{ name: 'span.com', hosts: { srv: '10.1.1.20' } }] };
const files = [
  { path: '/srv', mode: 0o777 },
  { path: '/srv/a.cfg', content: textContent('hostname R1\n'), mode: 0o666 },
];

const desk = (): Workstation =>
  new Workstation({ resolver: { servers: ['10.1.1.20'] }, files, services: { http: { folder: '/srv' } } }, [
    host('SRV', '10.1.1.20', { services: { dns } }),
  ]);

describe('what a workstation says of its network', () => {
  it('R127 shows addresses, the loopback first', () => {
    const w = desk();
    expect(w.run('ip addr')).toBe(
      [
        '1: lo: <LOOPBACK,UP,LOWER_UP> mtu 65536 qdisc noqueue state UNKNOWN group default qlen 1000',
        '    link/loopback 00:00:00:00:00:00 brd 00:00:00:00:00:00',
        '    inet 127.0.0.1/8 scope host lo',
        '       valid_lft forever preferred_lft forever',
        '2: eth0: <BROADCAST,MULTICAST,UP,LOWER_UP> mtu 1500 qdisc pfifo_fast state UP group default qlen 1000',
        '    link/ether 00:50:56:01:00:0a brd ff:ff:ff:ff:ff:ff',
        '    inet 10.1.1.10/24 brd 10.1.1.255 scope global eth0',
        '       valid_lft forever preferred_lft forever',
        '',
      ].join('\n'),
    );
    expect(w.run('ip -br a')).toMatch(/^lo +UNKNOWN +127\.0\.0\.1\/8 \neth0 +UP +10\.1\.1\.10\/24 \n$/);
    expect(w.run('ip addr show eth0')).toMatch(/^2: eth0: [^]*inet 10\.1\.1\.10/);
    w.screen('⟦:cable out eth0⟧');
    expect(w.run('ip a')).toContain(
      '2: eth0: <NO-CARRIER,BROADCAST,MULTICAST,UP> mtu 1500 qdisc pfifo_fast state DOWN',
    );
  });

  it('R127 shows routes and neighbours', () => {
    const w = desk();
    expect(w.run('ip route')).toBe('10.1.1.0/24 dev eth0 proto kernel scope link src 10.1.1.10 \n');
    w.run('ping -c 1 10.1.1.20; ping -c 1 10.1.1.77');
    expect(w.run('ip neigh')).toMatch(
      /10\.1\.1\.20 dev eth0 lladdr 00:50:56:01:00:14 REACHABLE \n10\.1\.1\.77 dev eth0 {2}FAILED \n/,
    );
    expect(w.run('arp -a')).toMatch(
      /^srv\.span\.com \(10\.1\.1\.20\) at 00:50:56:01:00:14 \[ether\] on eth0\n\? \(10\.1\.1\.77\) at <incomplete> on eth0\n/,
    );
    expect(w.run('arp -an')).toContain('? (10.1.1.20) at 00:50:56:01:00:14 [ether] on eth0\n');
    w.screen('⟦+60s⟧');
    expect(w.run('ip n | grep 10.1.1.20')).toContain('STALE');
  });

  it('R127 changes nothing, and knows nothing else', () => {
    const w = desk();
    expect(w.run('ip addr add 10.1.1.11/24 dev eth0; echo $?')).toBe('RTNETLINK answers: Operation not permitted\n2\n');
    expect(w.run('ip tunnel')).toBe('Object "tunnel" is unknown, try "ip help".\n');
    expect(w.run('ip addr show eth9')).toBe('Device "eth9" does not exist.\n');
    expect(w.run('ip')).toContain('Usage: ip ');
  });

  it('R128 reaches itself', () => {
    const w = desk();
    expect(w.run('ping -c 1 127.0.0.1')).toContain('64 bytes from 127.0.0.1: icmp_seq=1 ttl=64 time=');
    expect(w.run('ping -c 1 localhost')).toContain('1 packets transmitted, 1 received, 0% packet loss');
    expect(w.run('curl -s http://localhost/a.cfg')).toBe('hostname R1\n');
    expect(w.run('telnet 127.0.0.1')).toBe(
      'Trying 127.0.0.1...\ntelnet: Unable to connect to remote host: Connection refused\n',
    );
  });
});

import { describe, expect, it } from 'vitest';
import { textContent } from '../../system/content.ts';
import { host, Workstation } from '../../testing/workstation.ts';

const dns = { zones: [{ name: 'span.com', hosts: { srv: '10.1.1.20', pc: '10.1.1.10', gone: '10.1.1.77' } }] };
const resolver = { servers: ['10.1.1.20'], domain: 'span.com' };
const image = { kind: 'noise', seed: 'image', length: 100_000_000 } as const;
const services = {
  dns,
  tftp: { folder: '/srv', create: true },
  http: { folder: '/srv' },
  ftp: { accounts: [{ user: 'netuser', password: 'guessme', home: '/srv' }], anonymous: { folder: '/srv' } },
};
const files = [
  { path: '/srv', owner: 'netuser', mode: 0o777 },
  { path: '/srv/a.cfg', content: textContent('hostname R1\nend\n') },
  { path: '/srv/big.bin', content: image },
];

/** A workstation beside a server of names and files, and SPARE, which does not exist. */
export const desk = (changes: Parameters<typeof host>[2] = {}): Workstation =>
  new Workstation({ resolver }, [host('SRV', '10.1.1.20', { services, files, ...changes })]);

describe('names at a workstation', () => {
  it('R114 are looked up in /etc/hosts and at the servers of /etc/resolv.conf', () => {
    const w = desk();
    expect(w.run('cat /etc/resolv.conf')).toBe('search span.com\nnameserver 10.1.1.20\n');
    expect(w.run('host srv')).toBe('srv.span.com has address 10.1.1.20\n');
    expect(w.run('ping -c 1 nohost.invalid')).toBe('ping: nohost.invalid: Temporary failure in name resolution\n');
    expect(w.run('ping -c 1 nohost')).toBe('ping: nohost: Temporary failure in name resolution\n');
    expect(w.run('ping -c 1 no.span.com; echo $?')).toMatch(/failure in name resolution\n2\n$|not known\n2\n$/);
  });

  it('R114 a server that is silent is asked twice', () => {
    const w = new Workstation({ resolver: { servers: ['10.1.1.99'] } });
    const began = w.lab.now;
    expect(w.run('ping -c 1 srv')).toBe('ping: srv: Temporary failure in name resolution\n');
    expect(w.lab.now - began).toBeGreaterThanOrEqual(10_000);
  });

  it('R116 are told in short', () => {
    const w = desk();
    expect(w.run('host 10.1.1.20')).toBe('20.1.1.10.in-addr.arpa domain name pointer srv.span.com.\n');
    expect(w.run('nslookup srv')).toBe(
      'Server:\t\t10.1.1.20\nAddress:\t10.1.1.20#53\n\nName:\tsrv.span.com\nAddress: 10.1.1.20\n\n',
    );
    expect(w.run('dig +short srv.span.com')).toBe('10.1.1.20\n');
  });
});

describe('ping and traceroute at a workstation', () => {
  it('R115 print what comes back, and when', () => {
    const w = desk();
    expect(w.run('ping -c 2 10.1.1.20')).toMatch(
      /^PING 10.1.1.20 \(10.1.1.20\) 56\(84\) bytes of data.\n64 bytes from 10.1.1.20: icmp_seq=1 ttl=64 time=0.\d{3} ms\n64 bytes from 10.1.1.20: icmp_seq=2 ttl=64 time=0.\d{3} ms\n\n--- 10.1.1.20 ping statistics ---\n2 packets transmitted, 2 received, 0% packet loss, time 100\dms\nrtt min\/avg\/max\/mdev = 0.\d{3}\/0.\d{3}\/0.\d{3}\/0.\d{3} ms\n$/,
    );
    expect(w.status).toBe(0);
    expect(w.run('ping -c 1 srv')).toContain('64 bytes from srv.span.com (10.1.1.20): icmp_seq=1 ttl=64 time=');
    expect(w.run('traceroute srv')).toMatch(
      /^traceroute to srv \(10.1.1.20\), 30 hops max, 60 byte packets\n 1 {2}srv.span.com \(10.1.1.20\)( {2}0.\d{3} ms){3}\n$/,
    );
  });

  it('R115 say who cannot be reached', () => {
    const w = desk();
    expect(w.run('ping -c 2 10.1.1.77')).toMatch(
      /From 10.1.1.10 icmp_seq=1 Destination Host Unreachable\nFrom 10.1.1.10 icmp_seq=2 Destination Host Unreachable\n\n--- 10.1.1.77 ping statistics ---\n2 packets transmitted, 0 received, \+2 errors, 100% packet loss, time \d+ms\n\n$/,
    );
    expect(w.status).toBe(1);
    expect(w.run('ping 192.0.2.1')).toBe('ping: connect: Network is unreachable\n');
    expect(w.status).toBe(2);
    expect(w.run('ping')).toBe('ping: usage error: Destination address required\n');
  });

  it('R115 end at Ctrl-C with what there was', () => {
    const w = desk();
    expect(w.screen('⟦:type ping 10.1.1.20\r⟧⟦:wait icmp_seq=3⟧⟦^C⟧')).toMatch(
      /\^C\n\n--- 10.1.1.20 ping statistics ---\n3 packets transmitted, 3 received, 0% packet loss/,
    );
  });
});

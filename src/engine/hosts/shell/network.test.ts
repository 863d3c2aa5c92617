import { describe, expect, it } from 'vitest';
import { textContent } from '../../system/content.ts';
import { detachedSignature } from '../../system/crypto/detached.ts';
import { publicKeyPem } from '../../system/crypto/rsa.ts';
import { trainingKey } from '../../system/crypto/training-keys.ts';
import type { HostConfig } from '../host.ts';
import { host, Workstation } from '../../testing/workstation.ts';
import { wire } from '../../testing/wired.ts';
import { count, newTally, summary } from './tools/ping-tally.ts';

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

/** What the wire of a workstation carried by a protocol: moments, and words. */
const onWire = ({ lab }: Workstation, protocol: string): readonly (readonly [at: number, says: string])[] =>
  lab
    .describe()
    .lines()
    .filter((line) => line.protocol === protocol)
    .map(({ at, says }) => [at, says]);

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

  it('R119 no port is larger than there are', () => {
    expect(desk().run('telnet 10.1.1.20 65536')).toBe('telnet: bad port 65536\n');
  });

  it('R114 lines of /etc/hosts that begin with no address are passed over', () => {
    const text = 'garbage evil\n0x0a.1.1.20 evil\n10.1.1.999 evil\n10.1.1.20 good evil\n';
    const hosts = { path: '/etc/hosts', content: textContent(text) };
    const w = new Workstation({ resolver, files: [hosts] }, [host('SRV', '10.1.1.20', { services, files })]);
    expect(w.run('ping -c 1 evil')).toMatch(/^PING evil \(10\.1\.1\.20\)/);
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

  it('R116 tell silence from refusal, and look into no file', () => {
    const w = desk();
    expect(w.run('host nohost.other.com')).toBe('Host nohost.other.com not found: 5(REFUSED)\n');
    expect(w.run('nslookup nohost.other.com.')).toContain("** server can't find nohost.other.com.: REFUSED\n");
    expect(w.run('host no.span.com.')).toBe('Host no.span.com. not found: 3(NXDOMAIN)\n');
    expect(w.run('host localhost.')).toBe('Host localhost. not found: 5(REFUSED)\n');
    expect(w.run('host 192.0.2.1')).toBe('Host 1.2.0.192.in-addr.arpa not found: 5(REFUSED)\n');
    const silent = new Workstation({ resolver: { servers: ['10.1.1.99'] } });
    expect(silent.run('host srv')).toBe(
      ';; communications error to 10.1.1.99#53: timed out\n;; no servers could be reached\n',
    );
    expect(new Workstation({}).run('nslookup localhost')).not.toContain('undefined');
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

  it('R115 ask three times who has an address, then tell all that waited for it', () => {
    const w = desk();
    expect(w.screen('⟦:type ping 10.1.1.77\r⟧⟦:wait icmp_seq=3⟧⟦^C⟧')).toMatch(
      /icmp_seq=1 Destination Host Unreachable\nFrom 10.1.1.10 icmp_seq=2 Destination Host Unreachable\nFrom 10.1.1.10 icmp_seq=3 [^]*\+3 errors, 100% packet loss/,
    );
    const asked = onWire(w, 'ARP').filter(([, says]) => says === 'who has 10.1.1.77? tell 10.1.1.10');
    expect(asked.map(([at]) => Math.round(at - (asked[0]?.[0] ?? 0)))).toEqual([0, 1000, 2000, 3000]);
    expect(w.run('ip neigh')).toBe('10.1.1.77 dev eth0  INCOMPLETE \n');
    w.screen('⟦+5s⟧');
    expect(w.run('ip neigh')).toBe('10.1.1.77 dev eth0  FAILED \n');
  });

  it('R131 forget neighbours with the cable', () => {
    const w = desk();
    w.run('ping -c 1 10.1.1.20');
    expect(w.run('ip neigh')).toContain('10.1.1.20 dev eth0 lladdr');
    w.screen('⟦:cable out eth0⟧');
    expect(w.run('ip neigh')).toBe('');
  });

  it('R131 hear of a host that comes back by what it says itself', () => {
    const w = desk();
    const cable = (way: string): string => `⟦:on SRV⟧⟦:cable ${way} eth0⟧⟦:on PC⟧`;
    expect(w.screen(`${cable('out')}⟦:type ping -c 1 10.1.1.20\r⟧⟦+1500ms⟧${cable('in')}`)).toMatch(
      /time=15\d\d ms\n[^]*1 packets transmitted, 1 received, 0% packet loss/,
    );
    expect(onWire(w, 'ARP').map(([, says]) => says)).toContain('10.1.1.20 is at 0050.5601.0014');
  });

  it('R132 answer no echo that is for everybody, and send one only when they are told to', () => {
    const w = desk();
    expect(w.run('ping -c 1 10.1.1.255')).toBe(
      'ping: Do you want to ping broadcast? Then -b. If not, check your local firewall rules\n',
    );
    expect(w.status).toBe(2);
    expect(w.run('ping -b -c 1 10.1.1.255')).toMatch(
      /^WARNING: pinging broadcast address\nPING 10.1.1.255 [^]*\n1 packets transmitted, 0 received, 100% packet loss/,
    );
    expect(onWire(w, 'ICMP')).toHaveLength(1);
  });

  const talks = (name: string, ip: string): HostConfig => {
    const { stack } = host(name, ip);
    return host(name, ip, { ...(stack && { stack: { ...stack, ignoresBroadcasts: false } }) });
  };

  it('R132 tell of everybody who answers an echo for all', () => {
    const w = new Workstation({}, [talks('A', '10.1.1.21'), talks('B', '10.1.1.22')]);
    w.run('ping -c 1 10.1.1.21; ping -c 1 10.1.1.22');
    expect(w.screen('⟦:type ping -b 10.1.1.255\r⟧⟦+500ms⟧⟦^C⟧')).toMatch(
      /64 bytes from 10\.1\.1\.2[12]: icmp_seq=1 ttl=64 time=0\.\d+ ms\n64 bytes from 10\.1\.1\.2[12]: icmp_seq=1 ttl=64 time=0\.\d+ ms \(DUP!\)\n[^]*\n1 packets transmitted, 1 received, \+1 duplicates, 0% packet loss/,
    );
  });

  it('R132 wait for answers to an echo for all for ten seconds', () => {
    const far = wire('LAN', ['PC eth0', 'A eth0'], { latency: 5500 });
    const w = new Workstation({}, [talks('A', '10.1.1.21')], { wires: [far] });
    const line = (count: number): string => `⟦:type ping -b -c ${count} 10.1.1.255\r⟧⟦+60s⟧`;
    w.run('ping -c 1 10.1.1.21');
    expect(w.screen(line(1))).toContain('\n1 packets transmitted, 0 received');
    const many = w.screen(line(15));
    expect(many).not.toMatch(/icmp_seq=[1-5] /);
    expect(many).toContain('\n15 packets transmitted, 1 received');
  });

  it('R132 R150 send echoes for all within the work that a session may take, however many were answered', () => {
    const w = new Workstation({}, [talks('A', '10.1.1.21'), talks('B', '10.1.1.22')]);
    w.lab.limited();
    expect(w.screen('⟦:type ping -q -b -i 0.002 10.1.1.255\r⟧⟦+20s⟧⟦^C⟧')).toMatch(
      / 1\d{4} received, \+1\d{4} duplicates/,
    );
  });

  it('R115 say what no option may be', () => {
    const w = desk();
    expect(w.run('ping -c 0 10.1.1.20; echo $?')).toBe(
      "ping: invalid argument: '0': out of range: 1 <= value <= 9223372036854775807\n1\n",
    );
    expect(w.run('ping -t 256 10.1.1.20')).toBe("ping: invalid argument: '256': out of range: 0 <= value <= 255\n");
    expect(w.run('ping -c 1.5 10.1.1.20')).toBe("ping: invalid argument: '1.5'\n");
    expect(w.run('ping -W x 10.1.1.20')).toBe("ping: invalid argument: 'x'\n");
    expect(w.run('ping -t 0 -c 1 10.1.1.20; echo $?')).toBe(
      'ping: cannot set unicast time-to-live: Invalid argument\n2\n',
    );
    expect(w.run('ping -i 2147484 10.1.1.20; echo $?')).toBe('ping: bad timing interval: 2147484\n2\n');
    expect(w.run('ping -W 2147484 10.1.1.20; echo $?')).toBe('ping: bad linger time: 2147484\n2\n');
  });

  it('R115 take every value within the limits for what it says', () => {
    const w = desk();
    const { now } = w.lab;
    expect(w.screen('⟦:type ping -i 5000 -c 2 10.1.1.20\r⟧⟦+6000s⟧')).toContain('\n2 packets transmitted, 2 received');
    expect(w.lab.now - now).toBeGreaterThan(5_000_000);
  });

  it('R115 count for as long as they are let', () => {
    const tally = newTally(0);
    for (let i = 0; i < 200_000; i++) count(tally, 1 + (i % 3));
    tally.sent = tally.received;
    expect(summary('srv', tally)).toBe(
      '\n--- srv ping statistics ---\n200000 packets transmitted, 200000 received, 0% packet loss, time 0ms\nrtt min/avg/max/mdev = 1.000/2.000/3.000/0.816 ms\n',
    );
  });

  it('R115 say what share was lost with six digits', () => {
    const w = desk();
    expect(w.screen('⟦:type ping 10.1.1.20\r⟧⟦:wait icmp_seq=2⟧⟦:cable out eth0⟧⟦+1100ms⟧⟦^C⟧')).toContain(
      '3 packets transmitted, 2 received, 33.3333% packet loss',
    );
  });

  it('R115 end at Ctrl-C with what there was', () => {
    const w = desk();
    expect(w.screen('⟦:type ping 10.1.1.20\r⟧⟦:wait icmp_seq=3⟧⟦^C⟧')).toMatch(
      /\^C\n\n--- 10.1.1.20 ping statistics ---\n3 packets transmitted, 3 received, 0% packet loss/,
    );
  });
});

describe('openssl at a workstation', () => {
  const key = 'production-a';
  const content = textContent('image\n');
  const signed = (): Workstation =>
    new Workstation({
      files: [
        { path: '/home/user/a.bin', content },
        { path: '/home/user/b.bin', content: textContent('Image\n') },
        { path: '/home/user/a.pem', content: textContent(publicKeyPem(trainingKey(key))) },
        { path: '/home/user/x.pem', content: textContent(publicKeyPem(trainingKey('unknown'))) },
        { path: '/home/user/a.sig', content: detachedSignature(content, key) },
      ],
    });

  it('R117 prints digests', () => {
    const w = signed();
    const sum = w.run('sha512sum a.bin').slice(0, 128);
    expect(w.run('openssl dgst -sha512 a.bin')).toBe(`SHA2-512(a.bin)= ${sum}\n`);
    expect(w.run('openssl dgst -sha512 -r a.bin')).toBe(`${sum} *a.bin\n`);
    expect(w.run('openssl dgst -md5 a.bin')).toMatch(/^MD5\(a.bin\)= [0-9a-f]{32}\n$/);
  });

  it('R117 tells a right signature from a wrong one', () => {
    const w = signed();
    const verify = (pem: string, file: string): string =>
      w.run(`openssl dgst -sha512 -verify ${pem} -signature a.sig ${file}`);
    expect(verify('a.pem', 'a.bin')).toBe('Verified OK\n');
    expect(w.status).toBe(0);
    expect(verify('x.pem', 'a.bin')).toMatch(/^Verification failure\n/);
    expect(verify('a.pem', 'b.bin')).toMatch(
      /^Verification failure\n.*02000068:rsa routines:ossl_rsa_verify:bad signature/,
    );
    expect(w.status).toBe(1);
    expect(verify('a.bin', 'a.bin')).toContain('Could not open file or uri for loading public key from a.bin');
  });
});

describe('tftp at a workstation', () => {
  it('R118 gets and puts files, and says nothing', () => {
    const w = desk();
    expect(w.run('tftp -m binary srv -c get a.cfg; cat a.cfg')).toBe('hostname R1\nend\n');
    expect(w.run('echo new > up.txt; tftp -m binary 10.1.1.20 -c put up.txt')).toBe('');
    expect(w.lab.fact('host.file-size', 'SRV', '/srv/up.txt')).toBe(4);
    expect(w.run('tftp -v -m binary srv -c get a.cfg')).toMatch(
      /^getting from srv.span.com:a.cfg to a.cfg \[octet\]\nReceived 16 bytes in 0.\d seconds \[\d+ bit\/s\]\n$/,
    );
  });

  it('R118 gets files from itself, and the rest of the lab goes on', () => {
    const w = new Workstation({ services, files }, [host('SRV', '10.1.1.20')]);
    expect(w.run('tftp -m binary 10.1.1.10 -c get big.bin; wc -c big.bin')).toBe('100000000 big.bin\n');
    expect(w.run('ping -c 1 10.1.1.20')).toContain('1 received');
  });

  it('R118 says what is wrong, with status 0, and leaves an empty file', () => {
    const w = desk();
    expect(w.run('tftp -m binary srv -c get none; wc -c none')).toBe('Error code 1: File not found\n0 none\n');
    expect(w.run('tftp -m binary 10.1.1.77 -c get x')).toBe('Transfer timed out.\n\n');
    expect(w.status).toBe(0);
    expect(w.screen('⟦tftp srv⟧⟦status⟧⟦quit⟧')).toContain(
      'Connected to srv.span.com.\nMode: netascii Verbose: off Tracing: off Literal: off\nRexmt-interval: 5 seconds, Max-timeout: 25 seconds\ntftp> ',
    );
  });

  it('R118 sends text as it says, and tells what it sent', () => {
    const w = desk();
    const size = (): unknown => w.lab.fact('host.file-size', 'SRV', '/srv/up.txt');
    expect(w.run('echo new > up.txt; tftp -v 10.1.1.20 -c put up.txt')).toMatch(
      /^putting up.txt to 10.1.1.20:up.txt \[netascii\]\nSent 5 bytes in 0.\d seconds \[\d+ bit\/s\]\n$/,
    );
    expect(size()).toBe(4);
    expect(w.run('tftp -v 10.1.1.20 -c get a.cfg; wc -c a.cfg')).toMatch(
      /\[netascii\]\nReceived 18 bytes .*\n16 a.cfg\n$/,
    );
    expect(w.run('tftp -v -m binary 10.1.1.20 -c put up.txt')).toContain('\nSent 4 bytes');
    expect(size()).toBe(4);
  });

  it('R118 brings 100 MB as one flow, and leaves what came at Ctrl-C', () => {
    const w = desk();
    expect(w.run('tftp -m binary srv -c get big.bin')).toBe('');
    expect(w.fact('host.file-size', '/home/user/big.bin')).toBe(100_000_000);
    expect(w.screen('⟦:type tftp -m binary srv -c get big.bin cut\r⟧⟦+5s⟧⟦^C⟧')).toContain('^C\n');
    const size = Number(w.fact('host.file-size', '/home/user/cut'));
    expect(size).toBeGreaterThan(0);
    expect(size).toBeLessThan(100_000_000);
  });
});

describe('telnet at a workstation', () => {
  it('R119 says whom it reaches, and comes back by Ctrl-]', () => {
    const w = desk();
    expect(w.run('telnet 10.1.1.20')).toBe(
      'Trying 10.1.1.20...\ntelnet: Unable to connect to remote host: Connection refused\n',
    );
    expect(w.status).toBe(1);
    expect(w.run('telnet 10.1.1.77')).toBe(
      'Trying 10.1.1.77...\ntelnet: Unable to connect to remote host: No route to host\n',
    );
    expect(w.screen('⟦telnet srv 21⟧⟦+1s⟧⟦:type \x1d⟧⟦quit⟧')).toBe(
      "telnet srv 21\nTrying 10.1.1.20...\nConnected to srv.span.com.\nEscape character is '^]'.\n220 (vsFTPd 3.0.3)\n\ntelnet> quit\nConnection closed.\nuser@pc:~$ ",
    );
    expect(w.screen('⟦telnet srv 21⟧⟦+1s⟧⟦QUIT⟧⟦+1s⟧')).toContain('221 Goodbye.\nConnection closed by foreign host.\n');
  });

  it.each(['telnet srv', 'ping srv', 'tftp srv'])('R119 %s ends by Ctrl-C while a name is looked for', (line) => {
    const w = new Workstation({ resolver: { servers: ['10.1.1.77'] } }, [host('SRV', '10.1.1.20')]);
    expect(w.screen(`⟦:type ${line}\r⟧⟦+1s⟧⟦^C⟧`)).toMatch(/\^C\nuser@pc:~\$ $/);
    expect(w.status).toBe(130);
  });
});

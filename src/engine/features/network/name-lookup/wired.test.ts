import { describe, expect, it } from 'vitest';
import { Bench } from '../../../testing/lab.ts';
import { wire, wiredHost, wiredRouter } from '../../../testing/wired.ts';
import { host } from '../../../testing/workstation.ts';

const [G0, G1] = ['GigabitEthernet0/0', 'GigabitEthernet0/1'];

describe('names over wires', () => {
  it('R16 are learned, and traceroute asks for that of every hop', () => {
    const { stack } = wiredHost('SRV', '10.2.2.20', '10.2.2.2');
    const dns = { zones: [{ name: 'span.com', hosts: { r2: '10.1.1.2', srv: '10.2.2.20' } }] };
    const r = new Bench({
      devices: [
        wiredRouter('R1', [`${G0} 10.1.1.1`], ['ip route 0.0.0.0 0.0.0.0 10.1.1.2', 'ip name-server 10.2.2.20']),
        wiredRouter('R2', [`${G0} 10.1.1.2`, `${G1} 10.2.2.2`]),
      ],
      hosts: [host('SRV', '10.2.2.20', { stack, services: { dns } })],
      wires: [wire('a', [`R1 ${G0}`, `R2 ${G0}`]), wire('b', [`R2 ${G1}`, 'SRV eth0'])],
    });
    r.player.settle();
    r.type('', '⟦+60s⟧', 'enable', 'ping 10.2.2.20');
    expect(r.type('traceroute 10.2.2.20')).toMatch(
      /\nTracing the route to srv\.span\.com \(10\.2\.2\.20\)\n[^]*\n {2}1 r2\.span\.com \(10\.1\.1\.2\) 1 msec 1 msec 1 msec\n {2}2 srv\.span\.com \(10\.2\.2\.20\) 1 msec/,
    );
    expect(
      r.lab
        .describe()
        .lines()
        .map(({ says }) => says),
    ).toEqual(expect.arrayContaining(['PTR? 2.1.1.10.in-addr.arpa', 'PTR? 20.2.2.10.in-addr.arpa']));
    r.type('ping srv.span.com');
    expect(r.type('show hosts')).toMatch(/\nsrv\.span\.com +None {2}\(temp, OK\) {2}0 {3}IP {6}10\.2\.2\.20\n/);
  });
});

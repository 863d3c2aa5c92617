import { describe, expect, it } from 'vitest';
import { isPacket, type Captured } from '../../../net/packet.ts';
import { latin1Decode } from '../../../system/bytes.ts';
import { bootedRouter } from '../../../testing/lab.ts';
import { atConsole as at, threeRouters as three } from '../../../testing/three-routers.ts';

const open = (n: number): string =>
  `telnet 10.1.1.${n}\nTrying 10.1.1.${n} ... Open\n\n\nUser Access Verification\n\nPassword: `;

/** What was said in segments of a connection with a port, each as text. */
const said = (captured: readonly Captured[], port: number, way: 'to' | 'from'): string[] =>
  captured.flatMap(({ frame: { carries } }) => {
    if (!isPacket(carries) || carries.body.kind !== 'tcp' || carries.body.bytes.length === 0) return [];
    const { toPort, fromPort, bytes } = carries.body;
    return (way === 'to' ? toPort : fromPort) === port ? [latin1Decode(bytes)] : [];
  });

describe('telnet from router to router', () => {
  it('R4 logs in, runs commands and leaves', () => {
    const r = three();
    expect(r.type('telnet 10.1.1.2')).toBe(open(2));
    expect(r.type('letmein')).toBe('\nR2>');
    expect(r.type('show privilege')).toBe('show privilege\nCurrent privilege level is 1\nR2>');
    expect(r.type('exit')).toBe('exit\n\n[Connection to 10.1.1.2 closed by foreign host]\nR1#');
  });

  it('R5 sends each key as a segment, which the other end echoes', () => {
    const r = three();
    r.type('telnet 10.1.1.2', 'letmein');
    const [lan] = r.lab.wires;
    const before = lan?.captured.length ?? 0;
    r.type('⟦:type w⟧⟦:type h⟧⟦:type o⟧⟦:key enter⟧');
    const after = lan?.captured.slice(before) ?? [];
    expect(said(after, 23, 'to')).toEqual(['w', 'h', 'o', '\r\n']);
    expect(said(after, 23, 'from').slice(0, 3)).toEqual(['w', 'h', 'o']);
    const all = lan?.captured ?? [];
    expect(said(all, 23, 'from')[0]).toBe('\xff\xfb\x01\xff\xfb\x03\xff\xfd\x18\xff\xfd\x1f');
    expect(said(all, 23, 'to')[0]).toBe('\xff\xfd\x01\xff\xfd\x03\xff\xfc\x18\xff\xfc\x1f');
    expect(said(all, 23, 'to').join('')).toContain('letmein');
    expect(said(all, 23, 'from').join('')).not.toContain('letmein');
  });

  it('R10 goes through several, each with its own escape', () => {
    const r = three();
    r.type('telnet 10.1.1.2', 'letmein');
    expect(r.type('telnet 10.1.1.3', '⟦+3s⟧', 'letmein')).toMatch(/Trying 10\.1\.1\.3 \.\.\. Open\n[^]*\nR3>$/);
    expect(r.type('⟦^6⟧⟦^6⟧⟦:type x⟧')).toBe('\nR2>');
    expect(r.type('where')).toMatch(/\n\*  1 10\.1\.1\.3 .*\nR2>$/);
    expect(r.type('⟦^6⟧⟦:type x⟧')).toBe('\nR1#');
    expect(r.type('where')).toMatch(/\n\*  1 10\.1\.1\.2 .*\nR1#$/);
    expect(r.type('')).toBe('\n[Resuming connection 1 to 10.1.1.2 ... ]\n\n');
    expect(r.type('')).toBe('\n[Resuming connection 1 to 10.1.1.3 ... ]\n\n');
    expect(r.type('')).toBe('\nR3>');
    expect(r.type('exit')).toBe('exit\n\n[Connection to 10.1.1.3 closed by foreign host]\nR2>');
  });

  it('R7 resumes by number, and says what was closed meanwhile', () => {
    const r = three();
    r.type('telnet 10.1.1.2', 'letmein', '⟦^6⟧⟦:type x⟧', 'telnet 10.1.1.3', 'letmein', '⟦^6⟧⟦:type x⟧');
    expect(r.type('1', '')).toBe('1\n[Resuming connection 1 to 10.1.1.2 ... ]\n\n\nR2>');
    r.type('⟦^6⟧⟦:type x⟧');
    at(r, 'R2', 'clear line vty 0', '');
    expect(r.type('show clock')).toMatch(/^show clock\n\n\[Connection to 10\.1\.1\.2 closed by foreign host\]\n\*/);
    expect(r.type('where')).toMatch(/\n\*  2 10\.1\.1\.3 /);
    expect(r.type('resume 10.1.1.3', '')).toMatch(/\nR3>$/);
  });

  it('R8 asks whoever leaves with connections open', () => {
    const r = three();
    r.type('telnet 10.1.1.2', 'letmein', '⟦^6⟧⟦:type x⟧', 'telnet 10.1.1.3', 'letmein', '⟦^6⟧⟦:type x⟧');
    expect(r.type('exit')).toBe('exit\n (2 open sessions) Leave? [confirm]');
    expect(r.type('⟦:key n⟧')).toBe('n\nR1#');
    r.type('disconnect 2', '⟦:key enter⟧');
    expect(r.type('logout')).toContain(' (1 open session) Leave? [confirm]');
    expect(r.type('⟦:key enter⟧', '⟦+2s⟧')).toContain('R1 con0 is now available');
    expect(at(r, 'R2', 'show users')).not.toContain('vty 0');
  });

  it('R9 sends telnet commands', () => {
    const r = three();
    r.type('telnet 10.1.1.2', 'letmein');
    const before = r.lab.wires[0]?.captured.length ?? 0;
    r.type('⟦^6⟧⟦:type c⟧');
    expect(said(r.lab.wires[0]?.captured.slice(before) ?? [], 23, 'to')).toEqual(['\xff\xf4']);
    expect(r.type('⟦^6⟧⟦:type ?⟧')).toContain('\n[Special telnet escape help]\n^^B  sends telnet BREAK\n');
    expect(r.type('')).toContain('R2>');
  });

  it('R9 begins escape sequences with the character of the line', () => {
    const r = three();
    r.type('terminal escape-character 2', 'telnet 10.1.1.2', 'letmein');
    expect(r.type('⟦^B⟧⟦:type ?⟧')).toContain('\n^BB  sends telnet BREAK\n');
    expect(r.type('⟦^B⟧⟦:type x⟧')).toBe('\nR1#');
  });

  it('R11 stands in show users of both', () => {
    const r = three();
    r.type('telnet 10.1.1.2', 'letmein', '⟦+5s⟧', '⟦^6⟧⟦:type x⟧', 'telnet 10.1.1.3', 'letmein', '⟦^6⟧⟦:type x⟧');
    expect(r.type('show users')).toMatch(
      /\n\* {2}0 con 0 {16}10\.1\.1\.2 {13}00:00:0\d {3}\n {26}10\.1\.1\.3 {13}00:00:00\n/,
    );
    expect(at(r, 'R2', 'show users')).toMatch(/\n 388 vty 0 {16}idle {17}00:00:\d\d 10\.1\.1\.1\n/);
  });

  it('R12 stands in show tcp brief', () => {
    const r = three();
    r.type('telnet 10.1.1.2', 'letmein', '⟦^6⟧⟦:type x⟧');
    expect(r.type('show tcp brief')).toMatch(
      /^show tcp brief\nTCB {7}Local Address {15}Foreign Address {13}\(state\)\n3[0-9A-F]{7} {2}10\.1\.1\.1\.\d{5} {13}10\.1\.1\.2\.23 {17}ESTAB\nR1#$/,
    );
    expect(at(r, 'R2', 'show tcp brief all')).toMatch(/10\.1\.1\.2\.23 .* ESTAB\n.* \*\.23 {23}\*\.\* {25}LISTEN\n/);
  });

  it('R15 stands among the open ports of the other end', () => {
    const r = three();
    r.type('telnet 10.1.1.2', 'letmein', '⟦^6⟧⟦:type x⟧');
    const ports = (): string => at(r, 'R2', 'show control-plane host open-ports').replace(/^[^]*open-ports\n/, '');
    at(r, 'R2', 'enable', 'configure terminal', 'ip http server', 'tftp-server flash0:x', 'ntp server 10.1.1.3', 'end');
    expect(ports()).toMatch(
      /^Active internet connections \(servers and established\)\nProt {15}Local Address {13}Foreign Address {18}Service {4}State\n tcp {24}\*:23 {25}\*:0 {19}Telnet {3}LISTEN\n tcp {24}\*:23 {14}10\.1\.1\.1:\d{5} {19}Telnet ESTABLIS\n tcp {24}\*:80 {25}\*:0 {16}HTTP CORE {3}LISTEN\n/,
    );
    expect(ports()).toMatch(/\n udp {24}\*:69 {25}\*:0 {14}TFTP Server {3}LISTEN\n/);
    expect(ports()).toMatch(/\n udp {23}\*:123 {25}\*:0 {22}NTP {3}LISTEN\n/);
    expect(r.type('⟦:on R1⟧', 'show control-plane host open-ports')).not.toMatch(/ESTAB|udp|HTTP/);
    expect(bootedRouter({ platform: 'c7206' }).type('show control-plane host open-ports')).toContain('% Invalid input');
  });

  it('R12 stands in show tcp brief for a minute after it was closed from here', () => {
    const r = three();
    r.type('telnet 10.1.1.2', 'letmein', 'exit');
    expect(r.type('show tcp brief')).toMatch(/\(state\)\nR1#$/);
    expect(at(r, 'R2', 'show tcp brief')).toMatch(
      /\(state\)\n3[0-9A-F]{7} {2}10\.1\.1\.2\.23 {16}10\.1\.1\.1\.\d{5} {14}TIMEWAIT\n/,
    );
    expect(at(r, 'R2', '⟦+1m⟧', '', 'show tcp brief')).toMatch(/\(state\)\nR2/);
  });

  it('R14 reaches itself', () => {
    const r = three();
    expect(r.type('telnet 10.1.1.1')).toBe(open(1));
    expect(r.type('letmein', 'show users')).toMatch(
      / {3}0 con 0 {16}10\.1\.1\.1 .*\n\*388 vty 0 {16}idle {17}00:00:00 10\.1\.1\.1\n[^]*R1>$/,
    );
    expect(r.type('exit')).toContain('[Connection to 10.1.1.1 closed by foreign host]\nR1#');
  });
});

describe('what a connection comes to', () => {
  it('R1 says who refuses, who cannot be reached, and who is silent', () => {
    const r = three(['line vty 0 4', 'transport input none']);
    expect(r.type('telnet 10.1.1.2')).toBe(
      'telnet 10.1.1.2\nTrying 10.1.1.2 ... \n% Connection refused by remote host\n\nR1#',
    );
    expect(r.type('telnet 10.9.9.9')).toContain('\n% Destination unreachable; gateway or host down\n\nR1#');
    const before = r.lab.now;
    expect(r.type('telnet 10.1.1.9')).toContain('\n% Connection timed out; remote host not responding\n\nR1#');
    expect(r.lab.now - before).toBeGreaterThanOrEqual(30_000);
    r.type('configure terminal', 'ip tcp synwait-time 5', 'end');
    const later = r.lab.now;
    r.type('telnet 10.1.1.9');
    expect(r.lab.now - later).toBeLessThan(7000);
    expect(r.type('⟦telnet 10.1.1.9⟧⟦+1s⟧⟦^6⟧')).toBe('telnet 10.1.1.9\nTrying 10.1.1.9 ... \nR1#');
    expect(r.type('show tcp brief')).toMatch(/\(state\)\nR1#$/);
  });

  it('R2 comes from the interface that was named', () => {
    const r = three(['interface Loopback0', 'ip address 10.7.7.7 255.255.255.255']);
    r.type('configure terminal', 'no ip domain lookup', 'end');
    expect(r.type('telnet 10.1.1.1 /source-interface Loopback0', 'letmein', 'show users')).toMatch(
      /\*388 vty 0 .* 10\.7\.7\.7\n/,
    );
    r.type('exit');
    expect(r.type('telnet 10.1.1.2 telnet /source-interface gi0/1')).toContain('% Invalid source interface');
    expect(r.type('telnet 10.1.1.2 www')).toContain('Trying 10.1.1.2, 80 ... \n% Connection refused');
  });

  it('R13 is not opened to whom the access class of the line keeps back', () => {
    const r = three();
    r.type('configure terminal', 'access-list 10 permit 10.1.1.3', 'end');
    r.type('configure terminal', 'line con 0', 'access-class 10 out', 'end');
    expect(r.type('telnet 10.1.1.2')).toContain('% Connections to that host not permitted from this terminal\nR1#');
    expect(r.type('telnet 10.1.1.3')).toBe(open(3));
  });
});

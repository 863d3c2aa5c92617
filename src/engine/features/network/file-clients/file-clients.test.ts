import { describe, expect, it } from 'vitest';
import { textContent } from '../../../system/content.ts';
import { ftpServer } from '../../../testing/ftp-server.ts';
import { bootedRouter, type Bench } from '../../../testing/lab.ts';
import { realServer } from '../../../testing/real-server.ts';
import { SmallNetwork } from '../../../testing/small-network.ts';

const SERVER = '10.1.0.9';

function configured(...lines: readonly string[]): { r: Bench; wire: SmallNetwork } {
  const wire = new SmallNetwork('10.1.0.1');
  const r = bootedRouter({}, wire.network);
  r.type(
    'configure terminal',
    'interface lo0',
    'ip address 10.1.0.1 255.255.255.0',
    'interface lo1',
    'ip address 10.2.0.1 255.255.255.0',
    'exit',
    ...lines,
    'end',
    '⟦+4s⟧',
    '',
  );
  return { r, wire };
}
const shown = (r: Bench): readonly string[] =>
  r
    .type('terminal length 0', 'show running-config')
    .split('\n')
    .filter((line) => /^(no )?ip (ftp|tftp|http client)/.test(line));

describe('clients of TFTP, FTP and HTTP', () => {
  it('R1 stand in the running configuration as they were configured', () => {
    const lines = [
      'ip tftp source-interface Loopback1',
      'ip tftp blocksize 8192',
      'ip tftp min-timeout 6',
      'ip ftp source-interface Loopback1',
      'ip ftp username net',
      'ip ftp password guess me',
      'no ip ftp passive',
      'ip http client username web',
      'ip http client password 7 0822455D0A16',
      'ip http client source-interface Loopback1',
    ];
    const { r } = configured(...lines);
    expect(shown(r)).toEqual(lines);
    r.type('configure terminal', 'service password-encryption', 'end');
    expect(shown(r)[5]).toMatch(/^ip ftp password 7 [0-9A-F]+$/);
    r.type(
      'configure terminal',
      ...lines.map((line) => (line.startsWith('no ') ? line.slice(3) : `no ${line}`)),
      'end',
    );
    expect(shown(r)).toEqual([]);
    expect(r.type('configure terminal', 'ip ftp password 7 xyz', 'end')).toContain('Invalid encrypted password: xyz');
    expect(r.type('configure terminal', 'ip tftp blocksize 511', 'end')).toContain('% Invalid input');
  });

  it('R2 R3 send user and password of the copy, or of the configuration, from their interface', () => {
    const { r, wire } = configured(
      'ip ftp username netuser',
      'ip ftp password 7 08265948051A15',
      'ip domain name lab.test',
    );
    const { heard } = ftpServer(wire, SERVER);
    r.type(`copy ftp://${SERVER}/x flash:`, '');
    r.type(`copy ftp://other@${SERVER}/x flash:`, '');
    r.type(`copy ftp://other:own@${SERVER}/x flash:`, '');
    r.type(
      'configure terminal',
      'no ip ftp username',
      'no ip ftp password',
      'end',
      `copy ftp://${SERVER}/x flash:`,
      '',
    );
    expect(heard.filter((line) => /^(USER|PASS)/.test(line))).toEqual([
      'USER netuser',
      expect.stringMatching(/^PASS \w+$/),
      'USER other',
      expect.stringMatching(/^PASS \w+$/),
      'USER other',
      'PASS own',
      'USER anonymous',
      'PASS anonymous@Router.lab.test',
    ]);
  });

  it('R3 R4 asks for blocks of the configured size, from the configured interface', () => {
    const { r, wire } = configured('ip tftp blocksize 1024', 'ip tftp source-interface lo1', 'ip tftp min-timeout 6');
    realServer(wire, SERVER).set('a', textContent('x'.repeat(3000)));
    expect(r.type(`copy tftp://${SERVER}/a flash:`, '')).toContain('[OK - 3000 bytes]');
    expect(wire.sent[0]?.from.address).toBe('10.2.0.1');
    const bytes = wire.sent.map((one) => one.bytes);
    expect(new TextDecoder().decode(bytes[0])).toBe('\0\x01a\0octet\0blksize\x001024\0');
    expect(bytes.map((one) => one.length).filter((length) => length > 100)).toEqual([1028, 1028, 956]);
    const moments: number[] = [];
    wire.loses = () => moments.push(r.lab.now) > 0;
    r.type(`copy tftp://${SERVER}/a flash:b`, '');
    expect((moments[1] ?? 0) - (moments[0] ?? 0)).toBe(6000);
  });
});

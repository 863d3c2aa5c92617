import { describe, expect, it } from 'vitest';
import { runningConfigText } from '../../configuration/configuration/api.ts';
import { bootedRouter, type Bench } from '../../../testing/lab.ts';

const configured = (...lines: readonly string[]): Bench => {
  const r = bootedRouter();
  if (lines.length > 0) r.type('configure terminal', ...lines, 'end', '⟦+4s⟧', '');
  return r;
};
const UNKNOWN = '% Unknown command or computer name, or unable to find computer address\n\nRouter#';

describe('unknown words', () => {
  it('R1 asks everybody for nine seconds', () => {
    const r = configured();
    const asked = 'abc\nTranslating "abc"...domain server (255.255.255.255)';
    r.player.play('⟦:clear⟧⟦:type abc⟧⟦:key enter⟧⟦+8s⟧');
    r.lab.advanceTo(r.lab.now);
    expect(r.player.screen.replace(`\n${UNKNOWN}`, '')).toBe(asked);
    r.player.settle();
    expect(r.player.screen).toBe(`${asked}\n${UNKNOWN}`);
  });

  it('R1 asks every name server', () => {
    const r = configured('ip name-server 10.0.0.53 10.0.1.53');
    const before = r.lab.now;
    expect(r.type('abc')).toBe(`abc\nTranslating "abc"...domain server (10.0.0.53) (10.0.1.53)\n${UNKNOWN}`);
    expect(r.lab.now - before).toBeGreaterThanOrEqual(18_000);
  });

  it('R2 is broken off by Ctrl-Shift-6', () => {
    expect(configured().type('⟦abc⟧⟦^6⟧')).toBe(
      'abc\nTranslating "abc"...domain server (255.255.255.255)\n% Name lookup aborted\nRouter#',
    );
    const r = configured('ip name-server 10.0.0.53 10.0.1.53');
    expect(r.type('⟦abc⟧⟦+10s⟧⟦^6⟧')).toMatch(/ \(10\.0\.1\.53\)\n% Name lookup aborted\nRouter#$/);
  });

  it('R3 answers at once without lookup', () => {
    const r = configured('no ip domain lookup');
    const before = r.lab.now;
    expect(r.type('abc')).toBe(`abc\nTranslating "abc"\n${UNKNOWN}`);
    expect(r.lab.now - before).toBeLessThan(1000);
    expect(r.fact('ip.domain-lookup')).toBe(false);
  });

  it('R4 is not looked up everywhere', () => {
    const r = configured('line con 0', 'transport preferred none');
    expect(r.type('abc')).toContain("^\n% Invalid input detected at '^' marker.");
    const other = configured();
    expect(other.type('abc def')).toContain("^\n% Invalid input detected at '^' marker.");
    other.type('configure terminal');
    expect(other.type('abc')).toContain("^\n% Invalid input detected at '^' marker.");
  });
});

describe('ping', () => {
  const own = ['interface lo0', 'ip address 10.1.0.1 255.255.255.0', 'ip host me 10.1.0.1'];

  it('R7 answers for itself only', () => {
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

  it('R7 takes a source that is in service', () => {
    const r = configured(...own, 'interface gi0/0', 'ip address 10.2.0.1 255.255.255.0');
    const told = 'timeout is 2 seconds:\nPacket sent with a source address of 10.1.0.1 \n';
    expect(r.type('ping 10.1.0.1 source lo0 df-bit repeat 2')).toContain(
      `${told}Packet sent with the DF bit set\n!!\n`,
    );
    expect(r.type('ping 10.1.0.1 source 10.1.0.1 data ABCD validate')).toContain(`${told}!!!!!\n`);
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

  it('R7 does not answer on an interface that is down', () => {
    expect(
      configured('interface gi0/0', 'ip address 10.0.0.1 255.255.255.0', 'no shutdown').type('ping 10.0.0.1'),
    ).toContain('(0/5)');
  });

  it('R7 ends with the count so far', () => {
    expect(configured().type('⟦ping 10.0.0.9 repeat 100⟧⟦+5s⟧⟦^6⟧')).toMatch(
      /:\n\.\.\nSuccess rate is 0 percent \(0\/2\)\nRouter#$/,
    );
  });

  it('R7 asks for everything', () => {
    const r = configured(...own);
    const screen = r.type('ping', '', '10.1.0.1', '0', '2', '', '', '', '');
    expect(screen).toContain(
      'Protocol [ip]: \nTarget IP address: 10.1.0.1\nRepeat count [5]: 0\n% A decimal number between 1 and 2147483647.\nRepeat count [5]: 2\n',
    );
    expect(screen).toContain('Success rate is 100 percent (2/2)');
  });

  it('R8 does not know a name', () => {
    expect(configured('no ip domain lookup').type('ping nobody')).toBe(
      'ping nobody\nTranslating "nobody"\n% Unrecognized host or address, or protocol not running.\n\nRouter#',
    );
    expect(configured().type('⟦ping nobody⟧⟦^6⟧')).toMatch(/\n% Name lookup aborted\nRouter#$/);
  });
});

describe('configuration', () => {
  it('R9 keeps names', () => {
    const r = configured(
      'ip domain-name lab.test',
      'no ip domain-lookup',
      'ip name-server 10.0.0.53 10.0.1.53',
      'ip name-server 10.0.0.53',
      'ip host R2 10.0.0.2 10.0.1.2',
      'ip host R3 10.0.0.3',
    );
    const printed = [
      'no ip domain lookup',
      'ip domain name lab.test',
      'ip host R2 10.0.0.2 10.0.1.2',
      'ip host R3 10.0.0.3',
      'ip name-server 10.0.0.53',
      'ip name-server 10.0.1.53',
    ].join('\n');
    expect(runningConfigText(r.device)).toContain(`\n${printed}\n`);
    expect(runningConfigText(bootedRouter({ startup: runningConfigText(r.device) }).device)).toContain(
      `\n${printed}\n`,
    );
    expect(r.fact('ip.domain-name')).toBe('lab.test');
    expect(r.fact('ip.host', 'R2')).toBe('10.0.0.2');
    r.type(
      'configure terminal',
      'no ip domain name',
      'ip domain lookup',
      'no ip host R2',
      'no ip name-server 10.0.0.53',
    );
    expect(runningConfigText(r.device)).toMatch(/\nip host R3 10\.0\.0\.3\nip name-server 10\.0\.1\.53\n/);
    expect(runningConfigText(r.device)).not.toMatch(/ip domain|R2/);
    expect(r.type('ip domain name under_score!')).toContain('% Invalid input');
  });

  it('R10 shows the host table', () => {
    const r = configured('ip domain name lab.test', 'ip host R2 10.0.0.2');
    const shown = r.type('show hosts');
    expect(shown).toMatch(
      /\nDefault domain is lab\.test\nName\/address lookup uses domain service\nName servers are 255\.255\.255\.255\n/,
    );
    expect(shown).toMatch(/\nR2 {24}None {2}\(perm, OK\) {2}0 {3}IP {4}10\.0\.0\.2\n/);
  });
});

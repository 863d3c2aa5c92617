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

describe('configuration', () => {
  it('R9 takes a host away by its name only', () => {
    const r = configured('ip host a 10.1.1.1');
    r.type('configure terminal');
    expect(r.type('no ip host')).toContain('\n% Incomplete command.\n');
    expect(runningConfigText(r.device)).toContain('\nip host a 10.1.1.1\n');
    r.type('no ip host a');
    expect(runningConfigText(r.device)).not.toContain('ip host');
  });

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
    expect(shown).toMatch(/\nR2 {24}None {2}\(perm, OK\) {2}0 {3}IP {6}10\.0\.0\.2\n/);
  });
});

import { describe, expect, it } from 'vitest';
import { fromCivil } from '../../../kernel/calendar.ts';
import { hostSpec } from '../../../hosts/host.ts';
import { Bench } from '../../../testing/lab.ts';
import { wire, wiredHost, wiredRouter } from '../../../testing/wired.ts';
import { runningConfigText } from '../../configuration/configuration/api.ts';

const EPOCH = fromCivil(2026, 9, 22, 10);

/** A router and two time servers on one segment. */
function lab(...lines: readonly string[]): Bench {
  const host = (name: string, ip: string, stratum: number, fast = 0) => {
    const { stack } = wiredHost(name, ip);
    return hostSpec({
      name,
      epoch: EPOCH,
      stack,
      files: [],
      services: { ntp: { stratum, fast, reference: stratum === 1 ? 'GPS' : '127.127.1.1' } },
    });
  };
  const bench = new Bench({
    devices: [wiredRouter('R1', ['GigabitEthernet0/0 10.1.1.1'], ['no ip domain lookup', ...lines])],
    machines: [host('A', '10.1.1.20', 1), host('B', '10.1.1.21', 3, 5000)],
    wires: [wire('lan', ['R1 GigabitEthernet0/0', 'A eth0', 'B eth0'])],
  });
  bench.player.settle();
  bench.type('', '⟦+60s⟧', 'enable', 'terminal length 0');
  return bench;
}

const configure = (r: Bench, ...lines: readonly string[]): string =>
  r.type('configure terminal', ...lines, 'end', '⟦+1s⟧');

describe('a clock that goes by time servers', () => {
  it('R1 R3 is set after four answers, 64 seconds apart', () => {
    const r = lab();
    expect(r.type('show ntp status')).toBe('show ntp status\n%NTP is not enabled.\nR1#');
    expect(r.type('show ntp associations')).toBe('show ntp associations\n%NTP is not enabled.\nR1#');
    configure(r, 'ntp server 10.1.1.20');
    expect(r.type('show ntp status')).toContain('\nClock is unsynchronized, stratum 16, no reference clock\n');
    r.player.play('⟦+64s⟧⟦+64s⟧⟦+64s⟧');
    expect(r.type('show clock')).toMatch(/\n\*/);
    r.player.play('⟦+70s⟧');
    expect(r.type('show clock')).toMatch(/\n10:0\d:\d\d\.\d{3} UTC Tue Sep 22 2026\n/);
    expect(r.type('show clock detail')).toContain('\nTime source is NTP\n');
    expect(r.fact('ntp.synchronized')).toBe(true);
    expect(configure(r)).toMatch(/\nSep 22 10:0\d:\d\d\.\d{3}: %SYS-5-CONFIG_I/);
  });

  it('R1 takes a server away by its address only', () => {
    const r = lab('ntp server 10.1.1.9');
    expect(configure(r, 'no ntp server')).toContain('\n% Incomplete command.\n');
    expect(runningConfigText(r.device)).toContain('\nntp server 10.1.1.9\n');
    configure(r, 'no ntp server 10.1.1.9');
    expect(runningConfigText(r.device)).not.toContain('ntp server');
  });

  it('R1 asks eight times at once with iburst', () => {
    const r = lab();
    configure(r, 'ntp server 10.1.1.20 iburst');
    r.player.play('⟦+12s⟧');
    expect(r.type('show clock')).toMatch(/\n10:0\d:\d\d/);
    expect(r.type('show ntp associations')).toMatch(/\n\*~10\.1\.1\.20 {6} \.[A-Z]+\. +1 +\d+ +64 +\d+ /);
  });

  it('R4 knows when the server is gone, and when it is back', () => {
    const r = lab('ntp server 10.1.1.20 iburst');
    expect(r.type('show clock')).toMatch(/\n10:0/);
    r.type('⟦:cable out GigabitEthernet0/0⟧');
    r.player.play('⟦+9m⟧');
    r.type('', 'enable');
    expect(r.type('show clock')).toMatch(/\n\.10:/);
    expect(r.type('show ntp status')).toContain('Clock is unsynchronized, stratum 16, no reference clock\n');
    expect(configure(r)).toMatch(/\n\.Sep 22 10:/);
    r.type('⟦:cable in GigabitEthernet0/0⟧');
    r.player.play('⟦+6m⟧');
    r.type('', 'enable');
    expect(r.type('show clock')).toMatch(/\n10:/);
  });

  it('R3 R5 goes by whom it should', () => {
    const r = lab('ntp server 10.1.1.21 iburst', 'ntp server 10.1.1.20 iburst', 'ntp server 10.1.1.99');
    const head =
      'show ntp associations\n\n  address         ref clock       st   when   poll reach  delay  offset   disp\n';
    const shown = r.type('show ntp associations');
    expect(shown.slice(0, head.length)).toBe(head);
    expect(shown).toMatch(
      /\nx~10\.1\.1\.21 [^\n]*\n\*~10\.1\.1\.20 [^\n]*\n ~10\.1\.1\.99 {6} \.INIT\. {10}16 {6}- {5}64 {5}0 {2}0\.000 {3}0\.000 15937\.\n \* sys\.peer, /,
    );
    configure(r, 'ntp server 10.1.1.21 prefer');
    r.player.play('⟦+70s⟧');
    expect(r.type('show ntp associations')).toMatch(/\n\*~10\.1\.1\.21 /);
    expect(r.type('show ntp status')).toMatch(
      /\nClock is synchronized, stratum 4, reference is 10\.1\.1\.21 {8}\nnominal freq is 250\.0000 Hz, actual freq is 250\.0000 Hz, precision is 2\*\*10\nntp uptime is \d+ \(1\/100 of seconds\), resolution is 4000\nreference time is [0-9A-F]{8}\.[0-9A-F]{8} \(10:\d\d:\d\d\.\d{3} UTC Tue Sep 22 2026\)\nclock offset is -?\d+\.\d{4} msec, root delay is \d+\.\d\d msec\nroot dispersion is \d+\.\d\d msec, peer dispersion is \d+\.\d\d msec\nloopfilter state is 'CTRL' \(Normal Controlled Loop\), drift is 0\.000000000 s\/s\nsystem poll interval is 64, last update was \d+ sec ago\.\n/,
    );
  });

  it('R6 tells everything of each', () => {
    const r = lab('ntp server 10.1.1.20 iburst', 'ntp server 10.1.1.99');
    const shown = r.type('show ntp associations detail');
    expect(shown).toMatch(
      /\n10\.1\.1\.20 configured, ipv4, our_master, sane, valid, stratum 1\nref ID \.[A-Z]+\. +, time [0-9A-F]{8}\.[0-9A-F]{8} \(/,
    );
    expect(shown).toMatch(
      /\n10\.1\.1\.99 configured, ipv4, insane, invalid, stratum 16\nref ID \.INIT\. {9}, time 00000000\.00000000 \(00:00:00\.000 UTC Mon Jan 1 1900\)\n/,
    );
    expect(shown).toMatch(
      /\nfiltdelay = {5}\d\.\d\d[^\n]*\nfiltoffset = [^\n]*\nfilterror = [^\n]*\nminpoll = 6, maxpoll = 10\n/,
    );
  });

  it('R2 measures by one clock, though another server moves it before the answer', () => {
    const r = lab('ntp server 10.1.1.20 iburst', 'ntp server 10.1.1.21 iburst');
    r.player.play('⟦+64s⟧');
    const jitters = [...r.type('show ntp associations detail').matchAll(/jitter ([\d.]+) msec/g)].map(([, text]) =>
      Number(text),
    );
    expect(jitters).toHaveLength(2);
    for (const one of jitters) expect(one).toBeLessThan(10_000);
  });

  it('R2 takes only answers to its question', () => {
    const r = lab('ntp server 10.1.1.20');
    const a = r.lab.machine('A');
    const forged = Uint8Array.from({ length: 48 }, (_, i) => (i === 0 ? 0x24 : i === 1 ? 1 : 7));
    for (let i = 0; i < 8; i++) a?.network.bind().send({ address: '10.1.1.1', port: 123 }, forged);
    r.player.play('⟦+5s⟧');
    expect(r.type('show clock')).toMatch(/\n\*/);
  });

  it('R7 is rebuilt from its lines, and no ntp takes them away', () => {
    const lines = [
      'ntp source GigabitEthernet0/0',
      'ntp server 10.1.1.20 version 3',
      'ntp server 10.1.1.21 prefer iburst',
    ];
    const r = lab(...lines, 'ntp master 3');
    const printed = (): string[] => runningConfigText(r.device).match(/^ntp .*$/gm) ?? [];
    expect(printed()).toEqual([...lines, 'ntp master 3']);
    configure(r, 'no ntp server 10.1.1.20', 'no ntp source');
    expect(printed()).toEqual(['ntp server 10.1.1.21 prefer iburst', 'ntp master 3']);
    expect(r.fact('ntp.servers')).toEqual(['10.1.1.21']);
    configure(r, 'no ntp');
    expect(printed()).toEqual([]);
    expect(r.type('show ntp status')).toContain('%NTP is not enabled.');
  });
});

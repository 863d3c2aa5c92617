import { latin1Decode } from '../../../system/bytes.ts';
import { SmallNetwork } from '../../../testing/small-network.ts';
import { describe, expect, it } from 'vitest';
import { defineMessage } from '../../../system/device.ts';
import { runningConfigText } from '../../configuration/configuration/api.ts';
import { Guest, VTYS } from '../../../testing/caller.ts';
import { bootedRouter, type Bench } from '../../../testing/lab.ts';
import { logBuffer } from './api.ts';

const test = (severity: 0 | 3 | 5 | 6 | 7) => defineMessage('TEST', severity, 'SAY', '{0}');

const configured = (...lines: readonly string[]): Bench => {
  const r = bootedRouter();
  r.player.play('⟦+20s⟧');
  if (lines.length > 0) r.type('configure terminal', ...lines, 'end', '⟦+1s⟧', '');
  return r;
};

/** What the console shows of a message logged now. */
function said(r: Bench, severity: 0 | 3 | 5 | 6 | 7, text: string): string {
  r.player.play('⟦:clear⟧');
  r.device.log(test(severity), text);
  r.player.play('⟦+1s⟧');
  return r.player.screen;
}
const last = (r: Bench): string => logBuffer(r.device).at(-1) ?? '';

describe('logging', () => {
  it('R1 lets the prompt come first', () => {
    const r = configured();
    expect(r.type('configure terminal', 'end', '⟦+1s⟧')).toMatch(
      /\nRouter\(config\)#end\nRouter#\n\*Jan.*: %SYS-5-CONFIG_I: Configured from console by console\n$/,
    );
  });

  it('R1 shows the typed line again when synchronous', () => {
    const r = configured('line con 0', 'logging synchronous');
    r.type('⟦:type show cl⟧');
    expect(said(r, 5, 'hello')).toMatch(/^\n\*Jan.*: %TEST-5-SAY: hello\nRouter#show cl$/);
    expect(r.type('ock')).toMatch(/^ock\n\*00:/);
  });

  it('R1 does not show it again otherwise', () => {
    const r = configured();
    r.type('⟦:type show cl⟧');
    expect(said(r, 5, 'hello')).toMatch(/^\n\*Jan.*: %TEST-5-SAY: hello\n$/);
    expect(r.type('ock')).toMatch(/^ock\n\*00:/);
  });

  it.each([
    ['datetime', /^\*Sep 22 10:0\d:\d\d: %/],
    ['datetime msec', /^\*Sep 22 10:0\d:\d\d\.\d{3}: %/],
    ['datetime show-timezone', /^\*Sep 22 10:0\d:\d\d UTC: %/],
    ['datetime localtime show-timezone year', /^\*Sep 22 2020 12:0\d:\d\d CEST: %/],
    ['uptime', /^00:0\d:\d\d: %/],
  ])('R2 stamps with %s', (form, expected) => {
    const r = bootedRouter({
      startup: `service timestamps log ${form}\nclock timezone CEST 2\nend\n`,
      clock: 1_600_768_730_000,
    });
    r.type('⟦+20s⟧');
    said(r, 5, 'x');
    expect(last(r)).toMatch(expected);
  });

  it.each([
    [25 * 60, /^1d01h: %/],
    [10 * 24 * 60, /^1w3d: %/],
  ])('R2 counts uptime after %i minutes', (minutes, expected) => {
    const r = configured('service timestamps log uptime', 'line con 0', 'exec-timeout 0 0');
    r.type(`⟦+${minutes}m⟧`);
    said(r, 5, 'x');
    expect(last(r)).toMatch(expected);
  });

  it('R2 stamps nothing when told so, and leaves the star away once the clock is set', () => {
    const r = configured('no service timestamps log');
    said(r, 5, 'x');
    expect(last(r)).toBe('%TEST-5-SAY: x');
    r.type('configure terminal', 'service timestamps log datetime', 'end', 'clock set 10:00:00 22 sep 2020');
    said(r, 5, 'x');
    expect(last(r)).toMatch(/^Sep 22 10:00:0\d: %TEST/);
  });

  it('R3 numbers messages', () => {
    const r = configured('service sequence-numbers', 'no service timestamps log');
    said(r, 5, 'x');
    const number = Number(last(r).slice(0, 6));
    expect(last(r)).toBe(`${String(number).padStart(6, '0')}: %TEST-5-SAY: x`);
    said(r, 5, 'y');
    expect(last(r)).toBe(`${String(number + 1).padStart(6, '0')}: %TEST-5-SAY: y`);
  });

  it('R4 keeps back what is less severe', () => {
    const r = configured('logging console errors', 'logging buffered 5');
    expect(said(r, 3, 'bad')).toContain('bad');
    expect(said(r, 5, 'note')).toBe('');
    expect(last(r)).toContain('note');
    said(r, 6, 'info');
    expect(last(r)).toContain('note');
    expect(r.fact('logging.console-level')).toBe('errors');
    expect(r.fact('logging.buffer-level')).toBe('notifications');
    r.type('configure terminal', 'no logging console', 'no logging buffered', 'end');
    expect(said(r, 0, 'doom')).toBe('');
    expect(r.fact('logging.contains', 'doom')).toBe(false);
    r.type('configure terminal', 'default logging console', 'logging buffered', 'end', '⟦+1s⟧', '');
    expect(said(r, 7, 'all')).toContain('all');
    expect(r.fact('logging.buffer-size')).toBe(8192);
  });

  it('R4 refuses sizes and levels that do not exist', () => {
    const r = configured();
    r.type('configure terminal');
    for (const wrong of ['logging buffered 4000', 'logging console 8', 'logging console loud'])
      expect(r.type(wrong)).toContain("% Invalid input detected at '^' marker.");
    expect(r.type('logging 0255.255.1')).toBe(
      `logging 0255.255.1\n${' '.repeat('Router(config)#logging '.length)}^\n% Invalid input detected at '^' marker.\n\nRouter(config)#`,
    );
  });

  it('R5 leaves the console alone with no logging on', () => {
    const r = configured('no logging on');
    const before = last(r);
    expect(said(r, 5, 'only here')).toContain('only here');
    expect(last(r)).toBe(before);
    expect(r.type('show logging', 'q')).toContain('Syslog logging: disabled (0 messages');
  });

  it('R6 keeps the newest messages that fit', () => {
    const r = configured('logging buffered 4096', 'no service timestamps log');
    for (let i = 0; i < 100; i++) r.device.log(test(5), `message ${i} ${'x'.repeat(80)}`);
    r.player.play('⟦+1s⟧');
    const kept = logBuffer(r.device);
    expect(kept.reduce((sum, line) => sum + line.length + 1, 0)).toBeLessThanOrEqual(4096);
    expect(kept.length).toBeGreaterThan(30);
    expect(kept.at(-1)).toContain('message 99 ');
    r.player.play('⟦:power off⟧⟦:power on⟧');
    r.player.settle();
    expect(r.fact('logging.contains', 'message 99')).toBe(false);
  });

  it('R7 shows the log', () => {
    const r = configured('no logging monitor', 'logging host 10.1.1.9');
    said(r, 5, 'seen');
    r.type('terminal length 0');
    const shown = r.type('show logging');
    const { length } = logBuffer(r.device);
    expect(shown).toContain(
      [
        'Syslog logging: enabled (0 messages dropped, 0 messages rate-limited, 0 flushes, 0 overruns, xml disabled, filtering disabled)',
        '',
        'No Active Message Discriminator.',
        '',
        '',
        '',
        'No Inactive Message Discriminator.',
        '',
        '',
        `    Console logging: level debugging, ${length} messages logged, xml disabled,`,
        '                     filtering disabled',
        '    Monitor logging: disabled',
        `    Buffer logging:  level debugging, ${length} messages logged, xml disabled,`,
        '                    filtering disabled',
        '    Exception Logging: size (8192 bytes)',
        '    Count and timestamp logging messages: disabled',
        '    Persistent logging: disabled',
        '',
        'No active filter modules.',
        '',
        `    Trap logging: level informational, ${length} message lines logged`,
        '        Logging to 10.1.1.9  (udp port 514, audit disabled,',
      ].join('\n'),
    );
    expect(shown).toMatch(/\n {8}Logging Source-Interface: {7}VRF Name:\n\nLog Buffer \(8192 bytes\):\n\n\*Jan/);
    expect(shown).toMatch(/: %TEST-5-SAY: seen\nRouter#$/);
  });

  it('R8 asks before it clears', () => {
    const r = configured();
    expect(r.type('clear logging', '⟦:key n⟧')).toBe('clear logging\nClear logging buffer [confirm]n\nRouter#');
    expect(logBuffer(r.device).length).toBeGreaterThan(0);
    expect(r.type('clear logging', '⟦:key enter⟧')).toBe('clear logging\nClear logging buffer [confirm]\nRouter#');
    expect(logBuffer(r.device)).toEqual([]);
  });

  it('R9 announces hosts and a changed buffer', () => {
    const r = configured();
    r.type('configure terminal');
    expect(r.type('logging host 10.1.1.9', '⟦+1s⟧')).toContain(
      '%SYS-6-LOGGINGHOST_STARTSTOP: Logging to host 10.1.1.9 port 514 started - CLI initiated',
    );
    expect(r.type('logging buffered 51200 warnings', '⟦+1s⟧')).toContain(
      '%SYS-5-LOG_CONFIG_CHANGE: Buffer logging: level warnings, xml disabled, filtering disabled, size (51200)',
    );
    r.type('logging 10.1.1.10', 'no logging host 10.1.1.9');
    expect(r.fact('logging.hosts')).toEqual(['10.1.1.10']);
  });

  const lines = [
    'no logging on',
    'logging buffered 51200 warnings',
    'logging console critical',
    'no logging monitor',
    'logging trap debugging',
    'logging facility local3',
    'logging source-interface Loopback0',
    'logging host 10.1.1.9',
  ];

  it('R10 prints what differs, and is rebuilt from it', () => {
    const r = configured(...lines);
    const printed = (b: Bench): string[] => runningConfigText(b.device).match(/^(no )?logging .*$/gm) ?? [];
    expect(printed(r)).toEqual(lines);
    expect(printed(bootedRouter({ startup: runningConfigText(r.device) }))).toEqual(lines);
    expect(printed(configured())).toEqual([]);
    expect(printed(configured('logging source-interface g0/1'))).toEqual([
      'logging source-interface GigabitEthernet0/1',
    ]);
    expect(configured().type('logging source-interface wibble')).toContain('% Invalid input');
  });

  it('R12 copies messages to virtual terminals that monitor', () => {
    const r = configured('logging monitor warnings', 'logging console errors', ...VTYS, 'privilege level 15');
    const [first, second] = [new Guest(r, '10.1.1.5'), new Guest(r, '10.1.1.6')];
    first.type('letmein');
    second.type('letmein', 'terminal monitor');
    expect(said(r, 3, 'error')).toContain('error');
    expect([first.hear(), second.hear()]).toEqual(['', expect.stringMatching(/^\n\*Jan.*: %TEST-3-SAY: error\n$/)]);
    expect([said(r, 5, 'notice'), second.hear()]).toEqual(['', '']);
    expect(r.type('terminal length 0', 'show logging')).toContain('Monitor logging: level warnings, 1 messages logged');
    second.type('conf t', 'no logging on');
    expect([said(r, 3, 'error'), second.hear()]).toEqual([expect.stringContaining('error'), '']);
    second.type('logging on', 'end', 'terminal no monitor');
    said(r, 0, 'panic');
    expect(second.hear()).toBe('');
  });

  it('R12 lets the typed line come again on lines that are synchronous', () => {
    const r = configured(...VTYS, 'logging synchronous');
    const guest = new Guest(r);
    guest.type('letmein', 'terminal monitor');
    guest.line?.receive('show cl');
    guest.hear();
    said(r, 3, 'hello');
    expect(guest.hear()).toMatch(/^\n\*Jan.*: %TEST-3-SAY: hello\nRouter>show cl$/);
  });

  it('R11 makes every message an event', () => {
    const r = configured('no logging console', 'no logging buffered');
    said(r, 3, 'unheard');
    expect(r.lab.events.filter((e) => e.id === 'logging.message').at(-1)?.payload).toEqual({
      severity: 3,
      text: '%TEST-3-SAY: unheard',
    });
  });

  it('R13 sends to hosts what the trap level lets pass', () => {
    const wire = new SmallNetwork('10.1.0.1');
    const r = bootedRouter({}, wire.network);
    r.type('configure terminal', 'interface lo0', 'ip address 10.1.0.1 255.255.255.0', 'logging host 10.1.0.9');
    r.type('logging 10.1.0.10', 'logging trap warnings', 'logging facility local3', 'logging source-interface lo0');
    r.type('end', '⟦+4s⟧');
    const before = wire.sent.length;
    said(r, 5, 'too low');
    said(r, 3, 'passes');
    const sent = wire.sent.slice(before);
    expect(sent.map(({ to }) => `${to.address} ${to.port}`)).toEqual(['10.1.0.9 514', '10.1.0.10 514']);
    expect(sent[0]?.from.address).toBe('10.1.0.1');
    expect(latin1Decode(sent[0]?.bytes ?? new Uint8Array())).toMatch(/^<155>\d+: \*Jan .*: %TEST-3-SAY: passes$/);
    r.type('configure terminal', 'no logging on', 'end');
    said(r, 0, 'off');
    expect(wire.sent).toHaveLength(before + 2);
  });

  it('R15 are shown by a 12.2 in its own form', () => {
    const r = bootedRouter({ platform: 'c7206' });
    r.type('terminal length 0', 'configure terminal', 'no logging monitor', 'logging 10.1.0.9', 'end', '⟦+1s⟧', '');
    expect(r.type('show logging')).toMatch(
      /^show logging\nSyslog logging: enabled \(0 messages dropped, 0 messages rate-limited, 0 flushes, 0 overruns\)\n {4}Console logging: level debugging, \d+ messages logged\n {4}Monitor logging: disabled\n {4}Buffer logging: level debugging, \d+ messages logged\n {4}Exception Logging: size \(8192 bytes\)\n {4}Count and timestamp logging messages: disabled\n {4}Trap logging: level informational, \d+ message lines logged\n {8}Logging to 10\.1\.0\.9, \d+ message lines logged\n\nLog Buffer \(8192 bytes\):\n\n\S/,
    );
  });
});

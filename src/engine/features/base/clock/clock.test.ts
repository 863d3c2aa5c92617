import { describe, expect, it } from 'vitest';
import { fromCivil } from '../../../kernel/calendar.ts';
import { runningConfigText } from '../../configuration/configuration/api.ts';
import { bootedRouter, type Bench } from '../../../testing/lab.ts';
import { formatDateTime } from './api.ts';

const quiet = (changes: Parameters<typeof bootedRouter>[0] = {}): Bench => {
  const r = bootedRouter(changes);
  r.player.play('⟦+20s⟧');
  return r;
};
const second = (r: Bench, line: string): string => r.type(line).split('\n')[1] ?? '';

describe('clock', () => {
  it('R1 shows the time, doubtful until set', () => {
    const r = quiet({ clock: fromCivil(2015, 10, 19, 18, 57) });
    expect(second(r, 'show clock')).toMatch(/^\*18:5\d:\d\d\.\d{3} UTC Mon Oct 19 2015$/);
    r.type('clock set 1:02:03 9 nov 2020');
    expect(second(r, 'show clock')).toMatch(/^01:02:03\.\d{3} UTC Mon Nov 9 2020$/);
  });

  it('R2 counts from 2 January when never set', () => {
    const r = quiet();
    expect(second(r, 'show clock')).toMatch(/^\*00:0\d:\d\d\.\d{3} UTC Mon Jan 2 2006$/);
    expect(r.fact('clock.is-set')).toBe(false);
    expect(r.type('show logging', '   ')).toMatch(/\n\*Jan {2}2 00:00:0\d\.\d{3}: %/);
  });

  it('R3 has the time a lab gives', () => {
    const r = quiet({ clock: fromCivil(2020, 9, 22, 12) });
    expect(r.fact('clock.is-set')).toBe(true);
    expect(r.fact('clock.time')).toMatch(/^12:0\d:\d\d\.\d{3} UTC Tue Sep 22 2020$/);
  });

  it.each([
    'clock set 10:00:00 22 Sep 2020',
    'clock set 10:00:00 sept 22 2020',
    'calendar set 10:00:00 September 22 2020',
  ])('R4 %s', (line) => {
    const r = quiet();
    expect(r.type(line, '⟦+1s⟧')).toMatch(
      /%SYS-6-CLOCKUPDATE: System clock has been updated from 00:0\d:\d\d UTC Mon Jan 2 2006 to 10:00:00 UTC Tue Sep 22 2020, configured from console by console\.\n$/,
    );
    expect(r.lab.events.find((e) => e.id === 'clock.set')?.payload).toEqual({ time: '10:00:00 UTC Tue Sep 22 2020' });
  });

  it('R4 refuses what is no date', () => {
    const r = quiet();
    expect(r.type('clock set 10:00:00 31 feb 2020')).toContain('% Invalid date');
    for (const wrong of ['25:00:00 1 jan 2020', '10:00:00 1 ja 2020', '10:00:00 1 jan 1992', '10:00:00 32 jan 2020'])
      expect(r.type(`clock set ${wrong}`)).toContain("% Invalid input detected at '^' marker.");
    expect(r.type('clock set 10:00:00 1 jan')).toContain('% Incomplete command.');
    expect(r.fact('clock.is-set')).toBe(false);
  });

  it('R5 keeps the time without power', () => {
    const r = quiet();
    r.type('clock set 10:00:00 22 sep 2020');
    r.player.play('⟦:power off⟧⟦+60m⟧⟦:power on⟧');
    r.player.settle();
    r.type('', 'enable', '⟦+20s⟧');
    expect(second(r, 'show clock')).toMatch(/^\*11:0\d:\d\d\.\d{3} UTC Tue Sep 22 2020$/);
    expect(second(r, 'show calendar')).toMatch(/^11:0\d:\d\d UTC Tue Sep 22 2020$/);
    expect(r.type('clock update-calendar', 'clock read-calendar')).not.toContain('%');
  });

  it('R6 tells the source', () => {
    expect(quiet().type('show clock detail')).toContain('\nNo time source\n');
    const r = quiet({ clock: 0 });
    expect(r.type('show clock detail')).toContain('\nTime source is hardware calendar\n');
    r.type(
      'clock set 10:00:00 22 sep 2020',
      'configure terminal',
      'clock timezone EST -5',
      'clock summer-time EDT recurring',
      'end',
    );
    expect(r.type('⟦+1s⟧', 'show clock detail')).toMatch(
      /Time source is user configuration\nSummer time starts 02:00:00 EST Sun Mar 8 2020\nSummer time ends 02:00:00 EDT Sun Nov 1 2020\n/,
    );
  });

  it('R7 shows local time', () => {
    const r = quiet({ clock: fromCivil(2020, 9, 22, 23) });
    r.type('configure terminal');
    expect(r.type('clock timezone IST 5 30', '⟦+1s⟧')).toMatch(
      /CLOCKUPDATE: System clock has been updated from 23:0\d:\d\d UTC Tue Sep 22 2020 to 04:3\d:\d\d IST Wed Sep 23 2020/,
    );
    expect(formatDateTime(r.device, fromCivil(2020, 9, 22), 'file')).toBe('Sep 22 2020 05:30:00 +05:30');
    r.type('clock timezone NST -3 30');
    expect(formatDateTime(r.device, fromCivil(2020, 9, 22), 'moment')).toBe('20:30:00 NST Mon Sep 21 2020');
    expect(r.type('clock timezone TOOLONGNAME 1')).toContain('% Invalid input');
    r.type('no clock timezone', 'end', 'clock set 10:00:00 1 jan 2021');
    expect(r.fact('clock.time')).toMatch(/^10:00:00\.\d{3} UTC Fri Jan 1 2021$/);
  });

  it.each([
    ['clock summer-time CEST recurring last Sun Mar 2:00 last Sun Oct 3:00', '2020-07', 'CEST 120'],
    ['clock summer-time CEST recurring last Sun Mar 2:00 last Sun Oct 3:00', '2020-12', 'CET 60'],
    ['clock summer-time NZ recurring last Sun Sep 2:00 1 Sun Apr 3:00', '2020-12', 'NZ 120'],
    ['clock summer-time NZ recurring last Sun Sep 2:00 1 Sun Apr 3:00 30', '2020-12', 'NZ 90'],
    ['clock summer-time X date 1 jun 2020 0:00 jul 15 2020 0:00', '2020-07', 'X 120'],
    ['clock summer-time X date 1 jun 2020 0:00 jul 15 2020 0:00', '2020-12', 'CET 60'],
  ])('R8 %s in %s', (line, month, zone) => {
    const r = quiet();
    r.type('configure terminal', 'clock timezone CET 1', line);
    const [year = 0, number = 0] = month.split('-').map(Number);
    const [name, offset] = zone.split(' ');
    const shown = formatDateTime(r.device, fromCivil(year, number, 1, 12), 'clock');
    const hour = 12 + Math.floor(Number(offset) / 60);
    expect(shown).toMatch(new RegExp(`^${hour}:${Number(offset) % 60 === 30 ? '30' : '00'}:00.000 ${name ?? ''} `));
  });

  it('R8 knows the moments of change', () => {
    const r = quiet();
    r.type(
      'configure terminal',
      'clock timezone CET 1',
      'clock summer-time CEST recurring last Sun Mar 2:00 last Sun Oct 3:00',
    );
    const at = (...utc: Parameters<typeof fromCivil>): string =>
      formatDateTime(r.device, fromCivil(...utc), 'moment').slice(0, 13);
    expect(at(2020, 3, 29, 0, 59, 59)).toBe('01:59:59 CET ');
    expect(at(2020, 3, 29, 1)).toBe('03:00:00 CEST');
    expect(at(2020, 10, 25, 0, 59, 59)).toBe('02:59:59 CEST');
    expect(at(2020, 10, 25, 1)).toBe('02:00:00 CET ');
    r.type('end', 'clock set 12:00:00 1 jul 2020');
    expect(r.fact('clock.time')).toMatch(/^12:00:0\d\.\d{3} CEST/);
  });

  it.each([
    'clock timezone CET 1 0',
    'clock timezone NST -3 30',
    'clock timezone CET 1 0\nclock summer-time CEST recurring last Sun Mar 2:00 last Sun Oct 3:00',
    'clock summer-time EDT recurring',
    'clock summer-time NZ recurring last Sun Sep 2:00 1 Sun Apr 3:00 30',
    'clock summer-time X date Jun 1 2020 0:00 Jul 15 2020 0:00',
  ])('R9 prints %s', (lines) => {
    const r = quiet();
    r.type('configure terminal', ...lines.split('\n'));
    expect(runningConfigText(r.device)).toContain(`\n${lines}\n`);
    r.type('no clock timezone', 'no clock summer-time');
    expect(runningConfigText(r.device)).not.toContain('\nclock ');
  });
});

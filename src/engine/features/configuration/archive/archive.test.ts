import { describe, expect, it } from 'vitest';
import { bootedRouter, type Bench } from '../../../testing/lab.ts';

const archiving = (...more: readonly string[]): Bench => {
  const r = bootedRouter();
  r.type('terminal length 0', 'conf t', 'archive', 'path flash0:cfg', ...more, 'end');
  return r;
};

describe('archive', () => {
  it('R1 keeps its settings and prints them', () => {
    const r = archiving('maximum 5', 'write-memory', 'time-period 1440');
    expect(r.type('show running-config | section archive')).toContain(
      'archive\n path flash0:cfg\n maximum 5\n write-memory\n time-period 1440\n',
    );
    r.type('conf t', 'archive', 'no maximum', 'no write-memory', 'no time-period', 'end');
    expect(r.type('show running-config | section archive')).toMatch(/\narchive\n path flash0:cfg\nRouter#/);
    r.type('conf t', 'no archive', 'end');
    expect(r.fact('archive.path')).toBeNull();
  });

  it('R1 wants a file system in the path', () => {
    const r = bootedRouter();
    r.type('conf t', 'archive');
    for (const wrong of [
      'path cfg',
      'path nowhere:cfg',
      'maximum 0',
      'maximum 15',
      'time-period 0',
      'time-period 525601',
    ])
      expect(r.type(wrong)).toContain("% Invalid input detected at '^' marker.");
    for (const short of ['path', 'maximum', 'time-period']) expect(r.type(short)).toContain('% Incomplete command.');
    expect(r.type('path flash:$h-$t', 'do show run | section archive')).toContain('\narchive\n path flash:$h-$t\n');
  });

  it('R1 takes a value behind no and default, and asks nothing for them', () => {
    const r = archiving('maximum 14', 'write-memory', 'time-period 525600');
    r.type(
      'conf t',
      'archive',
      'no path flash0:other',
      'no maximum 14',
      'default write-memory',
      'no time-period 5',
      'end',
    );
    expect(r.type('show running-config | section archive')).not.toContain('\narchive\n');
    r.type('conf t', 'archive', 'maximum 1', 'time-period 1', 'default maximum', 'default time-period', 'end');
    expect(r.type('show running-config | section archive')).not.toContain('\narchive\n');
    for (const wrong of ['archive', 'archive now', 'archive config now', 'archive configuration x'])
      expect(r.type(wrong)).toMatch(/% (Incomplete command\.|Invalid input detected)/);
    expect(r.type('show archive')).toBe('show archive\n Archive feature not enabled\n\nRouter#'.replace('\n\n', '\n'));
    r.type('disable');
    for (const line of ['archive config', 'configure confirm'])
      expect(r.type(line)).toContain("% Invalid input detected at '^' marker.");
  });

  it('R2 saves the running configuration under a counted name', () => {
    const r = bootedRouter();
    expect(r.type('archive config')).toContain('\n Archive feature not enabled\n');
    r.type(
      'terminal length 0',
      'conf t',
      'hostname Edge',
      'archive',
      'path flash0:$h',
      'end',
      'archive config',
      'archive config',
    );
    expect(r.fact('archive.latest')).toMatch(/^flash0:Edge-Jan--2-00-01-\d\d\.\d{3}-1$/);
    expect(r.type('more ' + String(r.fact('archive.latest')))).toContain('hostname Edge');
    r.type('clock set 10:20:30 22 sep 2020', 'conf t', 'service timestamps log datetime msec show-timezone', 'end');
    r.type('archive config');
    expect(r.fact('archive.latest')).toMatch(/^flash0:Edge-Sep-22-10-20-\d\d\.\d{3}-UTC-2$/);
  });

  it('R3 deletes the oldest when there are too many', () => {
    const r = archiving('maximum 2');
    r.type('archive config', 'archive config', 'archive config');
    expect(r.fact('archive.count')).toBe(2);
    const dir = r.type('dir flash0:');
    expect(dir).not.toMatch(/\d-0\n/);
    expect(dir).toMatch(/\d-1\n[^]*\d-2\n/);
  });

  it('R4 archives on saving and periodically when told to', () => {
    const r = archiving('write-memory');
    r.type('write memory');
    expect(r.fact('archive.count')).toBe(1);
    r.type('conf t', 'archive', 'time-period 60', 'time-period 60', 'end', '⟦+61m⟧');
    expect(r.fact('archive.count')).toBe(2);
    r.type('', 'enable', 'conf t', 'archive', 'no time-period', 'time-period 60', 'end', '⟦+61m⟧');
    expect(r.fact('archive.count')).toBe(3);
  });

  it('R5 lists archives, the next name and the most recent', () => {
    const r = archiving('maximum 3');
    r.type('archive config');
    expect(r.type('show archive')).toMatch(
      /The maximum archive configurations allowed is 3\.\nThere are currently 1 archive configurations saved\.\nThe next archive file will be named flash0:cfg-<timestamp>-1\n Archive #  Name\n {3}1 {8}flash0:cfg-\S+-0 <- Most Recent\n {3}2 {8}\n {3}3 {8}\n/,
    );
  });
});

import { describe, expect, it } from 'vitest';
import { bootedRouter, type Bench } from '../../testing/lab.ts';

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

  it('R2 saves the running configuration under a counted name', () => {
    const r = bootedRouter();
    expect(r.type('archive config')).toContain('\n Archive feature not enabled\n');
    r.type('conf t', 'hostname Edge', 'archive', 'path flash0:$h', 'end', 'archive config', 'archive config');
    expect(r.fact('archive.latest')).toMatch(/^flash0:Edge-[A-Z][a-z]{2}-\d\d-\d\d-\d\d-\d\d\.\d{3}-UTC-1$/);
    expect(r.type('more ' + String(r.fact('archive.latest')))).toContain('hostname Edge');
  });

  it('R3 deletes the oldest when there are too many', () => {
    const r = archiving('maximum 2');
    r.type('archive config', 'archive config', 'archive config');
    expect(r.fact('archive.count')).toBe(2);
    const dir = r.type('dir flash0:');
    expect(dir).not.toMatch(/UTC-0\n/);
    expect(dir).toMatch(/UTC-1\n[^]*UTC-2\n/);
  });

  it('R4 archives on saving and periodically when told to', () => {
    const r = archiving('write-memory');
    r.type('write memory');
    expect(r.fact('archive.count')).toBe(1);
    r.type('conf t', 'archive', 'time-period 60', 'end', '⟦+61m⟧');
    expect(r.fact('archive.count')).toBe(2);
  });

  it('R5 lists archives, the next name and the most recent', () => {
    const r = archiving('maximum 3');
    r.type('archive config');
    expect(r.type('show archive')).toMatch(
      /The maximum archive configurations allowed is 3\.\nThere are currently 1 archive configurations saved\.\nThe next archive file will be named flash0:cfg-<timestamp>-1\n Archive #  Name\n {3}1 {8}flash0:cfg-\S+-0 <- Most Recent\n {3}2 {8}\n {3}3 {8}\n/,
    );
  });
});

describe('configure replace', () => {
  const saved = (): Bench => {
    const r = bootedRouter();
    r.type(
      'terminal length 0',
      'copy running-config flash0:good',
      '',
      'conf t',
      'hostname Eve',
      'username eve privilege 15 secret x',
      'end',
    );
    return r;
  };

  it('R6 explains, asks, and anything but yes changes nothing', () => {
    const r = saved();
    expect(r.type('configure replace flash0:good', 'no')).toContain(
      'configuration. Enter Y if you are sure you want to proceed. ? [no]: no\nEve#',
    );
    expect(r.type('configure replace flash0:good', '')).toMatch(/\nEve#$/);
  });

  it('R7 makes the running configuration equal to the file', () => {
    const r = saved();
    const screen = r.type('configure replace flash0:good', 'Y');
    expect(screen).toContain('Total number of passes: 1\nRollback Done\n\nRouter#');
    expect(screen).toContain('%SYS-5-CONFIG_R: Config Replace is Done');
    expect(r.type('show running-config')).not.toContain('eve');
    expect(r.type('configure replace flash0:good force')).toContain('Total number of passes: 0\n');
  });

  it('R8 list shows what it applies', () => {
    expect(saved().type('configure replace flash0:good list force')).toMatch(
      /!Pass 1\n\n!List of Commands:\nno hostname Eve\n[^]*no username eve [^]*\nhostname Router\nend\n/,
    );
  });

  it('R9 refuses what cannot be read or is no configuration', () => {
    const r = saved();
    expect(r.type('configure replace flash0:none force')).toContain(
      '%Error opening flash0:none (No such file or directory)\n',
    );
    expect(r.type('configure replace flash0:c2900-universalk9-mz.SPA.154-3.M.bin force')).toContain(
      '%The input file is not a valid config file.\n',
    );
    expect(r.fact('hostname')).toBe('Eve');
  });

  it('R10 goes back by itself unless confirmed', () => {
    const r = saved();
    expect(r.type('configure replace flash0:good force time 2')).toContain('%Timed rollback needs an archive path.');
    r.type('conf t', 'archive', 'path flash0:cfg', 'end', 'configure replace flash0:good force time 2');
    expect(r.fact('hostname')).toBe('Router');
    r.type('⟦+3m⟧');
    expect(r.fact('hostname')).toBe('Eve');
    r.type(
      'configure replace flash0:good force',
      'conf t',
      'hostname Two',
      'archive',
      'path flash0:cfg',
      'end',
      'configure replace flash0:good force time 2',
    );
    r.type('configure confirm', '⟦+3m⟧');
    expect(r.fact('hostname')).toBe('Router');
    r.type(
      'conf t',
      'hostname Three',
      'archive',
      'path flash0:cfg',
      'end',
      'configure replace flash0:good force time 2',
      'configure revert now',
    );
    expect(r.fact('hostname')).toBe('Three');
  });

  it('R11 keeps the order of boot system lines', () => {
    const r = bootedRouter();
    r.type(
      'terminal length 0',
      'conf t',
      'boot system flash0:a',
      'boot system flash0:b',
      'end',
      'copy running-config flash0:good',
      '',
    );
    r.type(
      'conf t',
      'no boot system',
      'boot system flash0:b',
      'boot system flash0:a',
      'end',
      'configure replace flash0:good force',
    );
    expect(r.type('show running-config | include boot system')).toContain(
      'boot system flash0:a\nboot system flash0:b\n',
    );
  });
});

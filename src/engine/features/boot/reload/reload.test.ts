import { describe, expect, it } from 'vitest';
import { fromCivil } from '../../../kernel/calendar.ts';
import { patch } from '../../../system/content.ts';
import { buildImage } from '../../../system/image/image.ts';
import { catalogueSpec } from '../../../system/image/image-catalogue.ts';
import { Guest, VTYS } from '../../../testing/caller.ts';
import { bootedRouter } from '../../../testing/lab.ts';

const clock = fromCivil(2020, 9, 22, 12, 40);
const FIRST = '\n\n\n\x07***\n*** --- ';

describe('now', () => {
  it('R1 asks only what it needs to', () => {
    const bench = bootedRouter();
    expect(bench.type('⟦reload⟧⟦:type n⟧')).toBe('reload\nProceed with reload? [confirm]n\nRouter#');
    bench.type('conf t', 'hostname R5', 'end', '⟦+1s⟧');
    expect(bench.type('reload', 'maybe', 'no', '⟦:type n⟧')).toBe(
      [
        'reload',
        '',
        'System configuration has been modified. Save? [yes/no]: maybe',
        "% Please answer 'yes' or 'no'.",
        'System configuration has been modified. Save? [yes/no]: no',
        'Proceed with reload? [confirm]n',
        'R5#',
      ].join('\n'),
    );
    expect(bench.type('reload', 'yes')).toContain(
      'Save? [yes/no]: yes\nBuilding configuration...\n[OK]\nProceed with reload? [confirm]',
    );
    bench.type('⟦:key enter⟧');
    expect(bench.fact('hostname')).toBe('R5');
  });

  it('R1 does not ask for the sake of the register alone', () => {
    const bench = bootedRouter();
    bench.type('conf t', 'config-register 0x2142', 'end', '⟦+1s⟧');
    expect(bench.type('⟦reload⟧⟦:type n⟧')).toBe('reload\nProceed with reload? [confirm]n\nRouter#');
  });

  it('R1 gives up on Ctrl-C', () => {
    const bench = bootedRouter();
    bench.type('conf t', 'hostname R5', 'end', '⟦+1s⟧');
    expect(bench.type('⟦reload⟧⟦^C⟧')).toMatch(/\[yes\/no\]: \n?R5#$/);
    expect(bench.fact('boot.count')).toBe(1);
  });

  it('R2 tells the log and starts again', () => {
    const bench = bootedRouter();
    const screen = bench.type('⟦reload⟧⟦:key enter⟧');
    expect(screen).toMatch(
      /\n\n\*Jan {2}2 00:01:\d\d\.\d{3}: %SYS-5-RELOAD: Reload requested by console\. Reload Reason: Reload Command\.\n\nSystem Bootstrap/,
    );
    expect(bench.fact('boot.count')).toBe(2);
    expect(bench.fact('boot.last-return')).toBe('reload');
    expect(bench.lab.events.filter(({ id }) => id === 'reload.requested').map(({ payload }) => payload)).toEqual([
      { by: 'console', reason: 'Reload Command' },
    ]);
  });

  it('R3 keeps the reason', () => {
    const bench = bootedRouter({ clock });
    expect(bench.type('⟦reload reason New image⟧⟦:key enter⟧')).toContain('Reload Reason: New image.\n');
    expect(bench.type('', 'show version | include reload|ROM by')).toMatch(
      /System returned to ROM by reload at 12:42:\d\d UTC Tue Sep 22 2020\nLast reload type: Normal Reload\nLast reload reason: New image\n/,
    );
  });
});

describe('later', () => {
  it('R4 schedules', () => {
    const bench = bootedRouter({ clock });
    expect(bench.type('reload in 2:05 new image')).toMatch(
      /\nReload scheduled for 14:4\d:\d\d UTC Tue Sep 22 2020 \(in 2 hours and 5 minutes\) by console\nReload reason: new image\nProceed with reload\? \[confirm\]$/,
    );
    bench.type('⟦:key enter⟧⟦+1s⟧');
    expect(bench.fact('reload.pending-minutes')).toBe(125);
    expect(bootedRouter().type('reload in 1')).toContain(
      '\nReload scheduled in 1 minute by console\nReload reason: Reload Command\n',
    );
    expect(bench.type('⟦:key enter⟧⟦reload in 5x⟧')).toContain("% Invalid input detected at '^' marker.");
  });

  it('R4 takes the documented forms and no others', () => {
    const bench = bootedRouter({ clock });
    const taken = (line: string): string => {
      const screen = bench.type(line);
      if (screen.endsWith('[confirm]')) bench.type('⟦:type n⟧');
      return screen;
    };
    expect(taken('reload in 10 because  of | this')).toContain('\nReload reason: because  of | this\n');
    expect(taken('reload in 10 reason I_took_an_arrow')).toContain('\nReload reason: I_took_an_arrow\n');
    expect(taken('reload at 23:30 reason night')).toContain('\nReload reason: night\n');
    expect(taken('reload in 576:00')).toContain('(in 576 hours) by console\n');
    expect(taken('reload in 34560')).toContain('(in 576 hours) by console\n');
    for (const far of ['576:01', '999:59', '34561', '99999'])
      expect(taken(`reload in ${far}`)).toContain('\n%Reload must be scheduled within 24 days.\nRouter#');
    for (const wrong of [
      'in 1:5',
      'in 1:60',
      'in 1000:00',
      'in :30',
      'in 5m',
      'in -1',
      'at 24:00',
      'at 9:60',
      'at noon',
    ])
      expect(taken(`reload ${wrong}`)).toContain("% Invalid input detected at '^' marker.");
    for (const short of ['in', 'at', 'reason', 'in 5 reason', 'warm file', '/verify in'])
      expect(taken(`reload ${short}`)).toContain('% Incomplete command.');
    expect(taken('reload at 00:00')).toContain('for 00:00:00 UTC Wed Sep 23 2020 (in 11 hours and ');
    expect(taken('reload at 10:00 31 sep')).toContain('\n% Invalid date\nRouter#');
    expect(bench.fact('reload.pending-minutes')).toBeNull();
  });

  it('R4 takes a day and a month for a date, never for a reason', () => {
    const bench = bootedRouter({ clock });
    for (const [line, next] of [
      ['reload at 10:00 5 ', 'MONTH  Month of the year'],
      ['reload at 10:00 may ', '<1-31>  Day of the month'],
    ])
      expect(bench.type(`⟦:type ${line}?⟧⟦^U⟧`)).toContain(`\n  ${next}\n`);
    for (const short of ['5', '31', 'sep', 'september']) {
      const screen = bench.type(`reload at 23:00 ${short}`);
      expect(screen).toContain('% Incomplete command.');
    }
    for (const [typed, reason] of [
      ['32', '32'],
      ['5 minutes later', '5 minutes later'],
      ['may be', 'may be'],
      ['24 sep sep', 'sep'],
    ]) {
      expect(bench.type(`reload at 23:00 ${typed}`)).toContain(`\nReload reason: ${reason}\n`);
      bench.type('⟦:type n⟧');
    }
  });

  it('R4 offers its words', () => {
    const bench = bootedRouter({ clock });
    const offered = (line: string): readonly string[] =>
      [...bench.type(`⟦:type ${line}?⟧⟦^U⟧`).matchAll(/^ {2}(\S+)/gm)].map(([, word]) => word ?? '');
    expect(offered('reload ')).toEqual([
      'LINE',
      '/noverify',
      '/verify',
      'at',
      'cancel',
      'in',
      'reason',
      'warm',
      '<cr>',
    ]);
    expect(offered('reload /noverify ')).toEqual(['LINE', 'at', 'cancel', 'in', 'reason', 'warm', '<cr>']);
    expect(offered('reload warm ')).toEqual(['LINE', 'at', 'file', 'in', 'reason', '<cr>']);
    expect(offered('reload in ')).toEqual(['WORD']);
    expect(offered('reload in 5 ')).toEqual(['LINE', 'reason', '<cr>']);
    expect(offered('reload at ')).toEqual(['hh:mm']);
    expect(offered('reload at 10:00 ')).toEqual(['<1-31>', 'LINE', 'MONTH', 'reason', '<cr>']);
    expect(offered('reload cancel ')).toEqual(['<cr>']);
    expect(offered('show reload ')).toEqual(['|', '<cr>']);
    bench.type('disable');
    expect(bench.type('show reload')).toContain('No reload is scheduled.');
    expect(bench.type('reload cancel')).toContain("% Invalid input detected at '^' marker.");
  });

  it('R5 wants a clock and a near day', () => {
    expect(bootedRouter().type('reload at 10:00')).toBe(
      'reload at 10:00\n%The date and time must be set first.\nRouter#',
    );
    const bench = bootedRouter({ clock });
    expect(bench.type('reload at 10:00')).toContain('for 10:00:00 UTC Wed Sep 23 2020 (in 21 hours and ');
    bench.type('⟦:type n⟧');
    expect(bench.type('reload at 23:30 24 sep night work')).toContain(
      'for 23:30:00 UTC Thu Sep 24 2020 (in 58 hours and',
    );
    bench.type('⟦:type n⟧');
    expect(bench.type('reload at 10:00 Dec 24')).toContain('%Reload must be scheduled within 24 days.');
  });

  it('R6 warns, and keeps its word', () => {
    const bench = bootedRouter({ clock });
    const screen = bench.type('⟦reload in 6⟧⟦:key enter⟧⟦+5m⟧⟦+70s⟧⟦:wait System Bootstrap⟧');
    expect(
      screen
        .split(FIRST)
        .slice(1)
        .map((part) => part.slice(0, part.indexOf(' ---'))),
    ).toEqual(['SHUTDOWN in 0:06:00', 'SHUTDOWN in 0:05:00', 'SHUTDOWN in 0:01:00', 'SHUTDOWN NOW']);
    expect(screen).toMatch(
      /%SYS-5-SCHEDULED_RELOAD: Reload requested for .* at .* by console\. Reload Reason: Reload Command\.\n/,
    );
    expect(screen).toMatch(/%SYS-5-RELOAD: Reload requested by console\.[\s\S]*System Bootstrap/);
  });

  it('R6 warns at every line', () => {
    const bench = bootedRouter({ clock });
    bench.type('conf t', ...VTYS, 'end', 'write');
    const guest = new Guest(bench);
    guest.type('letmein');
    bench.type('⟦reload in 2⟧⟦:key enter⟧⟦+70s⟧');
    expect(guest.hear().split(FIRST)).toHaveLength(3);
    bench.type('reload cancel');
    expect(guest.hear()).toContain('SHUTDOWN ABORTED');
  });

  it('R6 warns once of a reload that was scheduled again', () => {
    const bench = bootedRouter({ clock });
    bench.type('⟦reload at 13:20⟧⟦:key enter⟧⟦+1s⟧', '⟦reload at 13:20 once more⟧⟦:key enter⟧⟦+1s⟧');
    const screen = bench.type('⟦+20m⟧', '⟦:wait System Bootstrap⟧');
    expect(screen.split('SHUTDOWN NOW')).toHaveLength(2);
    expect(screen.split('SHUTDOWN in 0:05:00')).toHaveLength(2);
    expect(screen).toContain('Reload Reason: once more.');
  });

  it('R7 can be called off', () => {
    const bench = bootedRouter({ clock });
    expect(bench.type('reload cancel')).toBe('reload cancel\n%No reload is scheduled.\nRouter#');
    bench.type('⟦reload in 2⟧⟦:key enter⟧⟦+1s⟧');
    const screen = bench.type('reload cancel', '⟦+5m⟧');
    expect(screen).toContain(`reload cancel\n${FIRST}SHUTDOWN ABORTED ---\n***\n`);
    expect(screen).toMatch(
      /%SYS-5-SCHEDULED_RELOAD_CANCELLED: Scheduled reload cancelled at 12:4\d:\d\d UTC Tue Sep 22 2020\n/,
    );
    expect(bench.fact('boot.count')).toBe(1);
  });

  it('R8 shows what is scheduled', () => {
    const bench = bootedRouter({ clock });
    expect(bench.type('show reload')).toBe('show reload\nNo reload is scheduled.\nRouter#');
    bench.type('⟦reload in 1:00 work⟧⟦:key enter⟧⟦+1s⟧');
    expect(bench.type('show reload')).toMatch(
      /Reload scheduled for 13:4\d:\d\d UTC Tue Sep 22 2020 \(in 1 hour\) by console\nReload reason: work\n/,
    );
  });

  it('R9 verifies first', () => {
    const spec = catalogueSpec('c2900-universalk9-mz.SPA.154-3.M.bin');
    if (!spec) throw new Error('No specification');
    const content = buildImage({ ...spec, size: 2_000_000 });
    const bench = bootedRouter({
      files: [
        { path: 'flash0:a.bin', content },
        { path: 'flash0:b.bin', content: patch(content, { at: 999_999, hex: '0011' }) },
      ],
    });
    expect(bench.type('⟦reload /verify⟧⟦:type n⟧')).toMatch(
      /successfully verified in file flash0:\/?a\.bin\nProceed with reload\? \[confirm\]n/,
    );
    bench.type('conf t', 'boot system flash0:b.bin', 'end', 'write', '⟦+1s⟧');
    const refused = bench.type('reload /verify', '⟦+1s⟧');
    expect(refused).toMatch(/not valid[^\n]*\nRouter#/);
    expect(refused).not.toContain('Proceed');
    bench.type('conf t', 'file verify auto', 'end', 'write', '⟦+1s⟧');
    expect(bench.type('reload', '⟦+1s⟧')).toMatch(/not valid[^\n]*\nRouter#/);
    expect(bench.type('⟦reload /noverify⟧⟦:type n⟧')).toContain('Proceed with reload? [confirm]n');
  });

  it('R10 is forgotten at a start', () => {
    const bench = bootedRouter({ clock });
    bench.type('⟦reload in 4⟧⟦:key enter⟧', '⟦:power off⟧⟦:power on⟧⟦+10m⟧');
    expect(bench.fact('boot.count')).toBe(2);
    expect(bench.fact('reload.pending-minutes')).toBeNull();
  });
});

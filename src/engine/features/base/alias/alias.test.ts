import { describe, expect, it } from 'vitest';
import { bootedRouter, type Bench } from '../../../testing/lab.ts';
import { runningConfigText } from '../../configuration/configuration/api.ts';

const configured = (...lines: readonly string[]): Bench => {
  const r = bootedRouter();
  r.type('terminal length 0', 'conf t', ...lines, 'end', '⟦+1s⟧', '');
  return r;
};

describe('aliases', () => {
  it('R1 EXEC has eight from the start', () => {
    const r = bootedRouter();
    expect(r.type('s clock')).toMatch(/\n\*00:\S+ UTC Mon Jan 2 2006\nRouter#$/);
    expect(r.type('w')).toBe('w\n% No connections open\nRouter#');
    expect(r.type('r')).toBe('r\n% No current connection\nRouter#');
    expect(r.type('un all')).toBe(r.type('undebug all').replace('undebug all', 'un all'));
    expect(r.type('u all')).toContain('All possible debugging has been turned off');
    expect(r.type('h')).toContain('\nHelp may be requested at any point');
    expect(r.type('p 10.0.0.1')).toContain('% Unrecognized host or address, or protocol not running.');
    expect(r.type('lo')).toContain('Router con0 is now available');
  });

  it('R2 are added, changed and taken away', () => {
    const r = configured('alias exec ck show clock', 'alias exec s show version');
    expect(r.type('ck')).toContain('UTC Mon Jan 2 2006');
    expect(r.type('s | include register')).toContain('Configuration register is 0x2102');
    expect(r.type('c')).toContain('% Ambiguous command:  "c"');
    r.type('conf t', 'no alias exec ck', 'end', '⟦+1s⟧', '');
    expect(r.type('ck x')).toContain("^\n% Invalid input detected at '^' marker.");
    r.type('conf t', 'no alias exec', 'end', '⟦+1s⟧', '');
    expect(r.type('s privilege')).toContain('Current privilege level is 15');
    r.type('conf t', 'alias exec ck show clock', 'no alias exec lo', 'alias exec s show version');
    r.type('default alias exec ck', 'default alias exec lo', 'default alias exec s', 'end');
    expect(r.type('show aliases exec')).toMatch(/ {2}h {21}help\n {2}lo {20}logout\n[^]* {2}s {21}show\n[^]*where\n\n/);
    r.type(
      'conf t',
      'alias configure hn hostname',
      'alias interface up no shutdown',
      'alias line never exec-timeout 0 0',
    );
    r.type('hn Edge', 'interface g0/0', 'up', 'line con 0', 'never', 'end');
    expect(r.fact('hostname')).toBe('Edge');
    expect(r.fact('interface.shutdown', 'g0/0')).toBe(false);
    expect(r.type('show run | section line con')).toContain('\n exec-timeout 0 0\n');
  });

  it('R3 stand for the beginning of a line', () => {
    const r = configured('alias exec run show running-config');
    expect(r.type('run | include ^version')).toBe('run | include ^version\nversion 15.4\nRouter#');
    expect(r.type(' run')).toContain('% Unknown command or computer name');
    expect(r.type('s clock now')).toBe(
      "s clock now\n               ^\n% Invalid input detected at '^' marker.\n\nRouter#",
    );
    r.type('conf t', 'alias exec bad show nonsense');
    expect(r.type('do s privilege')).toContain('Current privilege level is 15');
    expect(r.type('do bad')).toBe(
      "do bad\n                  ^\n% Invalid input detected at '^' marker.\n\nRouter(config)#",
    );
  });

  it('R3 may begin with do', () => {
    const r = configured('alias configure sh do show', 'alias configure d do');
    r.type('conf t');
    expect(r.type('sh privilege')).toBe('sh privilege\nCurrent privilege level is 15\nRouter(config)#');
    expect(r.type('d s privilege')).toContain('\nCurrent privilege level is 15\n');
    expect(r.type('⟦:type sh clock ?⟧⟦^U⟧')).toContain('\n  detail  ');
    expect(r.type('⟦:type sh priv⟧⟦:key tab⟧⟦:key enter⟧')).toContain('\nRouter(config)#sh privilege \nCurrent');
    expect(r.type('sh 99')).toBe(
      "sh 99\n                  ^\n% Invalid input detected at '^' marker.\n\nRouter(config)#",
    );
    expect(r.type('d show 99')).toContain(`\n${' '.repeat('Router(config)#d show '.length)}^\n`);
  });

  it('R4 are listed by word help and helped with', () => {
    const r = configured('alias exec st show terminal');
    const help = (line: string): string | undefined => r.type(`⟦:type ${line}⟧⟦:key ?⟧⟦^U⟧`).split('\n')[1];
    expect(help('st')).toMatch(/^\*st="show terminal" {2}/);
    expect(help('lo')).toBe('*lo=logout  lock  login  logout  ');
    expect(help(' lo')).toBe('lock  login  logout  ');
    expect(help('s')).toMatch(/^\*s=show +\*st="show terminal" +sdlc +/);
    expect(r.type('⟦:type s clock ?⟧⟦^U⟧')).toContain('\n  detail  ');
    expect(r.type('⟦:type s priv⟧⟦:key tab⟧⟦:key enter⟧')).toContain('\nRouter#s privilege \nCurrent privilege level');
  });

  it('R5 are shown mode by mode', () => {
    const r = configured('alias exec ck show clock', 'alias configure hn hostname');
    const shown = r.type('show aliases');
    expect(shown).toMatch(
      /^show aliases\nExec mode aliases:\n {2}h {21}help\n {2}lo {20}logout\n[^]* {2}w {21}where\n {2}ck {20}show clock\n\nConfigure mode aliases:\n {2}hn {20}hostname\n\nRouter#$/,
    );
    expect(r.type('show aliases configure')).toBe(
      'show aliases configure\nConfigure mode aliases:\n  hn                    hostname\n\nRouter#',
    );
  });

  it('R6 are printed and read back', () => {
    const r = configured(
      'alias exec ck show clock',
      'no alias exec w',
      'no alias exec s',
      'alias exec s show version',
      'alias line never exec-timeout 0 0',
    );
    const text = runningConfigText(r.device);
    expect(text).toContain(
      '\nno alias exec w\nalias exec s show version\nalias exec ck show clock\nalias line never exec-timeout 0 0\n!\nline con 0\n',
    );
    const again = configured(...text.split('\n'));
    expect(again.type('show run | include alias')).toBe(r.type('show run | include alias'));
  });

  it('R7 change nothing of what a file says', () => {
    const r = configured(
      'alias configure line hostname',
      'alias configure alias hostname',
      'alias line login no login',
    );
    expect(r.type('conf t', 'line Typed', 'end')).toContain('Typed(config)#end');
    r.type('copy running-config flash0:cfg', '', '⟦+2s⟧');
    const merged = r.type('copy flash0:cfg running-config', '', '⟦+3s⟧');
    expect(merged).not.toContain('^');
    expect(r.fact('hostname')).toBe('Typed');
    const lines = (text: string): string => text.slice(text.indexOf('\nline con 0'));
    const text = runningConfigText(r.device);
    expect(lines(text)).toContain('\nline vty 0 4\n login\n');
    expect(lines(runningConfigText(bootedRouter({ startup: text }).device))).toBe(lines(text));
  });
});

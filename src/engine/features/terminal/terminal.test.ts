import { describe, expect, it } from 'vitest';
import { bootedRouter, type Bench } from '../../testing/lab.ts';

const quiet = (): Bench => {
  const r = bootedRouter();
  r.type('⟦+20s⟧', '');
  return r;
};

describe('terminal', () => {
  it('R1 pages by its length', () => {
    const r = quiet();
    expect(r.type('terminal length 5', 'show logging', 'q')).toMatch(/(\n.*){4}\n --More-- /);
    expect(r.type('terminal length 0', 'show logging')).not.toContain('--More--');
    expect(r.type('terminal no length', 'show terminal')).toContain('\nLength: 24 lines, Width: 80 columns\n');
    expect(r.type('terminal width 132', 'show terminal')).toContain(' Width: 132 columns\n');
    expect(r.type('terminal no width', 'show terminal')).toContain(' Width: 80 columns\n');
    expect(r.type('terminal width 0', 'show software ?')).toContain('  authenticity  Software authenticity\n');
    expect(r.type('terminal length 513')).toContain("% Invalid input detected at '^' marker.");
  });

  it('R2 keeps as many lines as it is told', () => {
    const r = quiet();
    expect(r.type('terminal history size 2', 'show clock', 'show history')).toBe(
      r.player.screen.replace(/show history\n[^]*$/, 'show history\n  show clock\n  show history\nRouter#'),
    );
    r.type('terminal no history', 'show clock');
    expect(r.type('show terminal')).toContain('History is disabled.');
    r.type('terminal history');
    expect(r.type('show terminal')).toContain('history size is 10.');
    expect(r.type('terminal history size 50', 'terminal no history size', 'show terminal')).toContain(
      'history size is 10.',
    );
  });

  it('R3 shows the lines of EXEC only', () => {
    const r = quiet();
    r.type('show clock', 'configure terminal', 'hostname R9', 'hostname Router', 'end');
    const shown = r.type('show history');
    expect(shown).toMatch(/\n {2}show clock\n {2}configure terminal\n {2}show history\nRouter#$/);
    expect(shown).not.toContain('hostname');
  });

  it('R4 edits or not', () => {
    const r = quiet();
    r.type('terminal no editing');
    expect(r.type('⟦:type show clack⟧⟦^B⟧⟦^B⟧', '')).toContain('% Invalid input');
    r.type('terminal editing');
    expect(r.type('⟦:type show clack⟧⟦^B⟧⟦^B⟧⟦^H⟧⟦:type o⟧', '')).toMatch(/UTC Mon Jan 2 2006/);
  });

  it('R5 monitors already', () => {
    expect(quiet().type('terminal monitor', 'terminal no monitor')).toBe(
      'terminal monitor\n% Console already monitors\nRouter#terminal no monitor\nRouter#',
    );
  });

  it('R6 explains help', () => {
    const r = quiet();
    r.type('disable');
    const screen = r.type('help');
    expect(screen).toContain("\nHelp may be requested at any point in a command by entering\na question mark '?'.");
    expect(screen).toMatch(/\n {3}\(e\.g\. 'show pr\?'\.\)\n\nRouter>$/);
  });

  it('R7 shows the settings', () => {
    const screen = quiet().type('show terminal');
    expect(screen).toMatch(/\nLine 0, Location: "", Type: ""\nLength: 24 lines, Width: 80 columns\n/);
    expect(screen).toContain('\n               00:10:00        never');
    expect(screen).toContain('\nEditing is enabled.\nHistory is enabled, history size is 10.\n');
  });

  it('R8 takes full-help', () => {
    expect(quiet().type('terminal full-help', 'terminal no full-help')).not.toContain('%');
  });
});

import { describe, expect, it } from 'vitest';
import { bootedRouter, type Bench } from '../../../testing/lab.ts';

const STARTUP = 'hostname R1\nend\n';
const QUESTION = 'Are you sure you want to continue? [yes/no]: ';

/** A device on which recovery was disabled and saved. */
const locked = (startup = STARTUP): Bench => {
  const r = bootedRouter({ startup });
  r.type('conf t', 'no service password-recovery', 'yes', 'end', 'write memory');
  return r;
};

const CYCLE = '⟦:power off⟧⟦+1s⟧⟦:power on⟧';
const DECOMPRESSED = '⟦:wait  [OK]⟧';
/** What a power cycle shows until the console waits for somebody. */
const cycled = (r: Bench, ...marks: readonly string[]): string => r.type(CYCLE + marks.join(''));

describe('no service password-recovery', () => {
  it('R1 warns and asks', () => {
    const r = bootedRouter();
    r.type('conf t');
    const screen = r.type('no service password-recovery', 'no');
    expect(screen).toBe(
      `no service password-recovery\nWARNING:\nExecuting this command will disable password recovery\nmechanism.\nDo not execute this command without another plan for\npassword recovery.\n${QUESTION}no\nRouter(config)#`,
    );
    expect(r.fact('password-recovery.allowed')).toBe(true);
    r.type('no service password-recovery', 'yes');
    expect(r.fact('password-recovery.allowed')).toBe(false);
    expect(r.type('service password-recovery')).not.toContain('?');
    expect(r.fact('password-recovery.allowed')).toBe(true);
  });

  it('R2 stands in the running configuration only when disabled', () => {
    const r = bootedRouter();
    expect(r.type('show running-config | include recovery')).not.toContain('service password-recovery\n');
    r.type('conf t', 'no service password-recovery', 'yes', 'end');
    expect(r.type('show running-config | include service')).toContain(
      'no service password-encryption\nno service password-recovery\n',
    );
    const again = bootedRouter({ startup: 'no service password-recovery\nend\n' });
    expect(again.fact('password-recovery.allowed')).toBe(false);
  });

  it('R3 needs a register that boots by itself and reads the configuration', () => {
    const r = bootedRouter();
    r.type('conf t', 'config-register 0x2100');
    expect(r.type('no service password-recovery')).toContain('Please setup auto boot using config-register first.\n');
    r.type('config-register 0x2142');
    expect(r.type('no service password-recovery')).toContain('Please clear the ignore configuration');
    expect(r.fact('password-recovery.allowed')).toBe(true);
  });

  it('R4 refuses registers that would open a way in', () => {
    const r = locked();
    r.type('conf t');
    expect(r.type('config-register 0x2142')).toContain(
      'Password recovery is disabled, cannot enable diag or ignore configuration.\n',
    );
    expect(r.type('config-register 0x2100')).toContain('Please setup auto boot using config-register first.\n');
    expect(r.fact('boot.config-register-next')).toBe('0x2102');
  });

  it('R5 is remembered by the hardware until IOS reads the configuration again', () => {
    const r = bootedRouter();
    r.type('conf t', 'no service password-recovery', 'yes', 'end');
    expect(cycled(r, DECOMPRESSED)).toContain('PASSWORD RECOVERY FUNCTIONALITY IS DISABLED');
    r.player.settle();
    r.type('', '⟦+60s⟧');
    expect(r.fact('password-recovery.allowed')).toBe(true);
  });
});

describe('a locked device', () => {
  it('R6 says so after its memory', () => {
    expect(cycled(locked(), DECOMPRESSED)).toMatch(
      /Main memory is configured to [^\n]*\nPASSWORD RECOVERY FUNCTIONALITY IS DISABLED\n[^]*program load complete/,
    );
  });

  it.each([1, 4, 10, 25, 70])('R7 does not open its ROM monitor for Break after %d s', (seconds) => {
    const screen = cycled(locked(), `⟦+${seconds}s⟧⟦break⟧`);
    expect(screen).not.toContain('rommon');
    expect(screen).toContain('Press RETURN to get started!');
  });

  it('R7 nor while IOS runs with Break enabled', () => {
    const r = bootedRouter({ register: 0x2002, startup: STARTUP });
    r.type('conf t', 'no service password-recovery', 'yes', 'end');
    expect(r.type('⟦break⟧')).not.toContain('rommon');
    expect(r.fact('boot.phase')).toBe('ios');
  });

  it('R8 offers the factory default after Break, and y erases startup-config', () => {
    const r = locked();
    const screen = cycled(r, DECOMPRESSED, '⟦+2s⟧⟦break⟧⟦:key y⟧');
    expect(screen).toContain(
      'PASSWORD RECOVERY IS DISABLED.\nDo you want to reset the router to factory default\nconfiguration and proceed [y/n] ? y\nReset router configuration to factory default.\n',
    );
    expect(screen).toContain('Would you like to enter the initial configuration dialog? [yes/no]: ');
    expect(r.fact('password-recovery.allowed')).toBe(true);
    expect(r.fact('config.startup-present')).toBe(false);
  });

  it('R8 keeps the configuration when the answer is n', () => {
    const r = locked();
    expect(cycled(r, DECOMPRESSED, '⟦+2s⟧⟦break⟧⟦:key x⟧⟦:key n⟧')).toContain('Press RETURN to get started!');
    r.type('', '⟦+60s⟧');
    expect(r.fact('hostname')).toBe('R1');
    expect(r.fact('password-recovery.allowed')).toBe(false);
  });

  it('R9 boots by itself when nobody presses Break', () => {
    const screen = cycled(locked());
    expect(screen).not.toContain('factory default');
    expect(screen).toContain('Press RETURN to get started!');
  });

  it('R10 stays closed and starts over when no image can be started', () => {
    const r = locked();
    r.type('delete /force flash0:c2900-universalk9-mz.SPA.154-3.M.bin');
    r.type('⟦:power off⟧⟦:power on⟧⟦+3m⟧⟦break⟧⟦+3m⟧');
    expect(
      r.player.screen.match(/No bootable image file: flash:\/\nUnable to open boot file\n/g)?.length,
    ).toBeGreaterThan(2);
    expect(r.player.screen).not.toContain('rommon 1');
  });

  it('R11 keeps the secured bootset through a factory reset', () => {
    const r = bootedRouter({ startup: STARTUP });
    r.type(
      'conf t',
      'secure boot-image',
      'secure boot-config',
      'no service password-recovery',
      'yes',
      'end',
      'write memory',
    );
    cycled(r, DECOMPRESSED, '⟦+2s⟧⟦break⟧⟦:key y⟧');
    r.type('no', '', '⟦+60s⟧', 'enable', 'terminal length 0');
    expect(r.type('show secure bootset')).toContain('Secure archive flash0:.runcfg-');
    r.type(
      'conf t',
      'secure boot-config restore flash0:rescue-cfg',
      'end',
      'copy flash0:rescue-cfg running-config',
      '',
    );
    expect(r.fact('hostname')).toBe('R1');
  });
});

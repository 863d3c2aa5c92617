import { describe, expect, it } from 'vitest';
import { md5Hex } from '../../../system/crypto/digests.ts';
import { imageFile } from '../../../testing/lab.ts';
import { begun, nagged } from '../../../testing/nagging.ts';
import { entered, reloaded, signedRouter } from '../../../testing/signed.ts';

const IMAGE = 'asr1002x-universalk9.03.07.04.S.152-4.S4.SPA.bin';
const PACKAGE = 'asr1000-rommon.153-1r.S.SPA.pkg';
const asr = () =>
  signedRouter({
    platform: 'asr1002x',
    files: [imageFile(IMAGE, `bootflash:${IMAGE}`), imageFile(PACKAGE, `usb0:${PACKAGE}`)],
  });

describe('ROM monitor of a route processor', () => {
  it('R12 is upgraded in its partition and runs after a reload', () => {
    const r = asr();
    const md5 = md5Hex(imageFile(PACKAGE).content);
    expect(r.type('show rom-monitor R0')).toContain('\nSystem Bootstrap, Version 15.2(1r)S1, RELEASE SOFTWARE (fc1)\n');
    expect(r.type(`upgrade rom-monitor filename usb0:${PACKAGE} all`)).toBe(
      [
        `upgrade rom-monitor filename usb0:${PACKAGE} all`,
        '',
        'Chassis model ASR1002-X has a single rom-monitor.',
        '',
        'Upgrade rom-monitor',
        '',
        'Target copying rom-monitor image file',
        'Checking upgrade image...',
        `Upgrade image MD5 signature is ${md5}`,
        'Burning upgrade partition...',
        'Checking upgrade partition...',
        `Upgrade flash partition MD5 signature is ${md5}`,
        'ROMMON upgrade complete.',
        'To make the new ROMMON permanent, you must restart the RP.',
        'Router#',
      ].join('\n'),
    );
    const screen = reloaded(r);
    expect(screen).toContain('System Bootstrap, Version 15.3(1r)S, RELEASE SOFTWARE (fc1)\n');
    expect(screen).toContain('Current image running: Boot ROM1\n');
    expect(r.type('show rom-monitor R0')).toContain('Version 15.3(1r)S, RELEASE');
    expect(r.type('show software authenticity running')).toMatch(/Verifier Name {9}: ROMMON\n.*15\.3\(1r\)S, RELEASE/);
  });

  it('R12 Ctrl-Shift-6 is lost while it burns', () => {
    const r = asr();
    begun(r, `upgrade rom-monitor filename usb0:${PACKAGE} all`, /Burning upgrade/);
    nagged(r, /Router#$/);
    reloaded(r);
    expect(r.fact('rommon.running')).toBe('upgrade');
  });

  it('R12 power lost at any step: the router starts with one of both, and the upgrade can be run again', () => {
    const running = new Set<unknown>();
    for (let steps = 0; steps < 6; steps++) {
      const r = asr();
      r.lab.input({ kind: 'type', console: 'R1', text: `upgrade rom-monitor filename usb0:${PACKAGE} all\r` });
      for (let i = 0; i < steps; i++) if (r.lab.nextDue !== undefined) r.lab.advanceTo(r.lab.nextDue);
      r.player.play('⟦:power off⟧⟦:power on⟧');
      entered(r);
      expect(r.fact('boot.running-image')).toBe(`bootflash:${IMAGE}`);
      running.add(r.fact('rommon.running'));
      expect(r.type(`upgrade rom-monitor filename usb0:${PACKAGE} all`)).toContain('ROMMON upgrade complete.\n');
      reloaded(r);
      expect(r.fact('rommon.running')).toBe('upgrade');
    }
    expect(running).toEqual(new Set(['readonly', 'upgrade']));
  });

  it('R12 refuses other files, and is unknown on the Catalyst', () => {
    const r = asr();
    expect(r.type(`upgrade rom-monitor filename bootflash:${IMAGE} R0`)).toContain(
      '%ERROR: The file is not a ROM monitor image. ROMMON upgrade aborted.\n',
    );
    const cat = 'cat4500e-universalk9.SPA.03.04.00.SG.151-2.SG.bin';
    const c = signedRouter({ platform: 'cat4500e', files: [imageFile(cat, `bootflash:${cat}`)] });
    expect(c.type('show rom-monitor R0')).toContain('% Invalid input detected');
    expect(c.type('upgrade rom-monitor filename usb0:x all')).toContain('% Invalid input detected');
  });
});

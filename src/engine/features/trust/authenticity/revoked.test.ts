import { describe, expect, it } from 'vitest';
import type { DeviceSpec } from '../../../system/device-spec.ts';
import { catalogueImage } from '../../../system/image/image-catalogue.ts';
import { imageFile, rommonRouter } from '../../../testing/lab.ts';
import { entered, reloaded, signed, signedRouter, smallImage } from '../../../testing/signed.ts';
import { trustChain } from './api.ts';

/** Production A and special A are gone. */
const revoked: NonNullable<DeviceSpec['keys']> = {
  primary: ['production-b', 'special-b'],
  backup: ['production-b', 'special-b'],
};
const old = `usbflash0:${signed.productionA}`;
const router = () => signedRouter({ boots: 'productionB', usb: ['productionA', 'monitorA'], keys: revoked });
const logged = (r: ReturnType<typeof router>): string => r.type('show logging | include SIGNATURE');

describe('after revocation', () => {
  it('R30 verify says why, and logs it', () => {
    const r = router();
    expect(r.type(`verify ${old}`)).toMatch(
      /CCO Hash {8}MD5 : [0-9A-F]{32}\n%ERROR: Digital signature is not valid for file usbflash0:.*\. Signed with production A, a key that was revoked\.\nRouter#$/,
    );
    expect(logged(r)).toContain(`%SIGNATURE-4-NOT_VALID: %ERROR: Signature not valid for file ${old}.\n`);
    expect(r.fact('authenticity.verdict', old)).toBe('revoked-key');
    expect(r.lab.events.findLast(({ id }) => id === 'image.verified')?.payload).toEqual({
      file: old,
      verdict: 'revoked-key',
      key: 'production A',
    });
  });

  it('R30 a key that was never there is not called revoked', () => {
    const r = signedRouter({ usb: ['productionB'] });
    expect(r.fact('authenticity.verdict', `usbflash0:${signed.productionB}`)).toBe('unknown-key');
    expect(r.type(`verify usbflash0:${signed.productionB}`)).toContain(
      'Signed with a key that is not in the key storage.',
    );
  });

  it('R31 copy /verify deletes the copy', () => {
    const r = signedRouter({
      boots: 'productionB',
      keys: revoked,
      files: [imageFile(signed.productionB), { path: 'usbflash0:old.bin', content: smallImage() }],
    });
    const copied = r.type('copy /verify usbflash0:old.bin flash0:', '');
    expect(copied).toContain('a key that was revoked.\n%ERROR: Aborting copy.\n');
    expect(r.fact('files.exists', 'flash0:old.bin')).toBe(false);
    r.type('conf t', 'file verify auto', 'end', 'copy usbflash0:old.bin flash0:', '');
    expect(r.fact('files.exists', 'flash0:old.bin')).toBe(false);
    r.type('copy /noverify usbflash0:old.bin flash0:', '');
    expect(r.fact('files.exists', 'flash0:old.bin')).toBe(true);
  });

  it('R31 reload /verify and file verify auto do not reload', () => {
    const r = router();
    r.type('conf t', `boot system ${old}`, 'end', 'write');
    expect(r.type('reload /verify')).toMatch(/a key that was revoked\.\nRouter#$/);
    r.type('conf t', 'file verify auto', 'end', 'write');
    expect(r.type('reload')).toMatch(/a key that was revoked\.\nRouter#$/);
    expect(r.fact('boot.count')).toBe(1);
  });

  it('R32 the ROM monitor refuses the image and takes the next', () => {
    const r = router();
    r.type('conf t', `boot system ${old}`, 'end', 'write');
    expect(reloaded(r)).toContain(
      [
        'IOS Image Load Test',
        '___________________',
        'The production key version A was revoked.',
        'RSA Signature Verification Failed ...',
        `boot: cannot load "${old}"`,
        '',
      ].join('\n'),
    );
    expect(r.fact('boot.running-image')).toBe(`flash0:${signed.productionB}`);
    expect(r.lab.events.find(({ id }) => id === 'boot.refused')?.payload).toEqual({
      image: old,
      reason: 'revoked-key',
    });
  });

  it('R30 R31 R34 a ROM monitor that the revoked key signed is refused by verify and copy /verify alike', () => {
    const r = router();
    const monitor = `usbflash0:${signed.monitorA}`;
    expect(r.type(`verify ${monitor}`)).toContain('Signed with production A, a key that was revoked.\n');
    expect(r.type(`copy /verify ${monitor} flash0:`, '')).toContain(
      'Signed with production A, a key that was revoked.\n%ERROR: Aborting copy.\n',
    );
    expect(r.fact('files.exists', `flash0:${signed.monitorA}`)).toBe(false);
  });

  it('R32 an upgradable ROM monitor that the revoked key signed is not started', () => {
    const upgrade = catalogueImage(signed.monitorA) ?? smallImage();
    const r = signedRouter({ boots: 'productionB', keys: revoked, rommon: { upgrade } });
    expect(r.fact('rommon.running')).toBe('readonly');
    expect(reloaded(r)).toContain(
      'The upgrade region of ROMMON holds a ROM monitor signed with a key that was revoked.\nRunning ReadOnly ROMMON.\n',
    );
    expect(r.lab.events.findLast(({ id }) => id === 'rommon.fell-back')?.payload).toEqual({ reason: 'revoked-key' });
    expect(trustChain(r.device).next[0]).toMatchObject({ name: 'ROMMON 2', accepted: false, verdict: 'revoked-key' });
  });

  it('R9 R32 what the rollover key signed starts whatever was revoked', () => {
    const r = signedRouter({ boots: 'productionB', usb: ['revocation'], keys: revoked });
    r.type('conf t', `boot system usbflash0:${signed.revocation}`, 'end', 'write');
    expect(reloaded(r)).toContain('Digitally Signed Revocation Software\n');
    expect(r.fact('authenticity.running-type')).toBe('revocation');
    expect(r.type(`verify usbflash0:${signed.revocation}`)).toContain('Digital signature successfully verified');
  });

  it('R33 without another image it stays in the ROM monitor, until USB flash rescues it', () => {
    const files = [imageFile(signed.productionA), imageFile(signed.productionB, `usbflash0:${signed.productionB}`)];
    const r = rommonRouter({ files, register: 0x2102, keys: revoked, startup: 'no logging console\nend\n' });
    expect(r.device.phase).toBe('rommon');
    expect(r.fact('authenticity.next-boot-accepted')).toBe(false);
    expect(r.lab.whyNot('authenticity.next-boot-accepted', 'R1')).toBe(r.fact('authenticity.next-boot-outlook'));
    expect(r.fact('authenticity.next-boot-outlook')).toBe(
      `A reload would stop in the ROM monitor. flash0:${signed.productionA}: The key that it names was revoked.`,
    );
    expect(r.type('boot')).toContain('The production key version A was revoked.\n');
    r.type(`boot usbflash0:${signed.productionB}`);
    entered(r);
    expect(r.fact('boot.image-verified-by')).toBe('production B');
    expect(r.fact('authenticity.next-boot-accepted')).toBe(false);
    r.type('conf t', `boot system usbflash0:${signed.productionB}`, 'end', 'write', '');
    expect(r.fact('authenticity.next-boot-accepted')).toBe(true);
    expect(r.fact('authenticity.next-boot-key')).toBe('production B');
  });

  it('R34 a ROM monitor signed with the revoked key is not programmed', () => {
    const r = router();
    expect(r.type(`upgrade rom-monitor file usbflash0:${signed.monitorA}`)).toContain(
      'RSA Signature Verification Failed ...\n\n%ERROR: Signed with production A, a key that was revoked. Nothing was programmed.\n',
    );
    expect(r.fact('rommon.upgrade-version')).toBe(null);
  });
});

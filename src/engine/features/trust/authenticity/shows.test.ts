import { describe, expect, it } from 'vitest';
import { patch } from '../../../system/content.ts';
import { trainingKey } from '../../../system/crypto/training-keys.ts';
import { catalogueImage } from '../../../system/image/image-catalogue.ts';
import { platformById } from '../../../platforms/index.ts';
import { imageFile } from '../../../testing/lab.ts';
import { signed, signedRouter, smallImage } from '../../../testing/signed.ts';

const image = (id: string) => {
  const content = catalogueImage(id);
  if (!content) throw new Error(id);
  return content;
};

const platformImage = (id: string) => {
  const { defaultImage } = platformById(id);
  return imageFile(defaultImage, `bootflash:${defaultImage}`);
};

describe('displays', () => {
  it('R1 an envelope stays with its file under any name', () => {
    const r = signedRouter({
      files: [imageFile(signed.productionA), imageFile(signed.specialA, 'flash0:c2900-universalk9-mz.SPB.bin')],
    });
    const screen = r.type('show software authenticity file flash0:c2900-universalk9-mz.SPB.bin');
    expect(screen).toContain('Image type                    : Special\n');
    expect(screen).toContain('    Key Version               : A\n');
    expect(r.fact('authenticity.image-type', 'flash0:c2900-universalk9-mz.SPB.bin')).toBe('special');
    expect(r.fact('authenticity.image-key', 'flash0:c2900-universalk9-mz.SPB.bin')).toBe('special A');
    expect(r.fact('authenticity.image-type', `flash0:${signed.productionA}`)).toBe('production');
    expect(r.fact('authenticity.running-type')).toBe('production');
  });

  it('R2 running: the image and the read-only ROM monitor that verified it', () => {
    expect(signedRouter().type('show software authenticity running')).toBe(
      [
        'show software authenticity running',
        'SYSTEM IMAGE',
        '------------',
        'Image type                    : Production',
        '    Signer Information',
        '        Common Name           : CiscoSystems',
        '        Organization Unit     : C2900',
        '        Organization Name     : CiscoSystems',
        '    Certificate Serial Number : 53CE01AD',
        '    Hash Algorithm            : SHA512',
        '    Signature Algorithm       : 2048-bit RSA',
        '    Key Version               : A',
        '',
        '    Verifier Information',
        '        Verifier Name         : ROMMON 1',
        '        Verifier Version      : System Bootstrap, Version 15.0(1r)M16, RELEASE SOFTWARE (fc1)',
        'Technical Support: http://www.cisco.com/techsupport',
        'Router#',
      ].join('\n'),
    );
  });

  it('R3 running: the upgradable ROM monitor verifies and has its own block', () => {
    const upgraded = signedRouter({ rommon: { upgrade: image(signed.monitorA) } });
    const screen = upgraded.type('show software authenticity running');
    expect(screen).toMatch(
      /Verifier Name {9}: ROMMON 2\n.*M16.*\nTechnical Support.*\n\nROMMON 2\n--------\nImage type {20}: Production\n/,
    );
    const special = signedRouter({ rommon: { upgrade: image(signed.specialMonitorA) } });
    expect(special.type('show software authenticity running')).toMatch(
      /ROMMON 2\n--------\nImage type {20}: Special\n[^]*Verifier Version {6}: System Bootstrap, Version 15\.0\(20120712:101530\) \[training-rommon 151\], DEVELOPMENT SOFTWARE\nRouter#$/,
    );
  });

  it('R4 file: on every file system, the alias resolved, an altered image too', () => {
    const altered = patch(smallImage(), { at: 200_000, hex: '00112233' });
    const r = signedRouter({
      files: [imageFile(signed.productionA), { path: 'usbflash0:lab/x.bin', content: altered }],
    });
    expect(r.type(`show software authenticity file flash:${signed.productionA}`)).toBe(
      [
        `show software authenticity file flash:${signed.productionA}`,
        `File Name                     : flash0:${signed.productionA}`,
        'Image type                    : Production',
        '    Signer Information',
        '        Common Name           : CiscoSystems',
        '        Organization Unit     : C2900',
        '        Organization Name     : CiscoSystems',
        '    Certificate Serial Number : 53CE01AD',
        '    Hash Algorithm            : SHA512',
        '    Signature Algorithm       : 2048-bit RSA',
        '    Key Version               : A',
        'Router#',
      ].join('\n'),
    );
    expect(r.type('show software authenticity file usbflash0:lab/x.bin')).toContain('Key Version               : A');
    expect(r.fact('authenticity.verdict', 'usbflash0:lab/x.bin')).toBe('bad-signature');
    expect(r.type('show software authenticity file usbflash0:lab/x.bin | include Version')).toBe(
      'show software authenticity file usbflash0:lab/x.bin | include Version\n    Key Version               : A\nRouter#',
    );
  });

  it('R5 file: nothing to show', () => {
    const r = signedRouter();
    expect(r.type('show software authenticity file flash0:none.bin')).toContain(
      '\n%Error opening flash0:none.bin (No such file or directory)\nRouter#',
    );
    expect(r.type('show software authenticity file nvram:startup-config', 'show logging | include SIGNATURE')).toMatch(
      /startup-config\nRouter#.*\n.*%SIGNATURE-4-NOT_PRESENT: %WARNING: Signature not found in file nvram:startup-config\.\n/,
    );
    expect(r.type('show software authenticity file')).toContain('% Incomplete command.');
  });

  it('R6 keys: every record with its modulus, in order', () => {
    const screen = signedRouter().type('show software authenticity keys');
    expect([...screen.matchAll(/Key Type {13}: (.*)/g)].map(([, type]) => type)).toEqual([
      'Production  (Primary)',
      'Special  (Primary)',
      'Rollover  (Revocation)',
      'Production  (Backup)',
      'Special  (Backup)',
    ]);
    expect(screen).toContain(
      'keys\nPublic Key #1 Information\n-------------------------\nKey Type             : Production  (Primary)\nPublic Key Algorithm : RSA\nModulus (256 bytes)   :\n        ',
    );
    expect(screen).toContain(
      `\nExponent (4 bytes)   : 10001\nKey Version          : A\n${' '.repeat(10)}\nPublic Key #2 Information\n`,
    );
    const first = /Modulus \(256 bytes\) {3}:\n([^]*?)\nExponent/.exec(screen)?.[1] ?? '';
    expect(first.split('\n')).toHaveLength(16);
    expect(first.replace(/[\s:]/g, '').toLowerCase()).toBe(trainingKey('production-a').modulus);
  });

  it('R7 need privilege level 15', () => {
    const r = signedRouter();
    expect(r.type('disable', 'show software authenticity keys')).toContain("% Invalid input detected at '^' marker.");
    expect(r.type('software authenticity key add special')).toContain("% Invalid input detected at '^' marker.");
  });
});

describe('platforms that cannot replace keys', () => {
  it.each(['asr1002x', 'cat4500e'])('R36 %s shows, and knows no other word', (platform) => {
    const r = signedRouter({ platform, files: [platformImage(platform)] });
    const running = r.type('show software authenticity running');
    expect(running).toContain('SYSTEM IMAGE\n------------\nImage type                    : Production\n');
    expect(running).toMatch(
      /Organization Unit {5}: IOS-XE\n[^]*Verifier Name {9}: ROMMON\n {8}Verifier Version {6}: \S.*\nRouter#$/,
    );
    const keys = r.type('show software authenticity keys');
    expect(keys).toContain('Key Type                  : Production  (Primary)\nPublic Key Algorithm : RSA\n');
    expect(keys).toMatch(/\n {8}[0-9a-f]{2}(:[0-9a-f]{2}){15}:\n/);
    expect(keys).toContain('\nKey Version          : A\nProduct Name         : IOS-XE\n\nPublic Key #2 Information\n');
    const refused = (line: string, caret: number): void => {
      expect(r.type(line)).toBe(
        `${line}\n${' '.repeat('Router#'.length + caret)}^\n% Invalid input detected at '^' marker.\n\nRouter#`,
      );
    };
    refused('software authenticity key add production', 1);
    refused('software authenticity key revoke special', 1);
    refused('show software authenticity upgrade-status', 'show software authenticity '.length);
    refused('debug software authenticity revocation', 'debug software authenticity '.length);
  });
});

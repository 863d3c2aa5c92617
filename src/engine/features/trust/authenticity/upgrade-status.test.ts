import { describe, expect, it } from 'vitest';
import { catalogueImage } from '../../../system/image/image-catalogue.ts';
import { bothKeys, signed, signedRouter } from '../../../testing/signed.ts';

const status = 'show software authenticity upgrade-status';
const addAgain = "  -> Run 'software authenticity key add production' with the revocation image.";
const newBoot = `boot system usbflash0:${signed.productionB}\nno logging console\nend\n`;
const monitor = (name: 'monitorA' | 'monitorB' | 'specialMonitorA') => {
  const content = catalogueImage(signed[name]);
  if (!content) throw new Error(name);
  return { upgrade: content };
};

/** A revocation image was loaded by hand; the next boot takes the new production image. */
const ready = () => {
  const r = signedRouter({
    boots: 'revocation',
    usb: ['productionB'],
    keys: bothKeys,
    rommon: monitor('monitorB'),
  });
  r.type('conf t', `boot system usbflash0:${signed.productionB}`, 'end', 'write');
  return r;
};

describe('upgrade check', () => {
  it('R27 R29 shows the five conditions, and that all are met', () => {
    expect(ready().type(status)).toBe(
      [
        status,
        'Production key upgrade status',
        '-----------------------------',
        'New production key version           : B',
        'New key in primary key storage       : Yes',
        'New key in backup key storage        : Yes',
        `Boot image (boot system)             : usbflash0:${signed.productionB}`,
        '  Signed with key                    : Production, version B',
        'Upgradable ROMMON',
        '  Signed with key                    : Production, version B',
        'Result                               : Ready for reload with the new production key',
        'Router#',
      ].join('\n'),
    );
  });

  it('R28 tells what to do about each condition that is not met', () => {
    const r = signedRouter({ boots: 'revocation', rommon: monitor('monitorA') });
    expect(r.type(status)).toBe(
      [
        status,
        'Production key upgrade status',
        '-----------------------------',
        'New production key version           : B (not installed)',
        addAgain,
        'New key in primary key storage       : No',
        addAgain,
        'New key in backup key storage        : No',
        addAgain,
        `Boot image (boot system)             : flash0:${signed.revocation}`,
        '  Signed with key                    : Rollover, version A',
        "  -> Copy the new production image to the router, point 'boot system' to it and save the configuration.",
        'Upgradable ROMMON',
        '  Signed with key                    : Production, version A',
        "  -> Upgrade it with 'upgrade rom-monitor file' to one signed with the new production key.",
        'Result                               : Not ready for reload with the new production key',
        'Router#',
      ].join('\n'),
    );
    expect(r.fact('authenticity.upgrade-missing')).toEqual([
      'installed',
      'primary',
      'backup',
      'boot-image',
      'rom-monitor',
    ]);
  });

  it('R28 tells each of them alone', () => {
    const backup = signedRouter({
      boots: 'revocation',
      keys: { primary: ['production-a', 'production-b'], backup: ['production-a'] },
    });
    expect(backup.type(status)).toContain(
      `New key in primary key storage       : Yes\nNew key in backup key storage        : No\n${addAgain}\n`,
    );
    const special = signedRouter({ boots: 'revocation', keys: bothKeys, rommon: monitor('specialMonitorA') });
    expect(special.type(status)).toContain(
      'Upgradable ROMMON\n  Signed with key                    : Special, version A\n  -> Upgrade',
    );
    const none = signedRouter({ boots: 'revocation', keys: bothKeys });
    expect(none.type(status)).toContain(
      'Upgradable ROMMON\n  Signed with key                    : not present\nResult',
    );
  });

  it('R28 names a configured boot image that the ROM monitor would not take', () => {
    const r = ready();
    r.type('conf t', `no boot system usbflash0:${signed.productionB}`, 'boot system flash0:gone.bin', 'end', 'write');
    expect(r.type(status)).toContain(
      `Boot image (boot system)             : flash0:${signed.revocation}\n  Not accepted                       : flash0:gone.bin\n`,
    );
    r.type('conf t', 'config-register 0x2100', 'end', 'write');
    expect(r.type(status)).toContain('Boot image (boot system)             : none\n');
  });

  it('R29 leads on: revoke, then done', () => {
    const r = signedRouter({ usb: ['productionB'], startup: newBoot, keys: bothKeys });
    expect(r.type(status)).toContain(
      "Result                               : New production key in use. Run 'software authenticity key revoke production'.\n",
    );
    r.type('software authenticity key revoke production');
    expect(r.type(status)).toContain(
      'Result                               : New production key in use. No older key is left.\n',
    );
    expect(signedRouter().fact('authenticity.upgrade-result')).toBe('not-ready');
  });
});

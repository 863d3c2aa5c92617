import { describe, expect, it } from 'vitest';
import { patch } from '../../../system/content.ts';
import { catalogueImage } from '../../../system/image/image-catalogue.ts';
import { type Bench, imageFile } from '../../../testing/lab.ts';
import { bothKeys, signed, signedRouter, smallImage } from '../../../testing/signed.ts';

const monitor = catalogueImage(signed.specialMonitorA);

/** A 2911 whose production image brings special B. */
const router = (): Bench =>
  signedRouter({
    rommon: { upgrade: monitor ?? smallImage() },
    files: [
      imageFile(signed.newerProductionA),
      imageFile(signed.specialA, `usbflash0:${signed.specialA}`),
      { path: 'usbflash0:altered.bin', content: patch(smallImage(), { at: 200_000, hex: '00112233' }) },
      { path: 'usbflash0:text.bin', content: { kind: 'text', text: 'hello' } },
    ],
  });

/** What one topic says of these lines, without the stamps. */
function told(topic: string, lines: readonly string[], r = router()): readonly string[] {
  expect(r.type(`debug software authenticity ${topic}`)).toContain(
    `\nSoftware Authenticity ${topic} debugging is on\n`,
  );
  r.type(...lines);
  const logged = r.type('show logging | include SW_AUTH').split('\n').slice(1, -1);
  return logged.map((line) => line.replace(/^.*: SW_AUTH /, ''));
}

describe('debugging', () => {
  const special = `usbflash0:${signed.specialA}`;

  it('R35 envelope: what a file says of its signature, or why it says nothing', () => {
    expect(
      told('envelope', [`show software authenticity file ${special}`, 'verify usbflash0:text.bin', '⟦:key n⟧']),
    ).toEqual([
      `ENVELOPE: ${special}: Special key version A, serial number 541AF4BC`,
      `ENVELOPE: ${special}: SHA512, 2048-bit RSA, 51938084 of 51938340 bytes signed`,
      'ENVELOPE: usbflash0:text.bin: none. It is not a software image.',
    ]);
  });

  it('R35 key: where a key is looked for, and what comes and goes', () => {
    expect(told('key', ['show software authenticity keys', `verify ${special}`])).toEqual([
      'KEY: primary storage: production A, special A',
      'KEY: backup storage: production A, special A',
      'KEY: rollover storage: rollover A',
      'KEY: special A found in Primary and Backup',
    ]);
    expect(told('key', ['software authenticity key add special', 'software authenticity key add special'])).toEqual([
      'KEY: special B written to primary storage',
      'KEY: special B written to backup storage',
      'KEY: special B is in primary storage already',
      'KEY: special B is in backup storage already',
    ]);
  });

  it('R35 revocation: every check with what was looked at', () => {
    const lines = ['add special', 'revoke special'].map((command) => `software authenticity key ${command}`);
    const image = `flash0:${signed.newerProductionA}`;
    expect(told('revocation', lines)).toEqual([
      'REVOCATION: bundled key is special B',
      'REVOCATION: new key is special B',
      'REVOCATION: to be revoked in Primary: special A',
      'REVOCATION: to be revoked in Backup: special A',
      `REVOCATION: running image signed with production A, next boot ${image} signed with production A: ok`,
      'REVOCATION: upgradable rommon signed with special A: refused',
    ]);
    const r = signedRouter({ boots: 'productionB', keys: bothKeys });
    r.type('conf t', 'boot system flash0:none', 'config-register 0x2100', 'end', 'write');
    expect(told('revocation', ['software authenticity key revoke production'], r).slice(3)).toEqual([
      `REVOCATION: running image signed with production B, next boot nothing: ok`,
      'REVOCATION: upgradable rommon none: ok',
    ]);
  });

  it('R35 errors: what failed, and why', () => {
    const lines = [
      'software authenticity key add production',
      'verify usbflash0:altered.bin',
      'show software authenticity file usbflash0:text.bin',
    ];
    expect(told('errors', lines)).toEqual([
      'ERRORS: add production refused, image-type: This command is supported only on a revocation image',
      'ERRORS: usbflash0:altered.bin: bad-signature. It was altered after it was signed, or another key signed it.',
      'ERRORS: usbflash0:text.bin: no signature envelope. It is not a software image.',
    ]);
  });

  it('R35 show: what each display had to tell', () => {
    const shows = ['running', 'keys', 'upgrade-status', `file ${special}`];
    expect(told('show', [...shows.map((what) => `show software authenticity ${what}`), `verify ${special}`])).toEqual([
      `SHOW: running: flash0:${signed.newerProductionA}, production A, verified by ROMMON 2`,
      'SHOW: keys: 5 records',
      'SHOW: upgrade-status: not-ready, not met: installed, primary, backup, boot-image, rom-monitor',
      `SHOW: file: ${special}, 51938340 bytes`,
    ]);
  });

  it('R35 verbose: both hashes and the verdict', () => {
    const [what, bundled, computed, signedHash, verdict] = told('verbose', ['verify usbflash0:altered.bin']);
    expect(what).toBe('VERBOSE: usbflash0:altered.bin: C2900 UNIVERSALK9 15.4(3)M');
    expect(bundled).toBe('VERBOSE: usbflash0:altered.bin: keys bundled: none');
    expect(computed).toMatch(/: hash computed [0-9A-F]{32}\.\.\.$/);
    expect(signedHash).toMatch(/: hash signed {3}[0-9A-F]{32}\.\.\.$/);
    expect(computed?.slice(-35)).not.toBe(signedHash?.slice(-35));
    expect(verdict).toBe('VERBOSE: usbflash0:altered.bin: verdict bad-signature');
  });

  it('R35 needs one of its words, and can be turned off', () => {
    const r = signedRouter();
    expect(r.type('debug software authenticity')).toContain('% Incomplete command.');
    r.type('debug software authenticity key', 'no debug software authenticity key', 'show software authenticity keys');
    expect(r.type('show logging | include SW_AUTH')).toBe('show logging | include SW_AUTH\nRouter#');
  });
});
